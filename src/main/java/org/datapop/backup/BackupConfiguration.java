package org.datapop.backup;

import java.nio.file.Path;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Names what is saved and restored, in the running site and in a command alike. */
@Configuration(proxyBeanMethods = false)
class BackupConfiguration {

    @Bean
    Installation installation(
            FlywayConnectionDetails owner,
            FlywayMigrationStrategy preparation,
            Environment settings) {
        return new Installation(
                owner,
                preparation,
                settings.getProperty("spring.flyway.locations", "classpath:db/migration"),
                Path.of(settings.getProperty("site.data", "data")));
    }
}
