package org.datapop.media;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the library.
 *
 * @param name by which staff find it; nobody else sees it
 * @param credit who made it, shown beside it; empty where nobody wants to be named
 * @param width of the widest file, in pixels
 * @param height of the widest file, in pixels
 * @param widths of all files, from the narrowest
 * @param uploadedBy an actor
 * @param erasedAt since when its files are gone; null for one that is there
 */
public record Picture(
        UUID id,
        String name,
        String credit,
        int width,
        int height,
        List<Integer> widths,
        Instant uploadedAt,
        String uploadedBy,
        @Nullable Instant erasedAt) {

    /** The most characters of a name or a credit. */
    public static final int LONGEST = 200;

    /** The address of the narrowest file. */
    public String thumbnail() {
        return PictureAddress.of(id, widths.getFirst());
    }

    /** How a text shows it, without words for it yet. */
    public String markdown() {
        return "![](media:" + id + ")";
    }

    /** The address of the widest file. */
    public String address() {
        return PictureAddress.of(id, width);
    }
}
