package org.datapop.delivery;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Whether the database answers, as far as anybody has heard of late. */
@Component
class Pulse {

    /** After so long without a sign it is taken to be away, so that nobody waits for it in vain. */
    private static final Duration SILENCE = Duration.ofSeconds(4);

    private volatile long heardAt = System.nanoTime();
    private volatile boolean isRefused;

    boolean isAway() {
        return isRefused || System.nanoTime() - heardAt > SILENCE.toNanos();
    }

    void heard() {
        isRefused = false;
        heardAt = System.nanoTime();
    }

    /** It said no, or hung up: there is no need to wait until that is certain. */
    void refused() {
        isRefused = true;
    }
}
