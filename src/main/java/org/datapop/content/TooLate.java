package org.datapop.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was asked for would change the past, or would end before it begins. */
public final class TooLate extends RuntimeException {

    private final What what;

    TooLate(What what, Instant when) {
        this(what, when, null);
    }

    TooLate(What what, Instant when, @Nullable Throwable cause) {
        super(what + " at " + when + " comes too late", cause);
        this.what = what;
    }

    /** What can't be at its instant. */
    public enum What {
        BEGINNING,
        EXPIRING,
        CANCELLING
    }

    public What what() {
        return what;
    }
}
