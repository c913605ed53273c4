package org.datapop.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.datapop.backup.Manifest.FileEntry;
import org.datapop.backup.Manifest.TableEntry;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Writes one backup: all tables as they are at one moment, then the files. */
record Taking(Installation site, Path target, Progress progress) {

    void run() {
        checkTarget();
        try (var connection = site.connect()) {
            var tables = beginOneMoment(connection);
            var folders = site.files().folders();
            var steps = new Steps(progress, Step.Deed.SAVED, tables.size() + folders.size());
            try (var archive = new ArchiveWriter(target)) {
                var catalog = new Catalog(connection);
                var schema = catalog.schema();
                if (schema == null || tables.isEmpty()) {
                    throw new BackupFailed(
                            "There is no site in the database yet, so there is nothing to save: start the site first, or correct SITE_DATA or SPRING_DATASOURCE_URL.");
                }
                var takenAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
                var name = catalog.siteName();
                var rows = saveTables(connection, tables, archive, steps);
                var sequences = catalog.sequences();
                connection.rollback();
                var files = saveFiles(folders, archive, steps);
                archive.complete(
                        new Manifest(
                                Manifest.FORMAT, takenAt, schema, name, rows, sequences, files));
            }
        } catch (SQLException e) {
            throw new BackupFailed(
                    "The database didn't let itself be saved (%s): correct that and try again."
                            .formatted(BackupFailed.words(e)),
                    e);
        } catch (IOException e) {
            throw new BackupFailed(
                    "The backup %s can't be written (%s): make room there or choose another place."
                            .formatted(target, e),
                    e);
        }
    }

    private void checkTarget() {
        var folder = Durable.folderOf(target);
        if (Files.exists(target)) {
            throw new BackupFailed(
                    "There is a file %s already: choose another name or move it away."
                            .formatted(target));
        }
        if (!Files.isDirectory(folder)) {
            throw new BackupFailed(
                    "There is no folder %s: make it or choose another place.".formatted(folder));
        }
        var data = site.data().toAbsolutePath().normalize();
        if (!folder.equals(data)
                && folder.startsWith(data)
                && Scope.hasFolder(data.relativize(folder).getName(0).toString())) {
            throw new BackupFailed(
                    "The folder %s is part of what is saved: choose a place outside of it."
                            .formatted(folder));
        }
    }

    /**
     * Locks the tables, as weakly as somebody who reads them, before the first look at them: so no
     * migration can change one between that look and its copy, and everybody else goes on writing.
     */
    private static List<Table> beginOneMoment(Connection connection) throws SQLException {
        var before = new Catalog(connection).tables();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        if (!before.isEmpty()) {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "lock table "
                                + before.stream()
                                        .map(Table::quoted)
                                        .collect(Collectors.joining(", "))
                                + " in access share mode");
            }
        }
        var tables = new Catalog(connection).tables();
        if (!tables.equals(before)) {
            throw new BackupFailed(
                    "The database is being migrated at this moment: try again when the site is ready.");
        }
        return tables;
    }

    private static List<TableEntry> saveTables(
            Connection connection, List<Table> tables, ArchiveWriter archive, Steps steps)
            throws IOException, SQLException {
        var copies = connection.unwrap(PGConnection.class).getCopyAPI();
        var entries = new ArrayList<TableEntry>();
        for (var table : tables) {
            var rows = new long[1];
            var tally =
                    archive.table(
                            table.name(),
                            entry -> rows[0] = copies.copyOut(table.copyOut(), entry));
            entries.add(
                    new TableEntry(
                            table.name(),
                            table.columns(),
                            rows[0],
                            tally.bytes(),
                            tally.sha256Hex()));
            steps.table(table.name(), rows[0], tally.bytes());
        }
        return entries;
    }

    private List<FileEntry> saveFiles(List<String> folders, ArchiveWriter archive, Steps steps)
            throws IOException, SQLException {
        var entries = new ArrayList<FileEntry>();
        for (var folder : folders) {
            var counted = steps.folder(folder);
            site.files()
                    .each(
                            folder,
                            (path, file) -> {
                                var entry = save(path, file, archive);
                                if (entry != null) {
                                    entries.add(entry);
                                    counted.file(entry.bytes());
                                }
                            });
            counted.done();
        }
        return entries;
    }

    /** Null where the file was deleted meanwhile. */
    private static @Nullable FileEntry save(String path, Path file, ArchiveWriter archive)
            throws IOException, SQLException {
        try (var bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            var tally = archive.file(path, bytes::transferTo);
            return new FileEntry(path, tally.bytes(), tally.sha256Hex());
        } catch (NoSuchFileException e) {
            return null;
        }
    }
}
