package org.datapop.site.rendering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the template of the map reads.
 *
 * @param wide the picture for wide screens; null where nothing is connected or too much is
 * @param narrow the picture for phones; null where only a list can be read there
 * @param crowded whether more is connected than a picture can show
 * @param entries all of them, connected or not
 */
record MapPage(
        @Nullable MapPicture wide,
        @Nullable MapPicture narrow,
        boolean crowded,
        List<Portrait> portraits,
        List<Entry> entries) {

    /** A disc for a person, drawn once and shown in both pictures. */
    record Portrait(int index, Halftone halftone, String initials) {}

    /** One of them and all that it is connected with. */
    record Entry(Card card, List<Tie> ties) {}

    /**
     * @param ways the last parts of the keys {@code map.way.*} that say how
     */
    record Tie(Card card, List<String> ways) {}
}
