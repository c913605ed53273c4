package org.datapop.markup;

import java.util.List;

/**
 * What somebody else might notice who reads a text before it is published.
 *
 * @param links what leads to places of this site, so that somebody can look whether they are there
 */
public record Review(List<Slip> slips, List<Lead> links) {

    public Review {
        slips = List.copyOf(slips);
        links = List.copyOf(links);
    }

    /** What a link of a text leads to. */
    public enum To {
        CONTENT,
        MEDIA,
        PATH
    }

    /**
     * A link within the site, or a picture of its library.
     *
     * @param target an id, or a path as it was written
     * @param words of the link, to find it by
     * @param at as in {@link Slip}
     */
    public record Lead(To to, String target, String words, int at) {}
}
