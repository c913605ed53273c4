package org.datapop.database;

import java.io.IOException;

/** One of PostgreSQL's programs ended with an error. */
final class CommandFailed extends IOException {

    private static final long serialVersionUID = 1L;

    CommandFailed(String program, String output) {
        super(program + ": " + output);
    }
}
