package org.datapop.site.rendering;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What chooses two editions of a page to be compared.
 *
 * @param action where it is sent
 * @param editions to choose from, the newest first
 * @param older the stamp of the one that is chosen; empty for none
 * @param newer the same of the other
 */
record CompareForm(String action, List<EditionLine> editions, String older, String newer) {

    CompareForm {
        editions = List.copyOf(editions);
    }

    static CompareForm of(
            Chronicle of,
            List<EditionLine> editions,
            @Nullable EditionLine older,
            EditionLine newer) {
        return new CompareForm(
                of.address(), editions, older == null ? "" : older.stamp(), newer.stamp());
    }
}
