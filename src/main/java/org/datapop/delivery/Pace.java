package org.datapop.delivery;

import java.time.Duration;

/** Lets somebody work a tenth of the time, in small pieces, so that nobody else notices. */
class Pace {

    private static final long PIECE = Duration.ofMillis(5).toNanos();
    private static final int RESTS = 9;

    private long begun = System.nanoTime();

    /** To be called after each bit of work; rests as soon as that is due. */
    void rest() throws InterruptedException {
        var worked = System.nanoTime() - begun;
        if (worked >= PIECE) {
            Thread.sleep(after(Duration.ofNanos(worked)));
            begun = System.nanoTime();
        }
    }

    /** How long to rest after so much work. */
    static Duration after(Duration worked) {
        return worked.multipliedBy(RESTS);
    }
}
