package org.datapop.accounts;

import java.time.Duration;

/** What a one-time link is good for, and for how long. */
public enum Purpose {
    /** Opens the first administrator's account. */
    FIRST_RUN(Duration.ofHours(24)),
    /** Lets a new member of staff choose a password. */
    INVITATION(Duration.ofDays(7)),
    /** Lets somebody who forgot their password choose another. */
    RESET(Duration.ofHours(1)),
    /** The same for an administrator, out of the log of the server. */
    RECOVERY(Duration.ofHours(1)),
    /** Proves that an address is that of whoever wants to sign in by it. */
    EMAIL(Duration.ofHours(1));

    private final Duration life;

    Purpose(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }
}
