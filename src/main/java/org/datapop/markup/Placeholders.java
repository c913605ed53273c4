package org.datapop.markup;

import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import org.datapop.shared.Language;

/** Finds what was written to be replaced. A mark for what was left out is none. */
final class Placeholders {

    private static final Pattern PLACEHOLDER =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}_])((?i:lorem\\s{1,3}ipsum|dolor\\s{1,3}sit\\s{1,3}amet)|TODO|TBD|TBC|FIXME|(?i:x{3,}+))(?![\\p{L}\\p{N}_])");

    /** Where it is also a word that may stand in capitals: "everything". */
    private static final Set<String> TODO_IS_A_WORD = Set.of("es", "pt", "gl", "ca");

    private Placeholders() {}

    static void find(String text, Language language, ObjIntConsumer<String> found) {
        var match = PLACEHOLDER.matcher(text);
        while (match.find()) {
            if (!isAWord(match.group(), text, match.end(), language)) {
                found.accept(match.group(), match.start());
            }
        }
    }

    private static boolean isAWord(String found, String text, int end, Language language) {
        return found.equals("TODO")
                && TODO_IS_A_WORD.contains(DoubledWords.primary(language))
                && !text.strip().equals("TODO")
                && !text.startsWith(":", end);
    }
}
