package org.datapop.accounts;

import org.datapop.shared.Actor;

/** What somebody would do something to. */
public sealed interface Subject {

    /** The site as a whole, its settings, its accounts. */
    record Whole() implements Subject {}

    /**
     * A document.
     *
     * @param begunBy who saved its first revision
     */
    record OfContent(String type, Actor begunBy) implements Subject {}

    static Subject site() {
        return new Whole();
    }
}
