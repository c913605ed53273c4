package org.datapop.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each test context a new, empty database of its own, which Flyway then migrates. */
public final class FreshDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var database = TestServer.database(TestServer.freshDatabase());
            TestPropertyValues.of(settings(database)).applyTo(context);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for this test", e);
        }
    }

    static List<String> settings(ExternalDatabase database) {
        return List.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.writer().user(),
                "spring.datasource.password=" + database.writer().password(),
                "spring.flyway.user=" + database.owner().user(),
                "spring.flyway.password=" + database.owner().password(),
                "site.reader.username=" + TestServer.server().reader().user(),
                "site.reader.password=" + TestServer.server().reader().password(),
                "spring.datasource.hikari.maximum-pool-size=4",
                "spring.datasource.hikari.minimum-idle=0",
                "site.reader.pool.maximum-pool-size=4",
                "site.reader.pool.minimum-idle=0");
    }

    /** For what only a superuser may do to such a database, as to fill it quickly. */
    public static Connection asSuperuser(String url) throws SQLException {
        var superuser = TestServer.server().superuser();
        return DriverManager.getConnection(url, superuser.user(), superuser.password());
    }
}
