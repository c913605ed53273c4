package org.datapop.site.rendering;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.datapop.content.published.StoredPicture;
import org.datapop.media.PictureAddress;
import org.jspecify.annotations.Nullable;

/**
 * A picture as a template draws it.
 *
 * @param src the address of a file of middle width, for browsers that choose none
 * @param srcset all files with their widths
 * @param width of the widest, in pixels; with the height it keeps the place free while it loads
 * @param alt empty for one that tells nothing
 */
record Photo(String src, String srcset, int width, int height, String alt, String credit) {

    /**
     * @param id null where no picture was chosen
     * @param pictures those that the page has
     * @return null where there is none to show
     */
    static @Nullable Photo of(@Nullable UUID id, Map<UUID, StoredPicture> pictures, String alt) {
        var stored = id == null ? null : pictures.get(id);
        return id == null || stored == null ? null : of(id, stored, alt);
    }

    private static Photo of(UUID id, StoredPicture stored, String alt) {
        var widths = stored.widths();
        return new Photo(
                PictureAddress.of(id, widths.get(widths.size() / 2)),
                widths.stream()
                        .map(width -> PictureAddress.of(id, width) + " " + width + "w")
                        .collect(Collectors.joining(", ")),
                stored.width(),
                stored.height(),
                alt,
                stored.credit());
    }
}
