package org.datapop.database;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One application's share of a server: joining starts it, the last to leave stops it. */
final class SharedServer {

    private static final Logger log = LoggerFactory.getLogger(SharedServer.class);

    private final Path home;
    private final Postmaster postmaster;
    private volatile int port;
    private volatile boolean left;

    /** To be made under a {@link StartLock}. */
    SharedServer(Path home, Postmaster postmaster) throws IOException {
        this.home = home;
        this.postmaster = postmaster;
        Users.join(users());
        try {
            port = postmaster.start();
            watch();
        } catch (IOException | RuntimeException e) {
            leaveLocked();
            throw e;
        }
    }

    int port() {
        return port;
    }

    void leave() throws IOException {
        try (var _ = StartLock.in(home)) {
            leaveLocked();
        }
    }

    private void leaveLocked() throws IOException {
        if (!left) {
            left = true;
            if (Users.leave(users())) {
                postmaster.stop();
            }
        }
    }

    /** Brings back a server that was killed under the running site, on the same port if it can. */
    private void watch() throws IOException {
        postmaster.process().ifPresent(process -> process.onExit().thenRunAsync(this::revive));
    }

    private void revive() {
        if (left) {
            return;
        }
        try (var _ = StartLock.in(home)) {
            if (!left) {
                log.warn("PostgreSQL ended; starting it again");
                port = postmaster.start();
                watch();
            }
        } catch (IOException | RuntimeException e) {
            log.error("PostgreSQL ended and could not be started again; restart the site", e);
        }
    }

    private Path users() {
        return home.resolve("users.lock");
    }
}
