package org.datapop.delivery;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.datapop.web.PublicAddress;
import org.datapop.web.SiteProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * What the site is while its database doesn't answer at the start: the pages that are kept on disk,
 * and nothing else. It isn't found by the site itself, as it is no configuration of its.
 */
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            FlywayAutoConfiguration.class
        })
@EnableConfigurationProperties({SiteProperties.class, DeliverySettings.class, CdnSettings.class})
@ComponentScan(basePackageClasses = PublicAddress.class)
@Import({
    Cdn.class,
    ChangeClock.class,
    Disk.class,
    Memory.class,
    SiteTime.class,
    Store.class,
    WaitingCounter.class
})
public class WaitingRoom {

    static final String PROFILE = "waiting-room";

    private static final Logger log = LoggerFactory.getLogger(WaitingRoom.class);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Readiness asks for the database by this name. */
    @Bean
    HealthIndicator dbHealthIndicator() {
        return () -> Health.down().build();
    }

    /** Lets a start wait here for a database that is somebody else's to start. */
    public static final class Door
            implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

        private static final Duration PAUSE = Duration.ofSeconds(1);

        /** After the settings are read and the log is set up. */
        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
            var settings = event.getEnvironment();
            if (settings.getProperty("spring.datasource.url", "").isBlank() || answers(settings)) {
                return;
            }
            log.warn(
                    "The database doesn't answer; until it does, the pages that are kept are sent");
            try (var room = open(settings)) {
                while (room.isActive() && !answers(settings)) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            log.info("The database answers; the site starts");
        }

        private static ConfigurableApplicationContext open(ConfigurableEnvironment settings) {
            return new SpringApplicationBuilder(WaitingRoom.class)
                    .environment(new Inherited(settings))
                    .profiles(PROFILE)
                    .properties("server.shutdown=immediate")
                    .run();
        }

        /** One that refuses is there: what is wrong is said by whoever signs in. */
        private static boolean answers(ConfigurableEnvironment settings) {
            var login = new Properties();
            login.setProperty("user", settings.getProperty("spring.datasource.username", ""));
            login.setProperty("password", settings.getProperty("spring.datasource.password", ""));
            login.setProperty("connectTimeout", "3");
            login.setProperty("loginTimeout", "4");
            login.setProperty("socketTimeout", "3");
            var url = settings.getRequiredProperty("spring.datasource.url");
            try (var connection = DriverManager.getConnection(url, login)) {
                return connection.isValid(3);
            } catch (SQLException e) {
                return !isAway(e.getSQLState());
            }
        }

        /** Of a connection, of a server that starts or ends, of a database that is being moved. */
        private static boolean isAway(String state) {
            return state == null
                    || state.startsWith("08")
                    || state.startsWith("57P")
                    || state.equals("55000");
        }
    }
}
