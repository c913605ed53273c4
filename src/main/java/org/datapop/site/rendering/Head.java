package org.datapop.site.rendering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells of itself to machines: search engines, feed readers, and programs that show a
 * card where somebody shares its address.
 *
 * @param title of the window: the page's and the site's
 * @param description one or two sentences; empty where there are none
 * @param canonical the one absolute address of the page; null for a page that has none, such as an
 *     answer of 404
 * @param card null where the page has no address
 * @param alternates the page in all its languages, where it has several
 * @param manifest the path of the site's description for a home screen
 */
record Head(
        String title,
        String description,
        @Nullable String canonical,
        @Nullable Card card,
        List<Alternate> alternates,
        List<Feed> feeds,
        String manifest) {

    /**
     * The words and the picture of a shared address, as Open Graph names them.
     *
     * @param title the page's own
     * @param kind {@code website}, {@code article} or {@code profile}
     * @param locale language and territory: {@code en_US}
     * @param picture absolute
     */
    record Card(String title, String kind, String locale, String picture) {}

    /** A way to be told of what is new. */
    record Feed(String title, String href) {}
}
