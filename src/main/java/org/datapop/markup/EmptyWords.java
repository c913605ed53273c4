package org.datapop.markup;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells links that say where they lead from those that say nothing, in any language of the site.
 */
final class EmptyWords {

    private static final Set<String> NOTHING =
            Set.of(
                    // English
                    "here",
                    "click",
                    "click here",
                    "click this link",
                    "this",
                    "this link",
                    "this page",
                    "link",
                    "more",
                    "more info",
                    "more information",
                    "read more",
                    "see more",
                    "learn more",
                    "find out more",
                    "continue reading",
                    "download",
                    // Spanish
                    "aquí",
                    "aqui",
                    "acá",
                    "clic aquí",
                    "haz clic aquí",
                    "haga clic aquí",
                    "pulse aquí",
                    "enlace",
                    "este enlace",
                    "esta página",
                    "más",
                    "más información",
                    "leer más",
                    "lea más",
                    "ver más",
                    "saber más",
                    "seguir leyendo",
                    "descargar",
                    // French
                    "ici",
                    "cliquez ici",
                    "cliquer ici",
                    "lien",
                    "ce lien",
                    "cette page",
                    "plus",
                    "plus d'informations",
                    "voir plus",
                    "en savoir plus",
                    "suite",
                    "la suite",
                    "lire la suite",
                    "télécharger");

    /** More says something, whatever it says. */
    private static final int LONGEST = 40;

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|www\\.)\\S+");

    private EmptyWords() {}

    static boolean sayNothing(String words) {
        var said = words.length() > LONGEST ? words : bare(words);
        return said.isEmpty() || NOTHING.contains(said);
    }

    static boolean areAnAddress(String words) {
        return ADDRESS.matcher(words).matches();
    }

    /** Without capitals, and without arrows, dots and quotation marks around. */
    private static String bare(String words) {
        var from = 0;
        var to = words.length();
        while (from < to && !Character.isLetterOrDigit(words.codePointAt(from))) {
            from += Character.charCount(words.codePointAt(from));
        }
        while (to > from && !Character.isLetterOrDigit(words.codePointBefore(to))) {
            to -= Character.charCount(words.codePointBefore(to));
        }
        return words.substring(from, to)
                .replaceAll("\\s+", " ")
                .replace('’', '\'')
                .toLowerCase(Locale.ROOT);
    }
}
