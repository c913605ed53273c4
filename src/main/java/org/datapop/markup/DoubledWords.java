package org.datapop.markup;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.datapop.shared.Language;

/**
 * Finds words written twice in a row. Only in languages whose habits are known here: in many others
 * saying a word twice is grammar.
 */
final class DoubledWords {

    /** What may well stand twice, by language. */
    private static final Map<String, Set<String>> FINE =
            Map.of(
                    "en",
                    Set.of(
                            "had", "that", "is", "her", "you", "it", "no", "yes", "so", "very",
                            "really", "many", "far", "long", "ha", "bye", "blah", "hear", "well",
                            "do"),
                    "es",
                    Set.of(
                            "que", "no", "sí", "ya", "muy", "casi", "bien", "como", "nada", "luego",
                            "así", "para", "ja"),
                    "fr",
                    Set.of(
                            "que", "nous", "vous", "en", "est", "faire", "fait", "non", "oui", "si",
                            "très", "bien", "la", "ha"));

    /** Words of one letter; every other letter alone is a name of something. */
    private static final String LETTERS = "aàeoóuyé";

    private static final int LONGEST = 40;

    private final String text;
    private final Set<String> fine;
    private final ObjIntConsumer<String> found;

    /** The word before, in small letters; empty where something else stood in between. */
    private String before = "";

    private int beforeAt;

    private DoubledWords(String text, Set<String> fine, ObjIntConsumer<String> found) {
        this.text = text;
        this.fine = fine;
        this.found = found;
    }

    /**
     * @param found gets both words with what is between, and where they begin
     */
    static void find(String text, Language language, ObjIntConsumer<String> found) {
        var fine = FINE.get(primary(language));
        if (fine != null) {
            new DoubledWords(text, fine, found).read();
        }
    }

    static String primary(Language language) {
        return language.tag().replaceFirst("-.*", "");
    }

    private void read() {
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            if (isOfAWord(c)) {
                var end = end(i);
                word(i, end);
                i = end;
            } else {
                if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                    before = "";
                }
                i += Character.charCount(c);
            }
        }
    }

    private int end(int from) {
        var i = from;
        while (i < text.length() && isOfAWord(text.codePointAt(i))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private void word(int from, int to) {
        var now = to - from > LONGEST ? "" : text.substring(from, to).toLowerCase(Locale.ROOT);
        if (!now.isEmpty() && now.equals(before) && isSlip(now, from) && !isOfAnAddress(to)) {
            found.accept(text.substring(beforeAt, to), beforeAt);
            now = "";
        }
        before = now;
        beforeAt = from;
    }

    private boolean isSlip(String word, int at) {
        var isAlone = word.codePointCount(0, word.length()) == 1;
        return word.codePoints().allMatch(c -> !Character.isDigit(c))
                && word.codePoints().anyMatch(Character::isLetter)
                && (!isAlone || LETTERS.contains(word) && isSmall(beforeAt) && isSmall(at))
                && !fine.contains(word)
                && (isSmall(beforeAt) || isSmall(at));
    }

    private boolean isOfAnAddress(int end) {
        return text.startsWith("://", end);
    }

    /** Two capitals make a name: Duran Duran, Walla Walla. */
    private boolean isSmall(int at) {
        return !Character.isUpperCase(text.codePointAt(at));
    }

    private static boolean isOfAWord(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || "'’-‑_&@".indexOf(c) >= 0;
    }
}
