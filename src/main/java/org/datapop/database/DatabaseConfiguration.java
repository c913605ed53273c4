package org.datapop.database;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Decides which database the site stands on and hands each user of it to whom it belongs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    @Bean(destroyMethod = "close")
    Database database(DatabaseSettings settings, Environment environment) {
        var url = environment.getProperty("spring.datasource.url", "");
        if (url.isBlank()) {
            return settings.start();
        }
        var writer = login(environment, "spring.datasource.username", "spring.datasource.password");
        var owner = login(environment, "spring.flyway.user", "spring.flyway.password");
        return new ExternalDatabase(
                url, owner.user().isBlank() ? writer : owner, writer, settings.reader().login());
    }

    @Bean
    JdbcConnectionDetails writerConnection(Database database) {
        return new WriterConnection(database.url(), database.writer());
    }

    @Bean
    FlywayConnectionDetails ownerConnection(Database database) {
        return new OwnerConnection(database.url(), database.owner());
    }

    @Bean
    FlywayMigrationStrategy preparation(Database database) {
        return new Preparation(database);
    }

    private static Login login(Environment environment, String user, String password) {
        return new Login(environment.getProperty(user, ""), environment.getProperty(password, ""));
    }

    private record WriterConnection(String url, Login login) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return login.user();
        }

        @Override
        public String getPassword() {
            return login.password();
        }
    }

    private record OwnerConnection(String url, Login login) implements FlywayConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return login.user();
        }

        @Override
        public String getPassword() {
            return login.password();
        }
    }
}
