package org.datapop.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Turns what went wrong while the embedded server started into one sentence. */
final class EmbeddedFailure {

    private EmbeddedFailure() {}

    static DatabaseNotReady of(Path home, Exception cause) {
        return new DatabaseNotReady(sentence(home, cause), cause);
    }

    private static String sentence(Path home, Exception cause) {
        if (FullDisk.isBehind(cause)) {
            return FullDisk.sentence(home);
        }
        if (cause instanceof AccessDeniedException denied) {
            return "The user %s may not use %s: change its owner, start the site as its owner, or point SITE_DATA elsewhere."
                    .formatted(System.getProperty("user.name"), denied.getFile());
        }
        return "The PostgreSQL in %s did not start (%s): see server.log there, or set SPRING_DATASOURCE_URL to a database of your own."
                .formatted(home, oneLine(cause));
    }

    private static String oneLine(Exception cause) {
        var message = cause instanceof IOException ? cause.getMessage() : cause.toString();
        return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
