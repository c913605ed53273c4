package org.datapop.browser;

import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * Ends a browser that doesn't answer when it shall close a profile, which happens once in some
 * hundred times: Playwright waits for that without an end, and JUnit watches no closing.
 */
final class Impatience {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private Impatience() {}

    /**
     * @param closing what waits for the browser
     */
    static void with(Runnable closing) {
        var isEnded = new AtomicBoolean(); // Told first: closing fails as soon as one process ends.
        try (var watch = Executors.newSingleThreadScheduledExecutor()) {
            var end =
                    watch.schedule(
                            () -> {
                                isEnded.set(true);
                                end();
                            },
                            LONGEST.toSeconds(),
                            TimeUnit.SECONDS);
            try {
                closing.run();
            } catch (PlaywrightException e) {
                if (!isEnded.get()) {
                    throw e;
                }
            } finally {
                end.cancel(false);
            }
        }
    }

    private static void end() {
        running().forEach(ProcessHandle::destroyForcibly);
    }

    /** The browsers of this process; each may have processes of its own. */
    static Stream<ProcessHandle> running() {
        return ProcessHandle.current()
                .descendants()
                .filter(one -> one.info().command().orElse("").contains("chrom"));
    }
}
