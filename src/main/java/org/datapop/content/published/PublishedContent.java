package org.datapop.content.published;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is live at an instant, everything for one page in two SELECTs of one snapshot of the
 * database.
 */
public interface PublishedContent {

    /**
     * The list of {@link Surroundings} with live pages whose address is like the one asked for,
     * when there is none.
     */
    String SUGGESTIONS = "suggestions";

    /**
     * @param at null for now
     * @param wanted what the page of a document needs around it; asked with nothing for a path at
     *     which no document is live
     */
    Answer find(SitePath path, @Nullable Instant at, Function<Optional<Snapshot>, Wanted> wanted);

    /**
     * What a page needs that is no document itself.
     *
     * @param at null for now
     */
    Surroundings around(SitePath path, @Nullable Instant at, Wanted wanted);
}
