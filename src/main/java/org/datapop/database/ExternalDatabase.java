package org.datapop.database;

import org.jspecify.annotations.Nullable;

/** A PostgreSQL somebody else runs, as named in the settings. */
record ExternalDatabase(String url, Login owner, Login writer, @Nullable Login reader)
        implements Database {

    @Override
    public void close() {
        // Not ours to stop.
    }
}
