package org.datapop.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The time of the database, which is the only one that all nodes share, as it was told last. */
@Component
class SiteTime {

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    SiteTime(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().plus(ahead);
    }

    void isNow(Instant told) {
        ahead = Duration.between(clock.instant(), told);
    }
}
