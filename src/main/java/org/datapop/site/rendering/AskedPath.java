package org.datapop.site.rendering;

import java.util.Arrays;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;

/** Reads a path as a visitor typed it: with capitals, accents, or a slash too many. */
final class AskedPath {

    private AskedPath() {}

    /** The path of this site that was most likely meant, in its one spelling. */
    static SitePath tidy(String asked) {
        var segments =
                Arrays.stream(asked.split("/"))
                        .filter(segment -> !segment.isBlank())
                        .map(segment -> Slug.of(segment).value())
                        .toList();
        var path = "/" + String.join("/", segments);
        return path.length() <= SitePath.MAX_LENGTH
                ? new SitePath(path)
                : new SitePath("/" + segments.getLast());
    }
}
