package org.datapop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.datapop.TestFolder;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The one server of a process of tests, started when first needed; its data is kept for the next
 * run.
 */
final class TestServer {

    private static final Path ROOT = TestFolder.of("postgresql").toAbsolutePath();
    private static final String PREFIX = "test_" + ProcessHandle.current().pid() + "_";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, String> TEMPLATES = new HashMap<>();
    private static @Nullable EmbeddedPostgres server;

    private TestServer() {}

    static boolean usesInstalled() {
        return System.getProperty("test.postgresql", "embedded").equals("installed");
    }

    /** The newest PostgreSQL of the system, where Debian and its relatives put it. */
    static Optional<Path> installed() {
        try (var versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.filter(folder -> Files.isExecutable(folder.resolve("bin/postgres")))
                    .max(Comparator.comparing(f -> Integer.parseInt(f.getFileName().toString())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Another server of the same kind for tests that break theirs. */
    static EmbeddedPostgres another(Path home) throws IOException {
        return EmbeddedPostgres.start(home, "site", binaries());
    }

    static Path binaries() throws IOException {
        return usesInstalled()
                ? installed().orElseThrow()
                : Bundle.unpackedIn(Files.createDirectories(ROOT.resolve("embedded"))).folder();
    }

    static synchronized EmbeddedPostgres server() {
        if (server == null) {
            var home = ROOT.resolve(usesInstalled() ? "installed" : "embedded");
            server =
                    EmbeddedPostgres.start(
                            home, "site", usesInstalled() ? installed().orElseThrow() : null);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            dropOldDatabases();
            forgetAtPowerCut();
        }
        return server;
    }

    static String freshDatabase() throws SQLException {
        var name = PREFIX + COUNT.incrementAndGet();
        server().createDatabase(name);
        return name;
    }

    /** A copy of a database that was migrated once. */
    static synchronized String migratedDatabase(String locations) throws SQLException {
        var template = TEMPLATES.get(locations);
        if (template == null) {
            template = freshDatabase();
            new Preparation(database(template)).migrate(flyway(template, locations));
            TEMPLATES.put(locations, template);
        }
        return copyOf(template);
    }

    static String copyOf(String template) throws SQLException {
        var name = PREFIX + COUNT.incrementAndGet();
        copy(template, name);
        return name;
    }

    /** Takes away what was done to a copy; whoever is connected is put out. */
    static void restore(String name, String template) throws SQLException {
        drop(name);
        copy(template, name);
    }

    /** What is copied may be in nobody's use. */
    static String templateOf(String name) throws SQLException {
        shut(name);
        var template = copyOf(name);
        reopen(name);
        return template;
    }

    /** Puts everybody out and lets nobody in. */
    static void shut(String database) throws SQLException {
        command("alter database %s allow_connections false".formatted(database));
        command(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
                        .formatted(database));
    }

    static void reopen(String database) throws SQLException {
        command("alter database %s allow_connections true".formatted(database));
    }

    private static void copy(String template, String name) throws SQLException {
        command("create database %s template %s owner owner".formatted(name, template));
        try (var owner = connect(server().owner(), name)) {
            Preparation.keepPublicOut(owner);
        }
    }

    static ExternalDatabase database(String name) {
        var server = server();
        return new ExternalDatabase(
                server.url(name), server.owner(), server.writer(), server.reader());
    }

    static Connection connect(Login login, String database) throws SQLException {
        return login.connect(server().url(database));
    }

    static void drop(String database) throws SQLException {
        command("drop database if exists " + database + " with (force)");
    }

    private static void command(String sql) throws SQLException {
        try (var superuser = connect(server().superuser(), "postgres");
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Flyway flyway(String database, String locations) {
        var owner = server().owner();
        return Flyway.configure()
                .dataSource(server().url(database), owner.user(), owner.password())
                .locations(locations.split(","))
                .load();
    }

    /** Tests of what outlives a failure have {@link #another} server, which waits for the disk. */
    private static void forgetAtPowerCut() {
        try {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                command("alter system set " + setting + " = off");
            }
            command("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException("The test server has settings of its own", e);
        }
    }

    private static void dropOldDatabases() {
        try {
            for (var database : databases()) {
                var pid = Long.parseLong(database.split("_")[1]);
                if (ProcessHandle.of(pid).filter(p -> p.pid() != self()).isEmpty()) {
                    drop(database);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Old test databases cannot be dropped", e);
        }
    }

    private static long self() {
        return ProcessHandle.current().pid();
    }

    private static List<String> databases() throws SQLException {
        var names = new ArrayList<String>();
        try (var superuser = connect(server().superuser(), "postgres");
                var statement = superuser.createStatement();
                var rows =
                        statement.executeQuery(
                                "select datname from pg_database where datname ~ '^test_\\d+_'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
