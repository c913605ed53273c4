package org.datapop.shared;

import java.util.ArrayDeque;

/** What a text may be made of, wherever somebody types or pastes one. */
public final class TypedText {

    private static final char EMBEDDING = 'e';
    private static final char ISOLATE = 'i';

    private TypedText() {}

    /** One line that is short enough, and of fit characters only. */
    public static boolean isLine(String text, int longest) {
        return isFit(text, longest, true);
    }

    /** The same of several lines. */
    public static boolean isText(String text, int longest) {
        return isFit(text, longest, false);
    }

    private static boolean isFit(String text, int longest, boolean oneLine) {
        return text.codePointCount(0, text.length()) <= longest
                && isStorable(text, oneLine)
                && isUpright(text);
    }

    /** Whether every character is one that can be stored and means something. */
    public static boolean isStorable(String text, boolean oneLine) {
        return text.codePoints().noneMatch(c -> isForbidden(c, oneLine));
    }

    private static boolean isForbidden(int c, boolean oneLine) {
        var lineBreak = c == '\n' || c == '\r';
        return (lineBreak && oneLine)
                || (Character.isISOControl(c) && !lineBreak && c != '\t')
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) // half of a pair
                || c == 0xFFFE
                || c == 0xFFFF;
    }

    /**
     * Whether all that turns the direction of writing ends within its paragraph: else it turns what
     * stands beside the text too, and one reads what nobody wrote.
     */
    public static boolean isUpright(String text) {
        return text.lines().allMatch(TypedText::endsWhatItTurns);
    }

    /** By the characters of UAX #9 for embeddings, overrides and isolates. */
    private static boolean endsWhatItTurns(String paragraph) {
        var open = new ArrayDeque<Character>();
        for (var i = 0; i < paragraph.length(); i++) {
            switch (paragraph.charAt(i)) {
                case '\u202A', '\u202B', '\u202D', '\u202E' -> open.push(EMBEDDING);
                case '\u2066', '\u2067', '\u2068' -> open.push(ISOLATE);
                case '\u202C' -> {
                    if (!open.isEmpty() && open.peek() == EMBEDDING) {
                        open.pop();
                    }
                }
                case '\u2069' -> {
                    if (open.contains(ISOLATE)) {
                        while (open.pop() != ISOLATE) {}
                    }
                }
                default -> {}
            }
        }
        return open.isEmpty();
    }
}
