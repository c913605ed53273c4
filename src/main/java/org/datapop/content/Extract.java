package org.datapop.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel knows of a body without knowing its type.
 *
 * @param filed the day under which the document is filed
 */
record Extract(
        String title,
        String summary,
        String sortKey,
        @Nullable LocalDate filed,
        String plainText,
        List<Link> links,
        List<Shown> pictures,
        Map<String, String> facets) {

    /**
     * @param field where in the body, in the form of a finding's field
     * @param position the order within the field, from 0
     * @param types the types that may stand there; empty for any
     */
    record Link(String field, int position, UUID target, List<String> types) {}

    /**
     * A picture.
     *
     * @param field where in the body, in the form of a finding's field
     * @param position the order within the field, from 0
     */
    record Shown(String field, int position, UUID media) {}
}
