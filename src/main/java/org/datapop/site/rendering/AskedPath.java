package org.datapop.site.rendering;

import java.util.Arrays;
import java.util.Locale;
import org.datapop.shared.Language;
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
        path = inItsLanguage(path);
        return path.length() <= SitePath.MAX_LENGTH
                ? new SitePath(path)
                : new SitePath("/" + segments.getLast());
    }

    /** The tag of a language has capitals of its own: {@code /pt-BR}. */
    private static String inItsLanguage(String path) {
        var first = path.substring(1).split("/", 2)[0];
        return Language.isShapeOf(first) && !Language.isTag(first) && isTagInOtherSpelling(first)
                ? "/" + new Language(first) + path.substring(1 + first.length())
                : path;
    }

    private static boolean isTagInOtherSpelling(String first) {
        return Language.isTag(Locale.forLanguageTag(first).toLanguageTag())
                && Locale.forLanguageTag(first).toLanguageTag().equalsIgnoreCase(first);
    }
}
