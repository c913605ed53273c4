package org.datapop.markup;

/**
 * The file behind a picture, with the size that keeps a page from jumping while it loads.
 *
 * @param src a path of this site or a whole web address
 * @param srcset the same in other widths, as HTML writes them; empty where there are none
 * @param width in pixels
 * @param height in pixels
 * @param alt what it shows, used where the author wrote nothing; empty for a decorative picture
 */
public record ResolvedPicture(String src, String srcset, int width, int height, String alt) {}
