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
import org.postgresql.PGConnection;

/**
 * Fills a database of the backup's version with its rows, and the data folder with its files, in a
 * transaction that is open already.
 */
record Filling(Installation site, Archive archive, Connection connection, Steps steps) {

    /** Whatever rows were there before, a migration's own or the starter's, are gone. */
    void rows() throws SQLException, IOException {
        var catalog = new Catalog(connection);
        var tables = entries(catalog);
        withoutTriggers(
                catalog,
                () -> {
                    run(connection, truncate(catalog));
                    copyIn(tables);
                });
        standSequences();
        follow(catalog, "rebuild_search");
        follow(catalog, "begin_public_epoch");
    }

    /** Calls what a database of the backup's version may have, for what follows from its rows. */
    private void follow(Catalog catalog, String function) throws SQLException {
        var call = "public." + function + "()";
        if (!catalog.names("select '' where to_regprocedure('" + call + "') is not null")
                .isEmpty()) {
            run(connection, "select " + call);
        }
    }

    /**
     * Commits with the files in their places. Should it stay unknown whether the database did, the
     * waiting room stays with a note of what was moved, for the next who tries.
     */
    void filesAndCommit() throws SQLException, IOException {
        var folders = archive.manifest().folders();
        var room = site.files().waitingRoom();
        try {
            unpack(room, folders);
            site.files().moveIn(room, folders);
        } catch (IOException | RuntimeException e) {
            StoredFiles.delete(room);
            throw e;
        }
        connection.commit();
        StoredFiles.settle(room);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
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
        var schema = archive.manifest().schema();
        if (!schema.equals(catalog.schema()) || !byTable.keySet().equals(Set.copyOf(tables))) {
            throw new BackupFailed(
                    "The tables in the backup aren't those of its version (schema %s): use another one."
                            .formatted(schema));
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
    private void withoutTriggers(Catalog catalog, Work work) throws SQLException, IOException {
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

    private void copyIn(List<TableEntry> tables) throws SQLException, IOException {
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

    private void standSequences() throws SQLException {
        for (var sequence : archive.manifest().sequences()) {
            try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
                statement.setString(1, Table.quoted(sequence.name()));
                statement.setLong(2, sequence.last());
                statement.setBoolean(3, sequence.called());
                statement.execute();
            }
        }
    }

    private void unpack(Path room, List<String> folders) throws IOException {
        for (var folder : folders) {
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
}
