package org.datapop.shared;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The part of an address that names a document: lower case ASCII letters, digits and single
 * hyphens, 1 to 100 characters.
 */
public record Slug(String value) {

    public static final int MAX_LENGTH = 100;

    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** Made when it is first needed, for that takes milliseconds. */
    private static final class Romanizing {

        private static final Transliterator RULES =
                Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower()");

        /** One at a time, as the rules can't do more. */
        static synchronized String romanized(String title) {
            return RULES.transliterate(title);
        }
    }

    /**
     * @throws IllegalArgumentException when the value has another form
     */
    public Slug {
        if (!isSlug(value)) {
            throw new IllegalArgumentException("'" + value + "' is not a slug");
        }
    }

    public static boolean isSlug(String value) {
        return value.length() <= MAX_LENGTH && FORM.matcher(value).matches();
    }

    /**
     * A slug for a title in any script; {@code untitled} when nothing in it can be spelled in Latin
     * letters.
     */
    public static Slug of(String title) {
        if (isSlug(title)) {
            return new Slug(title); // Asked for with every page, by the segments of its path.
        }
        var words =
                Romanizing.romanized(title)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("['’ʹʼ]", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (words.length() > MAX_LENGTH) {
            var end = words.lastIndexOf('-', MAX_LENGTH);
            words = words.substring(0, end > 0 ? end : MAX_LENGTH);
        }
        return new Slug(words.isEmpty() ? "untitled" : words);
    }

    @Override
    public String toString() {
        return value;
    }
}
