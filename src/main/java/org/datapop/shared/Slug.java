package org.datapop.shared;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;

/**
 * The part of an address that names a document: lower case ASCII letters, digits and single
 * hyphens, 1 to 100 characters.
 */
public record Slug(String value) {

    public static final int MAX_LENGTH = 100;

    private static final String FORM = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String ROMANIZE = "Any-Latin; Latin-ASCII; Lower()";

    /**
     * @throws IllegalArgumentException when the value has another form
     */
    public Slug {
        if (value.length() > MAX_LENGTH || !value.matches(FORM)) {
            throw new IllegalArgumentException("'" + value + "' is not a slug");
        }
    }

    public static boolean isSlug(String value) {
        return value.length() <= MAX_LENGTH && value.matches(FORM);
    }

    /**
     * A slug for a title in any script; {@code untitled} when nothing in it can be spelled in Latin
     * letters.
     */
    public static Slug of(String title) {
        // A Transliterator is not safe for concurrent use, and slugs are made too rarely to share
        // one.
        var latin = Transliterator.getInstance(ROMANIZE).transliterate(title);
        var words =
                latin.toLowerCase(Locale.ROOT)
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
