package org.datapop.database;

import org.jspecify.annotations.Nullable;

/** Where the database is and who may enter it, whoever runs it. */
interface Database extends AutoCloseable {

    String url();

    /** Owns the tables and migrates them. */
    Login owner();

    /** What the application writes through. */
    Login writer();

    /** What the public's pages read through; without one the writer takes that role. */
    @Nullable Login reader();

    @Override
    void close();
}
