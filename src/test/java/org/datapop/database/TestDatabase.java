package org.datapop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/** A migrated database of a test's own, to be attacked in plain SQL as any of its users. */
public final class TestDatabase implements AutoCloseable {

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** With the site's own migrations; only the first in a test run takes their time. */
    public static TestDatabase migrated() throws SQLException {
        return migrated("classpath:db/migration");
    }

    public static TestDatabase migrated(String locations) throws SQLException {
        return new TestDatabase(TestServer.migratedDatabase(locations));
    }

    /** One that nothing was done with yet. */
    public static TestDatabase empty() throws SQLException {
        return new TestDatabase(TestServer.freshDatabase());
    }

    /** Its owner as the site's settings name it. */
    public FlywayConnectionDetails owner() {
        return new DatabaseConfiguration().ownerConnection(TestServer.database(name));
    }

    /** How the site migrates it. */
    public FlywayMigrationStrategy preparation() {
        return new DatabaseConfiguration().preparation(TestServer.database(name));
    }

    /** The settings with which a site stands on it. */
    public List<String> settings() {
        return FreshDatabase.settings(TestServer.database(name));
    }

    public String url() {
        return TestServer.server().url(name);
    }

    public Connection asOwner() throws SQLException {
        return TestServer.connect(TestServer.server().owner(), name);
    }

    public Connection asWriter() throws SQLException {
        return TestServer.connect(TestServer.server().writer(), name);
    }

    public Connection asReader() throws SQLException {
        return TestServer.connect(TestServer.server().reader(), name);
    }

    public Connection asSuperuser() throws SQLException {
        return TestServer.connect(TestServer.server().superuser(), name);
    }

    @Override
    public void close() throws SQLException {
        TestServer.drop(name);
    }
}
