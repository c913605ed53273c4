package org.datapop.site.rendering;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.datapop.shared.SitePath;

/** Reads an address on this site as an author wrote it into a text. */
final class WrittenPath {

    private static final Pattern QUERY_OR_PASSAGE = Pattern.compile("[?#].*");

    /** Views at addresses that documents can't have. */
    private static final Set<SitePath> VIEWS =
            Set.of(
                    CorrectionsView.PATH,
                    new SitePath(CorrectionsView.PATH + CorrectionsFeed.BELOW),
                    LogView.PATH,
                    SearchView.PATH);

    private WrittenPath() {}

    /** Whether it leads to a page, which is found in every reading of the site, and to no file. */
    static boolean isPage(String written) {
        if (!written.startsWith("/") || written.startsWith("//") || written.startsWith("/.")) {
            return false;
        }
        var asked = QUERY_OR_PASSAGE.matcher(written).replaceFirst("").toLowerCase(Locale.ROOT);
        var path = SitePath.isPath(asked) ? new SitePath(asked) : AskedPath.tidy(asked);
        return !path.isSystem() || VIEWS.contains(path);
    }
}
