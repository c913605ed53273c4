package org.datapop.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A database with the starter content. The first site of a test run publishes it, all others get a
 * copy; each test class begins with a new one under the running site.
 */
public final class StarterDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static @Nullable String template;

    private String name = "";
    private boolean used;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            name = template == null ? TestServer.freshDatabase() : TestServer.copyOf(template);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for this test", e);
        }
        TestPropertyValues.of(FreshDatabase.settings(TestServer.database(name))).applyTo(context);
        context.getBeanFactory().registerSingleton("starterDatabase", this);
    }

    public void goAway() throws SQLException {
        TestServer.shut(name);
    }

    public void comeBack() throws SQLException {
        TestServer.reopen(name);
    }

    /** A copy isn't what it is copied from: what was made of that isn't of this. */
    private void beginEpoch() throws SQLException {
        var database = TestServer.database(name);
        try (var owner = database.owner().connect(database.url());
                var statement = owner.createStatement()) {
            statement.execute("select begin_public_epoch()");
        }
    }

    /** As it came, whatever the classes before have done. */
    void beginAnew(Collection<HikariDataSource> pools) throws SQLException {
        if (template == null) {
            template = TestServer.templateOf(name);
        } else if (used) {
            TestServer.restore(name, template);
            beginEpoch();
        }
        used = true;
        for (var pool : pools) {
            if (pool.isRunning()) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
        }
    }
}
