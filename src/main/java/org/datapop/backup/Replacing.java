package org.datapop.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;

/**
 * Puts a backup in the place of the starter content while the site runs, in one transaction: until
 * it commits, everybody waits; then they find the site of the backup, or, if anything failed, all
 * as it was.
 */
record Replacing(Installation site, Archive archive, Progress progress) {

    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 5;

    /**
     * All that migrations made, as PostgreSQL itself names it; tables first, since others go with
     * them. What belongs to an extension stays.
     */
    private static final String WHAT_MIGRATIONS_MADE =
            """
            select format('drop %s if exists %s cascade', o.type, o.identity)
            from pg_catalog.pg_depend d
              cross join lateral pg_catalog.pg_identify_object(d.classid, d.objid, 0) o
            where d.refclassid = 'pg_catalog.pg_namespace'::regclass and d.refobjid = 'public'::regnamespace
              and o.type <> 'extension'
              and not exists (select from pg_catalog.pg_depend e
                              where e.classid = d.classid and e.objid = d.objid and e.deptype = 'e')
            order by o.type <> 'table', o.identity
            """;

    /** The archive has to have been checked. */
    void run() {
        Restoring.checkSchema(site, archive);
        try (var connection = site.connect()) {
            connection.setAutoCommit(false);
            var catalog = new Catalog(connection);
            lock(connection, catalog);
            new Vacancy(catalog).nothingButTheStarter();
            site.files().takeBack();
            Vacancy.noFiles(site.files(), archive.manifest().folders());
            replace(connection, schema().equals(catalog.schema()));
        } catch (SQLException | IOException e) {
            throw Restoring.refused(archive, e);
        } catch (FlywayException e) {
            throw new BackupFailed(
                    "The backup can't be brought to this version of the site (%s): use the command to restore it."
                            .formatted(BackupFailed.words(e)),
                    e);
        }
        analyze();
    }

    private String schema() {
        return archive.manifest().schema();
    }

    private void replace(Connection connection, boolean isOfToday)
            throws SQLException, IOException {
        if (!isOfToday) {
            for (var drop : new Catalog(connection).names(WHAT_MIGRATIONS_MADE)) {
                Filling.run(connection, drop);
            }
            site.migrate(connection, schema());
        }
        var steps = new Steps(progress, Step.Deed.RESTORED, archive.manifest().parts());
        var filling = new Filling(site, archive, connection, steps);
        filling.rows();
        if (!isOfToday) {
            site.migrate(connection, null);
        }
        filling.filesAndCommit();
    }

    /** Visitors may hold what is locked last and wait for what was locked first. */
    private static void lock(Connection connection, Catalog catalog) throws SQLException {
        for (var left = TRIES; ; left--) {
            try {
                Filling.run(
                        connection, "select pg_advisory_xact_lock(" + Restoring.STARTER_LOCK + ")");
                Filling.run(
                        connection,
                        catalog.allTables().stream()
                                .map(Table::quoted)
                                .collect(
                                        Collectors.joining(
                                                ", ", "lock table ", " in access exclusive mode")));
                return;
            } catch (SQLException e) {
                if (left == 0 || !DEADLOCK.equals(e.getSQLState())) {
                    throw e;
                }
                connection.rollback();
            }
        }
    }

    /** All is restored already; statistics come by themselves in the end. */
    private void analyze() {
        try {
            Restoring.analyze(site);
        } catch (SQLException e) {
            // As said.
        }
    }
}
