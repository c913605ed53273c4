package org.datapop.backup;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.datapop.backup.BackupFailed.Reason;

/** Whether a backup may be restored here: nobody is at work, and nothing would be overwritten. */
record Vacancy(Catalog catalog) {

    /** A connection that was closed may take a moment to disappear. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    void nobodyElse() throws SQLException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var others = others(); !others.isEmpty(); others = others()) {
            if (System.nanoTime() > deadline) {
                throw new BackupFailed(
                        Reason.OCCUPIED,
                        "Somebody uses the database (as %s): stop the site and whatever else is connected, then restore."
                                .formatted(String.join(", ", others)));
            }
            pause();
        }
    }

    /** One that no program has touched, or that a restoring prepared which then failed. */
    void preparedForNothingBut(String schema) throws SQLException {
        var found = catalog.schema();
        if (found != null) {
            noRows();
        }
        if (found == null ? !catalog.allTables().isEmpty() : !found.equals(schema)) {
            throw new BackupFailed(
                    Reason.OCCUPIED,
                    "The database was prepared by another version of the site than the backup's, or by another program: restore into one that nothing was done with.");
        }
    }

    void noRows() throws SQLException {
        for (var table : catalog.allTables()) {
            if (!table.equals(Scope.EPOCH)) {
                noRows(table);
            }
        }
    }

    void noRows(String table) throws SQLException {
        if (!catalog.names("select '' from " + Table.quoted(table) + " limit 1").isEmpty()) {
            throw notEmpty("the table " + table);
        }
    }

    static void noFiles(StoredFiles files, List<String> folders) throws IOException {
        for (var folder : folders) {
            if (!files.isFree(folder)) {
                throw notEmpty("the folder " + files.data().resolve(folder));
            }
        }
    }

    /**
     * Nobody has an account, and nobody but the import of the starter content ever saved anything:
     * everything that is done is in the record but for that import.
     */
    void nothingButTheStarter() throws SQLException {
        for (var table : List.of("account", "activity", "working_copy", "media")) {
            noRows(table);
        }
        for (var written :
                List.of("revision author", "publication published_by", "redirect made_by")) {
            var parts = written.split(" ");
            if (!catalog.names(
                            "select '' from %s where %s <> 'starter' limit 1"
                                    .formatted(Table.quoted(parts[0]), parts[1]))
                    .isEmpty()) {
                throw notEmpty("the table " + parts[0]);
            }
        }
    }

    private List<String> others() throws SQLException {
        return catalog.names(
                """
                select distinct coalesce(usename, '?') from pg_catalog.pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and usesysid is not null
                order by 1
                """);
    }

    private static BackupFailed notEmpty(String what) {
        return new BackupFailed(
                Reason.OCCUPIED,
                "This installation isn't empty (%s holds something): restore into a new database and a new data folder, before the site's first start."
                        .formatted(what));
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupFailed("The restoring was interrupted: nothing was restored.", e);
        }
    }
}
