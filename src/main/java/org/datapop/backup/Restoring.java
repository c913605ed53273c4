package org.datapop.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.datapop.backup.Manifest.TableEntry;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Brings one backup into an empty installation. The database is migrated to the version of the
 * backup, filled in one transaction, and migrated on to the version of this program.
 */
record Restoring(Installation site, Archive archive, Progress progress) {

    /** Keeps a site that starts at this moment from importing its starter content: see there. */
    private static final long STARTER_LOCK = 0x73_74_61_72_74_65_72L;

    /** The archive has to have been checked. */
    void run() {
        try {
            checkSchema();
            checkPlace();
            migrate(
                    schema(),
                    "The database can't be prepared for the backup (%s): correct that and try again.");
            fill();
            migrate(
                    null,
                    "All rows and files are restored, but the database can't be brought to this version of the site (%s): correct that and start the site.");
            analyze();
        } catch (SQLException e) {
            throw new BackupFailed(
                    "The database refused the backup (%s): correct that and try again."
                            .formatted(BackupFailed.reason(e)),
                    e);
        } catch (CheckedEntry.DamagedEntry e) {
            throw Archive.damaged(archive.file(), e);
        } catch (IOException e) {
            throw new BackupFailed(
                    "The backup %s can't be restored (%s): correct that and try again."
                            .formatted(archive.file(), e),
                    e);
        }
    }

    private void migrate(@Nullable String version, String failure) {
        try {
            site.migrate(version);
        } catch (FlywayException e) {
            throw new BackupFailed(failure.formatted(BackupFailed.reason(e)), e);
        }
    }

    private String schema() {
        return archive.manifest().schema();
    }

    private void checkSchema() {
        if (!site.knows(schema())) {
            throw new BackupFailed(
                    "The backup was taken by a version of the site that this one doesn't know (schema %s): restore it with that version or a later one."
                            .formatted(schema()));
        }
    }

    private void checkPlace() throws SQLException, IOException {
        try (var connection = site.connect()) {
            var vacancy = new Vacancy(new Catalog(connection));
            vacancy.nobodyElse();
            vacancy.preparedForNothingBut(schema());
        }
        Vacancy.noFiles(site.files(), archive.manifest().folders());
    }

    /** All rows and files, or none. */
    private void fill() throws SQLException, IOException {
        var files = site.files();
        var room = files.waitingRoom();
        try (var connection = site.connect()) {
            connection.setAutoCommit(false);
            run(connection, "select pg_advisory_xact_lock(" + STARTER_LOCK + ")");
            var catalog = new Catalog(connection);
            new Vacancy(catalog).noRows("content"); // A site may have started meanwhile.
            var tables = entries(catalog);
            var steps = new Steps(progress, Step.Deed.RESTORED, archive.manifest().parts());
            withoutTriggers(
                    connection,
                    catalog,
                    () -> {
                        // A migration may have brought rows of its own, which the backup has too.
                        run(connection, truncate(catalog));
                        copyIn(connection, tables, steps);
                    });
            standSequences(connection);
            if (!catalog.names(
                            "select '' where to_regprocedure('public.rebuild_search()') is not null")
                    .isEmpty()) {
                run(connection, "select public.rebuild_search()");
            }
            unpack(room, steps);
            files.moveIn(room, archive.manifest().folders());
            connection.commit();
        } finally {
            StoredFiles.delete(room);
        }
    }

    private static String truncate(Catalog catalog) throws SQLException {
        return catalog.allTables().stream()
                .map(Table::quoted)
                .collect(Collectors.joining(", ", "truncate ", ""));
    }

    /** In the order in which they can be filled. */
    private List<TableEntry> entries(Catalog catalog) throws SQLException {
        var byTable =
                archive.manifest().tables().stream()
                        .collect(Collectors.toMap(TableEntry::table, Function.identity()));
        var tables = catalog.tables();
        if (!schema().equals(catalog.schema()) || !byTable.keySet().equals(Set.copyOf(tables))) {
            throw new BackupFailed(
                    "The tables in the backup aren't those of its version (schema %s): use another one."
                            .formatted(schema()));
        }
        return tables.stream().map(byTable::get).toList();
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }

    /**
     * The site's triggers let nobody write a past, and their owner may switch them off for the
     * length of this transaction; nobody else sees it. Those of PostgreSQL itself, which keep
     * foreign keys and exclusions, stay on: what is copied is checked as if it were typed.
     */
    private static void withoutTriggers(Connection connection, Catalog catalog, Work work)
            throws SQLException, IOException {
        var triggers = catalog.triggers();
        for (var trigger : triggers) {
            run(connection, alter(trigger, "disable"));
        }
        work.run();
        run(connection, "set constraints all immediate");
        for (var trigger : triggers) {
            run(connection, alter(trigger, "enable"));
        }
    }

    private static String alter(Catalog.Trigger trigger, String deed) {
        return "alter table %s %s trigger %s"
                .formatted(Table.quoted(trigger.table()), deed, Table.identifier(trigger.name()));
    }

    private void copyIn(Connection connection, List<TableEntry> tables, Steps steps)
            throws SQLException, IOException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (var entry : tables) {
            try (var rows = archive.open(entry)) {
                var count = copies.copyIn(entry.table().copyIn(), rows, 1 << 16);
                if (count != entry.rows()) {
                    throw new BackupFailed(
                            "The table %s has %d rows in the backup and got %d: nothing was restored; report this with the version of the site."
                                    .formatted(entry.name(), entry.rows(), count));
                }
            }
            steps.table(entry.name(), entry.rows(), entry.bytes());
        }
    }

    private void standSequences(Connection connection) throws SQLException {
        for (var sequence : archive.manifest().sequences()) {
            try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
                statement.setString(1, Table.quoted(sequence.name()));
                statement.setLong(2, sequence.last());
                statement.setBoolean(3, sequence.called());
                statement.execute();
            }
        }
    }

    private void unpack(Path room, Steps steps) throws IOException {
        for (var folder : archive.manifest().folders()) {
            var counted = steps.folder(folder);
            for (var entry : archive.manifest().files()) {
                if (entry.folder().equals(folder)) {
                    try (var bytes = archive.open(entry)) {
                        StoredFiles.write(room, entry.path(), bytes);
                    }
                    counted.file(entry.bytes());
                }
            }
            counted.done();
        }
    }

    /** So that the first pages are read by plans that know the tables. */
    private void analyze() throws SQLException {
        try (var connection = site.connect()) {
            for (var table : new Catalog(connection).allTables()) {
                run(connection, "analyze " + Table.quoted(table));
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
