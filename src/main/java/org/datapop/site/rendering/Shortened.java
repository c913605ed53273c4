package org.datapop.site.rendering;

/** Shortens texts where a list has room for their beginning only. */
final class Shortened {

    private Shortened() {}

    /**
     * On one line; cut at a gap between words, if there is one, and marked as cut.
     *
     * @param most in characters, the mark not counted
     */
    static String of(String text, int most) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        var cut = line.substring(0, line.offsetByCodePoints(0, most));
        var gap = cut.lastIndexOf(' ');
        return (gap > 0 ? cut.substring(0, gap) : cut).replaceFirst("[\\s,;:–-]+$", "") + "…";
    }
}
