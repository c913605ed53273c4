package org.datapop.database;

import org.jspecify.annotations.Nullable;

/** Says in one sentence why there is no database, and what a person can do about it. */
public final class DatabaseNotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseNotReady(String sentence) {
        this(sentence, null);
    }

    DatabaseNotReady(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
