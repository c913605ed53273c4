package org.datapop.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The site's own settings of its database; an external one is named in Spring's.
 *
 * @param data the folder of everything the site keeps
 */
@ConfigurationProperties("site")
record DatabaseSettings(
        @DefaultValue("data") String data,
        @DefaultValue Embedded database,
        @DefaultValue Reader reader) {

    /**
     * @param name of the database in the embedded server
     * @param binaries the folder of an installed PostgreSQL to run instead of the one in the jar
     */
    record Embedded(@DefaultValue("site") String name, @Nullable String binaries) {}

    /** Who reads for the public in an external database. */
    record Reader(@Nullable String username, @DefaultValue("") String password) {

        @Nullable Login login() {
            return username == null || username.isBlank() ? null : new Login(username, password);
        }
    }

    EmbeddedPostgres start() {
        var binaries = database.binaries;
        return EmbeddedPostgres.start(
                Path.of(data, "postgres"),
                database.name,
                binaries == null || binaries.isBlank() ? null : Path.of(binaries));
    }
}
