package org.datapop.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts, finds and stops the server process of a cluster; calls are made under a {@link
 * StartLock}.
 */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long ROTATE_BYTES = 10_000_000;
    private static final String PORT_TAKEN = "Address already in use";

    /** Another program has the port, or the processes of a killed server or start still end. */
    private static final String[] PASSING = {
        PORT_TAKEN, "shared memory block", "postmaster.pid\" already exists"
    };

    private final Cluster cluster;
    private final Binaries binaries;
    private final Login superuser;
    private final ServerLog serverLog;

    Postmaster(Cluster cluster, Binaries binaries, Login superuser, Path logFile) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.superuser = superuser;
        this.serverLog = new ServerLog(logFile);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The port of the server, which is started unless it runs already. */
    int start() throws IOException {
        serverLog.rotate(ROTATE_BYTES);
        var wanted = cluster.lastPort();
        for (var deadline = System.nanoTime() + PATIENCE.toNanos(); ; pause()) {
            var running = running();
            if (running.isPresent()) {
                log.info("Using the PostgreSQL that already runs on port {}", running.get());
                return running.get();
            }
            try {
                return start(freePort(wanted));
            } catch (CommandFailed e) {
                if (!serverLog.says(PASSING) || System.nanoTime() > deadline) {
                    throw new CommandFailed("PostgreSQL", serverLog.reason(e));
                }
                wanted = serverLog.says(PORT_TAKEN) ? 0 : wanted;
            }
        }
    }

    private int start(int port) throws IOException {
        PidFile.deleteStale(cluster.folder());
        cluster.configure(port);
        serverLog.mark();
        control("start", "-l", serverLog.file().toString());
        return port;
    }

    void stop() throws IOException {
        if (process().isPresent()) {
            control("stop", "-m", "fast");
        }
    }

    Optional<ProcessHandle> process() throws IOException {
        return PidFile.in(cluster.folder()).flatMap(PidFile::process);
    }

    private void control(String action, String option, String value) throws IOException {
        var folder = cluster.folder().toString();
        Command.run(
                binaries.program("pg_ctl"),
                "-D",
                folder,
                "-w",
                "-t",
                "120",
                "-s",
                option,
                value,
                action);
    }

    /** Waits for a server that is on its way up, such as one whose starter was killed. */
    private Optional<Integer> running() throws IOException {
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

    private static int freePort(int wanted) throws IOException {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return freePort(0);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
