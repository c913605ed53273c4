package org.datapop.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real PostgreSQL that the site brings along, so that nobody has to install one to start. */
final class EmbeddedPostgres implements Database {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private final Path home;
    private final String name;
    private final Passwords passwords;
    private final SharedServer server;

    private EmbeddedPostgres(Path home, String name, @Nullable Path installed) throws IOException {
        this.home = home;
        this.name = name;
        Folders.clear(home);
        passwords = new Passwords(home.resolve("passwords"));
        var binaries = installed != null ? Binaries.in(installed) : Bundle.unpackedIn(home);
        var cluster = Cluster.in(home, binaries, passwords);
        var log = home.resolve("server.log");
        server = new SharedServer(home, new Postmaster(cluster, binaries, superuser(), log));
    }

    /**
     * Starts the server or joins the one that runs on this folder.
     *
     * @param installed the folder of another PostgreSQL, instead of the one the site brings
     */
    static EmbeddedPostgres start(Path folder, String name, @Nullable Path installed) {
        var home = folder.toAbsolutePath().normalize();
        var begin = System.nanoTime();
        try {
            Folders.createPrivate(home);
            try (var _ = StartLock.in(home)) {
                var postgres = new EmbeddedPostgres(home, name, installed);
                postgres.provision();
                var millis = (System.nanoTime() - begin) / 1_000_000;
                log.info("PostgreSQL is ready after {} ms: {}", millis, postgres.url());
                return postgres;
            }
        } catch (IOException | SQLException e) {
            throw EmbeddedFailure.of(home, e);
        }
    }

    @Override
    public String url() {
        return url(name);
    }

    String url(String database) {
        return RunningServer.url(server.port(), database);
    }

    @Override
    public Login owner() {
        return login(Provisioning.OWNER);
    }

    @Override
    public Login writer() {
        return login(Provisioning.WRITER);
    }

    @Override
    public Login reader() {
        return login(Provisioning.READER);
    }

    Login superuser() {
        return login(Cluster.SUPERUSER);
    }

    void createDatabase(String database) throws SQLException {
        try (var connection = superuser().connect(url("postgres"))) {
            new Provisioning(connection).database(database);
        }
        try (var connection = superuser().connect(url(database))) {
            new Provisioning(connection).withoutLargeObjects();
        }
    }

    @Override
    public void close() {
        try {
            server.leave();
        } catch (IOException e) {
            log.warn("PostgreSQL was not stopped cleanly; it recovers at its next start", e);
        }
    }

    private void provision() throws SQLException {
        try (var connection = superuser().connect(url("postgres"))) {
            new Provisioning(connection).roles(List.of(owner(), writer(), reader()));
            createDatabase(name);
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Login login(String user) {
        try {
            return passwords.login(user);
        } catch (IOException e) {
            throw EmbeddedFailure.of(home, e);
        }
    }
}
