package org.datapop.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Makes a database ready for its migrations, and says at once if any of its users is locked out.
 */
record Preparation(Database database) implements FlywayMigrationStrategy {

    private static final int OLDEST = 15;
    private static final int NEWEST = 18;

    @Override
    public void migrate(Flyway flyway) {
        var alone = database.owner().equals(database.writer());
        try (var owner = enter(database.owner(), alone ? "SPRING_DATASOURCE" : "SPRING_FLYWAY")) {
            checkVersion(owner);
            var reader = database.reader() != null ? database.reader() : database.writer();
            new GroupRoles(
                            owner,
                            database.writer().user(),
                            reader.user(),
                            database.reader() == null)
                    .ensure();
            keepPublicOut(owner);
            enter(database.writer(), "SPRING_DATASOURCE").close();
            enter(reader, "SITE_READER").close();
        } catch (SQLException e) {
            throw SqlFailure.explain(e);
        }
        flyway.migrate();
    }

    private Connection enter(Login login, String setting) {
        try {
            return login.connect(database.url());
        } catch (SQLException e) {
            throw SqlFailure.explain(e, database.url(), login.user(), setting);
        }
    }

    private void checkVersion(Connection connection) throws SQLException {
        var version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST || version > NEWEST) {
            throw new DatabaseNotReady(
                    "The database is PostgreSQL %d and this site needs %d to %d: point SPRING_DATASOURCE_URL to one of those."
                            .formatted(version, OLDEST, NEWEST));
        }
    }

    /**
     * Whoever may sign in could else make temporary tables, or tables where an upgrade left that.
     */
    static void keepPublicOut(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(
                    """
                    do $$
                    begin
                        if (select pg_has_role(current_user, datdba, 'USAGE')
                            from pg_database where datname = current_database()) then
                            execute format('revoke temporary, create on database %I from public',
                                current_database());
                        end if;
                        if (select pg_has_role(current_user, nspowner, 'USAGE')
                            from pg_namespace where nspname = 'public') then
                            revoke create on schema public from public;
                        end if;
                    end
                    $$
                    """);
        }
    }
}
