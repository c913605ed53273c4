package org.datapop.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.datapop.delivery.FollowedDatabase;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Every class that tests the whole site begins with the starter content and nothing else. */
public final class StarterContent implements TestExecutionListener {

    @Override
    public void beforeTestClass(TestContext test) throws SQLException {
        var site = test.getApplicationContext();
        site.getBean(StarterDatabase.class)
                .beginAnew(site.getBeansOfType(HikariDataSource.class).values());
        FollowedDatabase.changed(site);
    }
}
