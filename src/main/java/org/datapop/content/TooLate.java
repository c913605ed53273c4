package org.datapop.content;

import java.time.Instant;

/** What was asked for would change the past. */
public final class TooLate extends RuntimeException {

    TooLate(String what, Instant when) {
        super(what + " at " + when + " would change the past");
    }

    TooLate(String what, Instant when, Throwable cause) {
        super(what + " at " + when + " would change the past", cause);
    }
}
