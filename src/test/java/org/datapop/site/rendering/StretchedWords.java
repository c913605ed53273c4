package org.datapop.site.rendering;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;

/**
 * The English words as a language that nobody speaks: longer by two fifths, with an accent on every
 * letter that can bear one, and in brackets. What has no brackets on a page was never a word of the
 * site's; what doesn't fit won't fit in Finnish either.
 */
final class StretchedWords extends AbstractMessageSource {

    static final Pattern MARKED = Pattern.compile("⟦[^⟦⟧]*⟧");

    private static final String PLAIN = "ACEGINORSTUYZacegilnorstuyz";
    private static final String ACCENTED = "ÁÇÉĜÍÑÓŘŠŤÚÝŽáçéĝíľñóřšťúýž";
    private static final Pattern ARGUMENT = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    /** Patterns of dates are no words. */
    private static final Pattern DATE = Pattern.compile("date\\.(day|firstDay|month)");

    private final ResourceBundle english = ResourceBundle.getBundle("messages", Locale.ROOT);

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        var said = resolveCodeWithoutArguments(code, locale);
        return said == null ? null : new MessageFormat(said, locale);
    }

    @Override
    protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
        if (!english.containsKey(code)) {
            return null;
        }
        var word = english.getString(code);
        return DATE.matcher(code).matches() ? word : stretch(word);
    }

    static String stretch(String pattern) {
        return "⟦"
                + outside(pattern, text -> WORD.matcher(text).replaceAll(StretchedWords::longer))
                + "⟧";
    }

    private static String longer(MatchResult word) {
        var longer = new StringBuilder();
        var letters = word.group();
        for (int i = 0; i < letters.length(); i++) {
            int known = PLAIN.indexOf(letters.charAt(i));
            var letter = known < 0 ? letters.charAt(i) : ACCENTED.charAt(known);
            longer.append(letter);
            if (i % 5 == 0 || i % 5 == 3) {
                longer.append(Character.toLowerCase(letter));
            }
        }
        return longer.toString();
    }

    private static String outside(String pattern, UnaryOperator<String> change) {
        var changed = new StringBuilder();
        var arguments = ARGUMENT.matcher(pattern);
        int at = 0;
        while (arguments.find()) {
            changed.append(change.apply(pattern.substring(at, arguments.start())))
                    .append(arguments.group());
            at = arguments.end();
        }
        return changed.append(change.apply(pattern.substring(at))).toString();
    }
}
