package org.datapop.admin.content;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads what was typed where a date and a time are asked for. */
final class ClockTime {

    private static final int LAST_YEAR = 9999;

    private ClockTime() {}

    /**
     * @param zone in whose clock it was typed
     * @return null where nothing was typed
     * @throws DateTimeException when it is no time, or of none of our calendars
     */
    static @Nullable Instant of(@Nullable String typed, ZoneId zone) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var time = LocalDateTime.parse(typed.strip());
        if (time.getYear() > LAST_YEAR) {
            throw new DateTimeException("Later than any calendar here: " + time);
        }
        return time.atZone(zone).toInstant();
    }
}
