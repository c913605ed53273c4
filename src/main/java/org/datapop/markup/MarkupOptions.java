package org.datapop.markup;

import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;

/**
 * How a text fits into its page.
 *
 * @param headingShift added to the level of every heading: with 1, a {@code #} becomes an h2, below
 *     the page's own h1
 * @param anchors whether headings carry a link to themselves
 * @param idPrefix put before every id, with {@code _} between, where one page shows several texts;
 *     else null
 * @param words in the language of the page
 */
public record MarkupOptions(
        int headingShift, boolean anchors, @Nullable Slug idPrefix, Words words) {

    public static final MarkupOptions DEFAULT = new MarkupOptions(1, false, null, Words.ENGLISH);

    /**
     * @throws IllegalArgumentException when the shift isn't between 0 and 5
     */
    public MarkupOptions {
        if (headingShift < 0 || headingShift > 5) {
            throw new IllegalArgumentException("Headings can't be shifted by " + headingShift);
        }
    }

    public MarkupOptions withHeadingShift(int shift) {
        return new MarkupOptions(shift, anchors, idPrefix, words);
    }

    public MarkupOptions withAnchors() {
        return new MarkupOptions(headingShift, true, idPrefix, words);
    }

    public MarkupOptions withIdPrefix(Slug prefix) {
        return new MarkupOptions(headingShift, anchors, prefix, words);
    }

    public MarkupOptions withWords(Words other) {
        return new MarkupOptions(headingShift, anchors, idPrefix, other);
    }

    String id(String id) {
        return idPrefix == null ? id : idPrefix + "_" + id;
    }

    int level(int written) {
        return Math.min(6, written + headingShift);
    }
}
