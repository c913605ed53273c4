package org.datapop.delivery;

import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets changes that every node has heard of long ago. */
@Component
class OldChanges {

    private final JdbcClient jdbc;

    OldChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void forget() {
        jdbc.sql("select forget_public_changes()").query((_, _) -> "").list();
    }
}
