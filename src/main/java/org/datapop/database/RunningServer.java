package org.datapop.database;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the server that another application started, or this one before it was killed. */
record RunningServer(Cluster cluster, Login superuser) {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Logger log = LoggerFactory.getLogger(RunningServer.class);

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Optional<ProcessHandle> process() throws IOException {
        return PidFile.in(cluster.folder()).flatMap(PidFile::process);
    }

    /** Its port; waits for one that is on its way up, such as one whose starter was killed. */
    Optional<Integer> port() throws IOException {
        for (var deadline = System.nanoTime() + PATIENCE.toNanos(); ; pause()) {
            var server = PidFile.in(cluster.folder());
            if (server.flatMap(PidFile::process).isEmpty()) {
                return Optional.empty();
            }
            var port = server.get().port();
            if (port > 0 && answers(port)) {
                return Optional.of(port);
            }
            if (System.nanoTime() > deadline) {
                throw new DatabaseNotReady(
                        "A PostgreSQL (process %d) uses the folder %s but does not answer: stop that process and start the site again."
                                .formatted(server.get().pid(), cluster.folder()));
            }
        }
    }

    private boolean answers(int port) {
        try (var connection = superuser.connect(url(port, "postgres"))) {
            return connection.isValid(2);
        } catch (SQLException e) {
            log.debug("PostgreSQL on port {} does not answer yet", port, e);
            return false;
        }
    }

    static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
