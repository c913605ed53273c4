package org.datapop.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.datapop.delivery.ChangeClock.Change;
import org.datapop.shared.Deed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Follows what changes: here at once, so that whoever publishes sees it, and wherever else it is
 * done as soon as it is heard of.
 */
@Component
class Following {

    private static final Logger log = LoggerFactory.getLogger(Following.class);

    private final ChangeReader reader;
    private final ChangeClock clock;
    private final Store store;
    private final Pulse pulse;
    private final Renewal renewal;
    private final Purging purging;
    private final DataSource source;
    private final Lock one = new ReentrantLock();

    Following(
            ChangeReader reader,
            ChangeClock clock,
            Store store,
            Pulse pulse,
            Renewal renewal,
            Purging purging,
            @Qualifier("reader") DataSource source) {
        this.reader = reader;
        this.clock = clock;
        this.store = store;
        this.pulse = pulse;
        this.renewal = renewal;
        this.purging = purging;
        this.source = source;
    }

    /** Before the answer of who did it is sent. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(Deed deed) {
        catchUp();
    }

    /** Reads on, unless the database doesn't answer: then {@link Watch} does when it does. */
    void catchUp() {
        try (var connection = source.getConnection()) {
            catchUp(connection);
            connection.rollback();
        } catch (SQLException e) {
            log.debug("What changed will be read later", e);
        }
    }

    /**
     * Read and taken in as one: of two who read at the same time, the later to take in could have
     * read the earlier state, and would believe that the database went back.
     */
    private @Nullable List<Change> takeIn(Connection connection) throws SQLException {
        one.lock();
        try {
            var reading = reader.read(connection);
            pulse.heard();
            return clock.take(reading);
        } finally {
            one.unlock();
        }
    }

    void catchUp(Connection connection) throws SQLException {
        var news = takeIn(connection);
        if (news == null || news.stream().anyMatch(Change::erased)) {
            store.forgetVoid();
        }
        if (news == null) {
            purging.purgeAll();
        } else {
            news.forEach(change -> purging.purge(change.tags()));
        }
        if (news == null || !news.isEmpty()) {
            renewal.begin();
        }
    }
}
