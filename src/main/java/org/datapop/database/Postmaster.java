package org.datapop.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the server process of a cluster; calls are made under a {@link StartLock}. */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final long ROTATE_BYTES = 10_000_000;
    private static final String PORT_TAKEN = "Address already in use";

    /** Another program has the port, or the processes of a killed server or start still end. */
    private static final String[] PASSING = {
        PORT_TAKEN, "shared memory block", "postmaster.pid\" already exists"
    };

    private final Cluster cluster;
    private final Binaries binaries;
    private final RunningServer running;
    private final ServerLog serverLog;

    Postmaster(Cluster cluster, Binaries binaries, Login superuser, Path logFile) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.running = new RunningServer(cluster, superuser);
        this.serverLog = new ServerLog(logFile);
    }

    /** The port of the server, which is started unless it runs already. */
    int start() throws IOException {
        serverLog.rotate(ROTATE_BYTES);
        var wanted = cluster.lastPort();
        var deadline = System.nanoTime() + RunningServer.PATIENCE.toNanos();
        for (; ; RunningServer.pause()) {
            var port = running.port();
            if (port.isPresent()) {
                log.info("Using the PostgreSQL that already runs on port {}", port.get());
                return port.get();
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

    void stop() throws IOException {
        if (process().isPresent()) {
            control("stop", "-m", "fast");
        }
    }

    Optional<ProcessHandle> process() throws IOException {
        return running.process();
    }

    private int start(int port) throws IOException {
        PidFile.deleteStale(cluster.folder());
        cluster.configure(port);
        serverLog.mark();
        control("start", "-l", serverLog.file().toString());
        return port;
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
}
