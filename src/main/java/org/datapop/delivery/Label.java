package org.datapop.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of a finished page to keep it no longer than it is true.
 *
 * @param address the path with the parameters that matter there
 * @param own the number of the tag of what stands at its path
 * @param tags the numbers of all that it depends on
 * @param epoch of the database that it was made of; null when that wasn't known
 * @param asOf the newest change that was known before it was made
 * @param freshUntil when something on it changes by plan
 * @param expiresAt when it ends by plan with nothing in its place
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares labels.
record Label(
        String address,
        int own,
        int[] tags,
        @Nullable UUID epoch,
        long asOf,
        @Nullable Instant freshUntil,
        @Nullable Instant expiresAt) {

    Label(
            String address,
            int[] tags,
            @Nullable UUID epoch,
            long asOf,
            @Nullable Instant freshUntil,
            @Nullable Instant expiresAt) {
        this(address, TagNumber.ofPath(address), tags, epoch, asOf, freshUntil, expiresAt);
    }

    boolean isFreshAt(Instant now) {
        return freshUntil == null || freshUntil.isAfter(now);
    }

    boolean isExpiredAt(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    /** About what it takes in memory, in bytes. */
    int weight() {
        return 4 * tags.length + 2 * address.length() + 200;
    }
}
