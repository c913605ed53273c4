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

    /** What follows the first word of an address as it was sent, however that word is spelled. */
    static String behindWord(HttpServletRequest request) {
        var address = request.getRequestURI();
        var slash = address.indexOf('/', 1);
        return slash < 0 ? "/" : address.substring(slash);
    }

    static List<SitePath> of(Pages pages, Asked asked) {
        return Stream.concat(
                        Stream.of(asked.path()).filter(SitePath::isPath).map(SitePath::new),
                        Stream.of(pages.tidy(asked)))
                .distinct()
                .toList();
    }
}
