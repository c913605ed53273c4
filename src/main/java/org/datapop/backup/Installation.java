package org.datapop.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * What a site consists of: its database, entered as the owner of its tables, and its data folder.
 *
 * @param preparation how its database is migrated
 * @param migrations where Flyway finds them
 */
record Installation(
        FlywayConnectionDetails owner,
        FlywayMigrationStrategy preparation,
        String migrations,
        Path data) {

    /** Whatever the settings of a server or user: rows are written in one form. */
    private static final String ONE_FORM =
            "set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';"
                    + " set extra_float_digits = 1; set bytea_output = 'hex';"
                    + " set statement_timeout = 0;"
                    + " set lock_timeout = '60s'; set idle_in_transaction_session_timeout = 0";

    /** A connection of its own: pools belong to those who read and write pages. */
    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", String.valueOf(owner.getUsername()));
        properties.setProperty("password", String.valueOf(owner.getPassword()));
        properties.setProperty("connectTimeout", "3");
        var connection = DriverManager.getConnection(owner.getJdbcUrl(), properties);
        try (var statement = connection.createStatement()) {
            statement.execute(ONE_FORM);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Migrates to a version, or to the newest that this program knows. */
    void migrate(@Nullable String version) {
        preparation.migrate(flyway(version).load());
    }

    /**
     * Migrates within the transaction of a connection: others see all of it or nothing.
     *
     * @throws FlywayException when a migration fails; then the transaction is to be rolled back
     */
    void migrate(Connection connection, @Nullable String version) {
        flyway(version).dataSource(new Borrowed(connection)).load().migrate();
    }

    boolean knows(String schema) {
        var wanted = MigrationVersion.fromVersion(schema);
        for (var migration : flyway(null).load().info().all()) {
            if (wanted.equals(migration.getVersion()) && migration.getState().isResolved()) {
                return true;
            }
        }
        return false;
    }

    StoredFiles files() {
        return new StoredFiles(data);
    }

    private FluentConfiguration flyway(@Nullable String version) {
        return Flyway.configure()
                .dataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())
                .locations(migrations.split(","))
                .target(
                        version == null
                                ? MigrationVersion.LATEST
                                : MigrationVersion.fromVersion(version));
    }
}
