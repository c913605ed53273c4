package org.datapop.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Turns what PostgreSQL or its driver answers into one sentence that says what to do. */
final class SqlFailure {

    private SqlFailure() {}

    static DatabaseNotReady explain(SQLException e, String url, String user, String setting) {
        var sentence = sentence(e, withoutParameters(url), user, setting);
        return sentence != null ? new DatabaseNotReady(sentence, e) : explain(e);
    }

    static DatabaseNotReady explain(SQLException e) {
        return new DatabaseNotReady(
                FullDisk.isBehind(e)
                        ? "The disk of the database is full: make room on it and start the site again."
                        : "The database refused to be prepared (%s): correct that and start the site again."
                                .formatted(firstLine(e)),
                e);
    }

    private static @Nullable String sentence(
            SQLException e, String url, String user, String setting) {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith("08")) {
            return "The database at %s cannot be reached: check that PostgreSQL runs there and that SPRING_DATASOURCE_URL is right, or unset it to use the database the site brings."
                    .formatted(url);
        }
        return switch (state) {
            case "28P01", "28000" ->
                    "The database at %s does not let the user %s in: check %s_%s and %s_PASSWORD."
                            .formatted(
                                    url,
                                    user,
                                    setting,
                                    setting.endsWith("FLYWAY") ? "USER" : "USERNAME",
                                    setting);
            case "3D000" ->
                    "There is no database at %s: ask an administrator to create it, or correct SPRING_DATASOURCE_URL."
                            .formatted(url);
            case "53300" ->
                    "The database at %s has no connection left for the user %s: raise its max_connections or stop what uses it."
                            .formatted(url, user);
            default -> null;
        };
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** The parameters may hold a password. */
    private static String withoutParameters(String url) {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }
}
