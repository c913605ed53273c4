package org.datapop.content;

import java.time.Instant;
import java.util.UUID;

/**
 * The same person typed into the same document in another window, or on another device: neither of
 * the two texts may replace the other unseen.
 */
public final class TypedElsewhere extends RuntimeException {

    private final UUID document;
    private final Instant keptAt;

    TypedElsewhere(UUID document, Instant keptAt) {
        super("Another text of the same editor was kept at " + keptAt);
        this.document = document;
        this.keptAt = keptAt;
    }

    public UUID document() {
        return document;
    }

    /** When the other one was kept. */
    public Instant keptAt() {
        return keptAt;
    }
}
