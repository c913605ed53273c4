package org.datapop.content;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the time of the database, which is the only one that all nodes share. */
@Component
class DatabaseClock {

    private final JdbcClient jdbc;

    DatabaseClock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Instant now() {
        return after(null);
    }

    /**
     * Now, but at least a microsecond after the given instant, so that no stretch is empty. To be
     * asked under the document's lock.
     */
    Instant after(@Nullable Instant previous) {
        return jdbc.sql(
                        "select greatest(clock_timestamp(), cast(:previous as timestamptz) + interval '1 microsecond')")
                .param("previous", timestamp(previous))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
