package org.datapop.content.published;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.datapop.content.spi.Body;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * One document as the public sees it at one instant.
 *
 * @param content the thing; the same in every language
 * @param address its path in its language, with {@code #anchor} for a part of a page; null for a
 *     document at no address
 * @param summary empty where nobody wrote one
 * @param filed the day under which it is filed, where its type has one
 * @param facets the values kept for lists, by the key of their field
 * @param body null where a list didn't ask for bodies
 */
public record Snapshot(
        UUID content,
        UUID document,
        UUID revision,
        String type,
        Language language,
        @Nullable String address,
        String title,
        String summary,
        @Nullable LocalDate filed,
        Instant liveFrom,
        @Nullable Instant liveUntil,
        Map<String, String> facets,
        @Nullable Body body) {

    public Snapshot {
        facets = Map.copyOf(facets);
    }

    /** The body as its own type. */
    public <B extends Body> B body(Class<B> type) {
        if (body == null) {
            throw new IllegalStateException("The body of " + title + " was not asked for");
        }
        return type.cast(body);
    }
}
