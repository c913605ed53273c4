package org.datapop.sharing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that was given to somebody, without its secret.
 *
 * @param document whose draft it shows; null where it shows the whole site
 * @param revision the save that it shows; null where it shows the newest one
 * @param at the instant for which it shows the site; null where it shows a draft
 * @param label for whom it is; may be empty
 * @param madeBy the account
 * @param endedAt null unless somebody ended it before it expired
 * @param usedAt when it was last used, to a minute; null for never
 */
public record ShareLink(
        UUID id,
        @Nullable UUID document,
        @Nullable UUID revision,
        @Nullable Instant at,
        String label,
        UUID madeBy,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Instant usedAt) {

    /** In characters. */
    public static final int LONGEST_LABEL = 100;
}
