package org.datapop.content.published;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a subject around an instant, as far as they have begun.
 *
 * @param now the present by the database, beyond which nobody can read
 * @param since when the site was first to be seen; null while it never was
 * @param before the one before {@code shown}
 * @param shown the one that is to be seen at the instant
 * @param next the first that begins after it
 */
public record Versions(
        Instant now,
        @Nullable Instant since,
        @Nullable Version first,
        @Nullable Version before,
        @Nullable Version shown,
        @Nullable Version next,
        @Nullable Version last) {}
