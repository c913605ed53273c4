package org.datapop.transparency;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The one spelling of instants in the log: to the microsecond, in UTC. */
final class LogInstant {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private LogInstant() {}

    static String of(Instant instant) {
        return FORM.format(instant);
    }
}
