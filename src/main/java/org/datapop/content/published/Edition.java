package org.datapop.content.published;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a document said for a time, or that it was withdrawn.
 *
 * @param version when it began
 * @param end when it was no longer to be seen; null while it is
 * @param isReplaced whether something else followed at that instant
 * @param isLive false where it was withdrawn
 * @param change {@code typo}, {@code update}, {@code clarification} or {@code correction}; empty
 *     where nobody said what kind of change it is
 * @param note what readers are told of the change, or of why it was withdrawn; empty for nothing
 * @param title null where even that was erased
 * @param address where it was to be seen; null where it was withdrawn
 */
public record Edition(
        UUID document,
        Version version,
        @Nullable Instant end,
        boolean isReplaced,
        boolean isLive,
        String change,
        String note,
        @Nullable String title,
        @Nullable String address) {

    /** When it ended with nothing in its place; null where something followed, or it goes on. */
    public @Nullable Instant until() {
        return isReplaced ? null : end;
    }

    /** Whether it said something that may no longer be told. */
    public boolean isErased() {
        return isLive && title == null;
    }
}
