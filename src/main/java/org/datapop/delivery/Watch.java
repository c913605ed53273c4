package org.datapop.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.datapop.database.ChangeSignals;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Listens to the database. A signal only wakes: what changed is read from a table, at each signal
 * and once a second without one, so that a lost signal costs a second and nothing else.
 */
@Component
class Watch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ChangeSignals signals;
    private final Following following;
    private final Renewal renewal;
    private final Pulse pulse;
    private final int check;
    private volatile @Nullable Thread thread;

    Watch(
            ChangeSignals signals,
            Following following,
            Renewal renewal,
            Pulse pulse,
            DeliverySettings settings) {
        this.signals = signals;
        this.following = following;
        this.renewal = renewal;
        this.pulse = pulse;
        this.check = (int) settings.check().toMillis();
    }

    @Override
    public void start() {
        following.catchUp();
        var watching = Thread.ofPlatform().daemon().name("public-changes").unstarted(this::run);
        thread = watching; // Before it looks whether it is wanted.
        watching.start();
    }

    private void run() {
        var wasAway = false;
        while (isRunning()) {
            try (var connection = signals.open()) {
                if (wasAway) {
                    log.info("The database answers again");
                    wasAway = false;
                }
                listen(connection);
            } catch (SQLException e) {
                pulse.refused();
                if (!wasAway && isRunning()) {
                    log.warn(
                            "The database doesn't answer; what is kept is sent: {}",
                            e.getMessage());
                    wasAway = true;
                }
                pause();
            } catch (RuntimeException e) {
                log.error("What changes isn't followed for a moment", e);
                pause();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen public_change");
        } catch (SQLException e) {
            log.info(
                    "This database gives no signals ({}); it is asked again and again",
                    e.getMessage());
        }
        var channel = connection.unwrap(PGConnection.class);
        while (isRunning()) {
            following.catchUp(connection);
            renewal.begin();
            channel.getNotifications(check);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
