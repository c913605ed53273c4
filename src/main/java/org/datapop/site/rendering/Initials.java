package org.datapop.site.rendering;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The one or two signs that stand for a name where no photograph does. */
final class Initials {

    private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}]+");

    /** Scripts whose letters would join each other into something that isn't in the name. */
    private static final Set<UnicodeScript> JOINING =
            Set.of(
                    UnicodeScript.ARABIC,
                    UnicodeScript.SYRIAC,
                    UnicodeScript.NKO,
                    UnicodeScript.MONGOLIAN,
                    UnicodeScript.ADLAM);

    private static final String NON_JOINER = "\u200c";

    /** Signs of a letter piled up beyond this are left out. */
    private static final int LONGEST_SIGN = 16;

    private Initials() {}

    /**
     * Of the first and the last word; of the only word one; empty where there is no sign at all.
     */
    static String of(String name) {
        var signs = new ArrayList<String>();
        for (var word : GAP.split(name)) {
            var sign = firstSign(word);
            if (!sign.isEmpty()) {
                signs.add(sign);
            }
        }
        return signs.size() < 2 ? String.join("", signs) : join(signs);
    }

    private static String join(List<String> signs) {
        var first = signs.getFirst();
        var joins = JOINING.contains(UnicodeScript.of(first.codePointAt(0)));
        return first + (joins ? NON_JOINER : "") + signs.getLast();
    }

    private static String firstSign(String word) {
        var signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        signs.setText(word);
        var start = signs.first();
        for (var end = signs.next(); end != BreakIterator.DONE; end = signs.next()) {
            if (isSign(word.codePointAt(start))) {
                return capital(word.substring(start, end));
            }
            start = end;
        }
        return "";
    }

    private static boolean isSign(int c) {
        return Character.isLetterOrDigit(c) || Character.isEmoji(c) && c > 0x7f;
    }

    private static String capital(String sign) {
        var base = sign.codePointAt(0);
        var marks = sign.length() > LONGEST_SIGN ? "" : sign.substring(Character.charCount(base));
        return Character.toString(Character.toTitleCase(base)) + marks;
    }
}
