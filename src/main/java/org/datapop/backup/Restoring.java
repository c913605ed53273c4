package org.datapop.backup;

import java.io.IOException;
import java.sql.SQLException;
import org.datapop.backup.BackupFailed.Reason;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Brings one backup into an empty installation. The database is migrated to the version of the
 * backup, filled in one transaction, and migrated on to the version of this program.
 */
record Restoring(Installation site, Archive archive, Progress progress) {

    /** Keeps a site that starts at this moment from importing its starter content: see there. */
    static final long STARTER_LOCK = 0x73_74_61_72_74_65_72L;

    /** The archive has to have been checked. */
    void run() {
        try {
            checkSchema(site, archive);
            checkPlace();
            migrate(
                    schema(),
                    "The database can't be prepared for the backup (%s): correct that and try again.");
            fill();
            migrate(
                    null,
                    "All rows and files are restored, but the database can't be brought to this version of the site (%s): correct that and start the site.");
            analyze(site);
        } catch (SQLException | IOException e) {
            throw refused(archive, e);
        }
    }

    static BackupFailed refused(Archive archive, Exception e) {
        return switch (e) {
            case CheckedEntry.DamagedEntry damaged -> Archive.damaged(archive.file(), damaged);
            case SQLException sql ->
                    new BackupFailed(
                            "The database refused the backup (%s): correct that and try again."
                                    .formatted(BackupFailed.words(sql)),
                            sql);
            default ->
                    new BackupFailed(
                            "The backup %s can't be restored (%s): correct that and try again."
                                    .formatted(archive.file(), e),
                            e);
        };
    }

    private void migrate(@Nullable String version, String failure) {
        try {
            site.migrate(version);
        } catch (FlywayException e) {
            throw new BackupFailed(failure.formatted(BackupFailed.words(e)), e);
        }
    }

    private String schema() {
        return archive.manifest().schema();
    }

    static void checkSchema(Installation site, Archive archive) {
        var schema = archive.manifest().schema();
        if (!site.knows(schema)) {
            throw new BackupFailed(
                    Reason.NEWER,
                    "The backup was taken by a version of the site that this one doesn't know (schema %s): restore it with that version or a later one."
                            .formatted(schema));
        }
    }

    private void checkPlace() throws SQLException, IOException {
        try (var connection = site.connect()) {
            var vacancy = new Vacancy(new Catalog(connection));
            vacancy.nobodyElse();
            vacancy.preparedForNothingBut(schema());
        }
        site.files().takeBack();
        Vacancy.noFiles(site.files(), archive.manifest().folders());
    }

    /** All rows and files, or none. */
    private void fill() throws SQLException, IOException {
        try (var connection = site.connect()) {
            connection.setAutoCommit(false);
            Filling.run(connection, "select pg_advisory_xact_lock(" + STARTER_LOCK + ")");
            // A site may have started meanwhile.
            new Vacancy(new Catalog(connection)).noRows("content");
            var steps = new Steps(progress, Step.Deed.RESTORED, archive.manifest().parts());
            var filling = new Filling(site, archive, connection, steps);
            filling.rows();
            filling.filesAndCommit();
        }
    }

    /** So that the first pages are read by plans that know the tables. */
    static void analyze(Installation site) throws SQLException {
        try (var connection = site.connect()) {
            for (var table : new Catalog(connection).allTables()) {
                Filling.run(connection, "analyze " + Table.quoted(table));
            }
        }
    }
}
