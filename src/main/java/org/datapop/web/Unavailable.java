package org.datapop.web;

import java.time.Duration;

/**
 * Something the site can't do without, such as its database, is away for the moment. Thrown from
 * any controller or filter it becomes a plain 503 that tells the visitor when to come back.
 */
public class Unavailable extends RuntimeException {

    private final Duration retryAfter;

    /**
     * @param message for the log; a visitor never sees it
     * @param retryAfter sent as {@code Retry-After}, in whole seconds
     */
    public Unavailable(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** The value of {@code Retry-After}. */
    String retryAfter() {
        return Long.toString(retryAfter.toSeconds());
    }
}
