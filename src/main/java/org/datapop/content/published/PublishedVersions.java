package org.datapop.content.published;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells when the answer at an address changed, so that the public finds its way among pages of the
 * past.
 */
public interface PublishedVersions {

    /**
     * Those around an instant.
     *
     * @param at null for now; later than now is as good as now
     */
    Versions around(Subject of, @Nullable Instant at);

    /** How many there are in all. */
    int count(Subject of);

    /**
     * All, in their order.
     *
     * @param skip how many of the first are left out
     */
    List<Version> all(Subject of, int skip, int limit);
}
