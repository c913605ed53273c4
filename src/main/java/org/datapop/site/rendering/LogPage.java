package org.datapop.site.rendering;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.datapop.transparency.PublicLog;
import org.jspecify.annotations.Nullable;

/**
 * What readers see of the log.
 *
 * @param newest how long it is; null before anything was sealed
 * @param commands that check the home page, a line each
 */
record LogPage(@Nullable Newest newest, List<Key> keys, String commands) {

    /**
     * @param moment when that was written down, in words
     * @param iso the same for machines
     */
    record Newest(long number, String hash, String moment, String iso) {}

    /**
     * @param since the day from which on it is used, in words
     */
    record Key(String fingerprint, String since) {}

    static LogPage of(PublicLog log, DateWords dates, String origin) {
        return new LogPage(
                log.checkpoint()
                        .filter(end -> end.count() > 0)
                        .map(end ->
                                new Newest(
                                        end.count(),
                                        end.hash(),
                                        dates.moment(end.at()),
                                        end.at().truncatedTo(ChronoUnit.SECONDS).toString()))
                        .orElse(null),
                log.keys().stream()
                        .map(key -> new Key(key.fingerprint(), dates.of(key.since())))
                        .toList(),
                commands(origin));
    }

    private static String commands(String origin) {
        return """
        curl -fO %1$s/log/entries -fO %1$s/log/keys -fO %1$s/log/Verify.java
        curl -f %1$s/proof/ -o proof.txt -f %1$s/ -o page.html
        java Verify.java entries keys proof.txt page.html
        """
                .formatted(origin);
    }
}
