package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.List;
import org.datapop.markup.Passage;

/**
 * A part of a text while two are joined.
 *
 * @param gap the blanks after it, which aren't compared
 * @param parts what it can be cut into
 */
record TextPart(String text, String gap, Passage.Kind kind, List<String> parts) {

    static TextPart of(Passage passage) {
        return of(passage.source(), passage.kind(), passage.parts());
    }

    static TextPart of(String source) {
        return of(source, Passage.Kind.WHOLE, List.of());
    }

    private static TextPart of(String source, Passage.Kind kind, List<String> parts) {
        var end = source.length();
        while (end > 0 && " \t\r\n".indexOf(source.charAt(end - 1)) >= 0) {
            end--;
        }
        return new TextPart(source.substring(0, end), source.substring(end), kind, parts);
    }

    TextPart followedBy(String blanks) {
        return new TextPart(text, blanks, kind, parts);
    }

    /** What it is cut into, without what follows it. */
    List<TextPart> cut() {
        var cut = new ArrayList<>(parts.stream().map(TextPart::of).toList());
        if (!cut.isEmpty()) {
            cut.set(cut.size() - 1, cut.getLast().followedBy(""));
        }
        return cut;
    }

    /** The blanks after what three have; of two that changed them differently the longer. */
    static String gap(String before, String mine, String theirs) {
        if (mine.equals(before) || mine.equals(theirs)) {
            return theirs;
        }
        if (theirs.equals(before)) {
            return mine;
        }
        var isMine =
                mine.length() == theirs.length()
                        ? mine.compareTo(theirs) > 0
                        : mine.length() > theirs.length();
        return isMine ? mine : theirs;
    }
}
