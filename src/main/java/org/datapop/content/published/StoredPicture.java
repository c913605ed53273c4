package org.datapop.content.published;

import java.util.List;

/**
 * The files of a picture that a page shows.
 *
 * @param width of the widest, in pixels
 * @param height of the widest, in pixels
 * @param widths of all, from the narrowest
 * @param credit who made it; empty where nobody is named
 */
public record StoredPicture(int width, int height, List<Integer> widths, String credit) {

    public StoredPicture {
        widths = List.copyOf(widths);
    }
}
