package org.datapop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Connections of the reader's own that wait for the database to say something, outside of the
 * pools, since each of them is held for as long as the site runs.
 */
@Component
public final class ChangeSignals {

    private static final int PATIENCE = 3_000;

    private final Database database;

    ChangeSignals(Database database) {
        this.database = database;
    }

    /**
     * Opens one as the public's reader. No answer for three seconds counts as none.
     *
     * @throws SQLException when the database doesn't answer
     */
    public Connection open() throws SQLException {
        var reader = database.reader();
        var login = Objects.requireNonNullElseGet(reader, database::writer);
        var connection = login.connect(database.url());
        try {
            connection.setNetworkTimeout(Runnable::run, PATIENCE);
            if (reader == null) {
                try (var statement = connection.createStatement()) {
                    statement.execute("set role " + GroupRoles.READERS);
                }
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
