package org.datapop.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The language of a text, as a BCP 47 tag in its canonical spelling ({@code en}, {@code pt-BR}),
 * because the same language must always be the same value in addresses, tables and {@code lang}
 * attributes.
 */
public record Language(@JsonValue String tag) implements Comparable<Language> {

    public static final Language ENGLISH = new Language("en");

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");

    /** As {@link #SHAPE}, but with a script and a country at most. */
    private static final Pattern COMMON =
            Pattern.compile("([A-Za-z]{2})(?:-[A-Za-z]{4})?(?:-(?:([A-Za-z]{2})|[0-9]{3}))?");

    private static final Set<String> COMMON_LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");
    private static final Set<String> RIGHT_TO_LEFT_BY_DEFAULT =
            Set.of(
                    "ar", "arc", "ckb", "dv", "fa", "he", "ku", "nqo", "ps", "sd", "syr", "ug",
                    "ur", "yi");

    /**
     * @throws IllegalArgumentException when the tag isn't well formed
     */
    @JsonCreator
    public Language {
        try {
            tag = new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException("'" + tag + "' is not a language tag", e);
        }
        if (tag.equals("und")) {
            throw new IllegalArgumentException("A language must be named");
        }
    }

    /** Whether the text is the tag of a language in its canonical spelling. */
    public static boolean isTag(String text) {
        try {
            return new Language(text).tag().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The language that a path begins with, in its canonical spelling. */
    public static Optional<Language> of(SitePath path) {
        var segment = path.firstSegment();
        return isShapeOf(segment) && isTag(segment)
                ? Optional.of(new Language(segment))
                : Optional.empty();
    }

    /** Whether the text looks like the tag of a language, in any spelling. */
    public static boolean isShapeOf(String segment) {
        try {
            return SHAPE.matcher(segment).matches()
                    && !new Locale.Builder().setLanguageTag(segment).build().equals(Locale.ROOT);
        } catch (IllformedLocaleException e) {
            return false; // such as how-to-cite
        }
    }

    /**
     * Whether a first path segment is kept for a language, in any spelling: one that has a code of
     * two letters, with a script and a country at most. What merely looks like a tag, such as
     * my-day or our-team, is the name of a page.
     */
    public static boolean keeps(String segment) {
        var tag = COMMON.matcher(segment);
        return tag.matches()
                && COMMON_LANGUAGES.contains(tag.group(1).toLowerCase(Locale.ROOT))
                && (tag.group(2) == null
                        || COUNTRIES.contains(tag.group(2).toUpperCase(Locale.ROOT)));
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The value of the {@code dir} attribute: {@code rtl} or {@code ltr}. */
    public String direction() {
        var locale = locale();
        var rightToLeft =
                locale.getScript().isEmpty()
                        ? RIGHT_TO_LEFT_BY_DEFAULT.contains(locale.getLanguage())
                        : RIGHT_TO_LEFT.contains(locale.getScript());
        return rightToLeft ? "rtl" : "ltr";
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
