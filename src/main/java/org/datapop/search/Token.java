package org.datapop.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A word where it stands in a text: letters, digits and the marks on them, and nothing else.
 *
 * @param end after its last character
 */
record Token(int start, int end) {

    private static final Map<Character, String> LIGATURES =
            Map.of(
                    'ß', "ss", 'ø', "o", 'ł', "l", 'đ', "d", 'æ', "ae", 'œ', "oe", 'ı', "i", 'ħ',
                    "h", 'ð', "d", 'þ', "th");

    /** The words of a text in order, in one pass. */
    static List<Token> in(CharSequence text) {
        var tokens = new ArrayList<Token>();
        var start = -1;
        for (var i = 0; i < text.length(); ) {
            var c = Character.codePointAt(text, i);
            if (isOfWord(c)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                tokens.add(new Token(start, i));
                start = -1;
            }
            i += Character.charCount(c);
        }
        if (start >= 0) {
            tokens.add(new Token(start, text.length()));
        }
        return tokens;
    }

    static List<String> folded(String text) {
        return in(text).stream().map(token -> fold(token.of(text))).toList();
    }

    String of(String text) {
        return text.substring(start, end);
    }

    /** In small letters and without accents, as the database compares words. */
    static String fold(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        if (lower.chars().allMatch(c -> c < 0x80)) {
            return lower;
        }
        var folded = new StringBuilder(lower.length() + 4);
        Normalizer.normalize(lower, Normalizer.Form.NFKD)
                .chars()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c ->
                        folded.append(LIGATURES.getOrDefault((char) c, String.valueOf((char) c))));
        return folded.toString();
    }

    private static boolean isOfWord(int c) {
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK ->
                            true;
                    default -> false;
                };
    }
}
