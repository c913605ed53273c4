package org.datapop.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.datapop.database.TestDatabase;

/** An installation of a test's own: a database and a data folder. */
final class Scratch implements AutoCloseable {

    static final String MIGRATIONS = "classpath:db/migration";
    static final String WITH_ODD_TABLES = MIGRATIONS + ",classpath:db/backup-tests";

    final TestDatabase database;
    final Installation site;
    final Backups backups;

    private Scratch(TestDatabase database, String migrations, Path data) throws IOException {
        this.database = database;
        Files.createDirectories(data);
        site = new Installation(database.owner(), database.preparation(), migrations, data);
        backups = new Backups(site);
    }

    static Scratch empty(String migrations, Path data) throws Exception {
        return new Scratch(TestDatabase.empty(), migrations, data);
    }

    static Scratch migrated(String migrations, Path data) throws Exception {
        return new Scratch(TestDatabase.migrated(migrations), migrations, data);
    }

    /** Runs SQL as somebody whom no trigger stops. */
    Scratch with(String... commands) throws SQLException {
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            for (var sql : commands) {
                statement.execute(sql);
            }
        }
        return this;
    }

    Scratch withFile(String path, byte[] bytes) throws IOException {
        var file = site.data().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    /** Every row of every table as text, the tables that aren't saved too. */
    Map<String, List<String>> rows() throws SQLException {
        try (var owner = database.asOwner()) {
            var rows = new TreeMap<String, List<String>>();
            for (var table : new Catalog(owner).allTables()) {
                rows.put(table, texts(owner, table));
            }
            // Each database counts what changes by itself.
            rows.computeIfPresent("public_change", (_, _) -> List.of());
            rows.computeIfPresent("public_epoch", (_, _) -> List.of());
            return rows;
        }
    }

    private static List<String> texts(Connection owner, String table) throws SQLException {
        return ask(owner, "select t::text from %s t order by 1".formatted(Table.quoted(table)));
    }

    /**
     * What the migrations made: constraints, triggers and whether they fire, columns, sequences.
     */
    List<String> shape() throws SQLException {
        return ask(
                """
                select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || condeferred || convalidated
                  from pg_constraint where connamespace = 'public'::regnamespace
                union all
                select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text
                  from pg_trigger where not tgisinternal
                union all
                select tgrelid::regclass || ' ' || tgfoid::regproc || ' ' || tgenabled::text
                  from pg_trigger where tgisinternal
                union all
                select attrelid::regclass || '.' || attname || ' ' || atttypid::regtype
                  from pg_attribute join pg_class on pg_class.oid = attrelid
                  where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped
                order by 1
                """);
    }

    List<String> ask(String sql) throws SQLException {
        try (var owner = database.asSuperuser()) {
            return ask(owner, sql);
        }
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** Every file of the data folder by its path, in hexadecimal; an empty folder counts too. */
    Map<String, String> files() throws IOException {
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(site.data())) {
            for (var file : files.toList()) {
                var path = site.data().relativize(file).toString();
                found.put(
                        path,
                        Files.isRegularFile(file)
                                ? HexFormat.of().formatHex(Files.readAllBytes(file))
                                : "folder");
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
