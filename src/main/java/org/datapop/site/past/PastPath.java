package org.datapop.site.past;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;

/** The paths that may have been meant: as it was written, and in the one spelling of pages. */
final class PastPath {

    private PastPath() {}

    /** What was asked for behind a prefix. */
    static Asked after(String prefix, HttpServletRequest request) {
        var rest = request.getRequestURI().substring(prefix.length());
        return Asked.sent(rest.isEmpty() ? "/" : rest, null);
    }

    static List<SitePath> of(Pages pages, Asked asked) {
        return Stream.concat(
                        Stream.of(asked.path()).filter(SitePath::isPath).map(SitePath::new),
                        Stream.of(pages.tidy(asked)))
                .distinct()
                .toList();
    }
}
