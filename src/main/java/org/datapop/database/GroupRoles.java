package org.datapop.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two roles that migrations grant to, whatever the users of a database are called. They must
 * exist, with the right members, before the first migration.
 */
record GroupRoles(Connection owner, String writer, String reader, boolean readerSetsRole) {

    static final String WRITERS = "site_writer";
    static final String READERS = "site_reader";

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String DUPLICATE_ROLE = "42710";
    private static final String UNIQUE_VIOLATION = "23505";

    /** Creates and grants what is missing, or says what an administrator must run. */
    void ensure() throws SQLException {
        var missing = missing();
        try {
            run(missing);
        } catch (SQLException e) {
            if (DUPLICATE_ROLE.equals(e.getSQLState())
                    || UNIQUE_VIOLATION.equals(e.getSQLState())) {
                ensure(); // Another instance starts at the same time.
            } else if (INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
                throw askAdministrator(missing, e);
            } else {
                throw e;
            }
        }
        var still = missing();
        if (!still.isEmpty()) {
            throw askAdministrator(still, null);
        }
    }

    private DatabaseNotReady askAdministrator(List<String> sql, @Nullable SQLException cause)
            throws SQLException {
        return new DatabaseNotReady(
                "The database user %s may not prepare the roles of this site: ask an administrator to run \"%s;\" and start the site again."
                        .formatted(owner.getMetaData().getUserName(), String.join("; ", sql)),
                cause);
    }

    private List<String> missing() throws SQLException {
        var sql = new ArrayList<String>();
        member(sql, WRITERS, writer, "USAGE");
        member(sql, READERS, reader, readerSetsRole ? setOption() : "USAGE");
        return sql;
    }

    private void member(List<String> sql, String group, String user, String privilege)
            throws SQLException {
        var exists = ask("select exists (select from pg_roles where rolname = ?)", group);
        if (!exists) {
            sql.add("CREATE ROLE " + group + " NOLOGIN");
        }
        if (!exists || !ask("select pg_has_role(?, ?, ?)", user, group, privilege)) {
            sql.add("GRANT " + group + " TO " + quoted(user) + options(privilege));
        }
    }

    /** Since 16 whoever creates a role gets it without the right to use it or to become it. */
    private String options(String privilege) throws SQLException {
        return privilege.equals("SET")
                ? " WITH SET TRUE, INHERIT FALSE"
                : version() >= 16 ? " WITH SET TRUE, INHERIT TRUE" : "";
    }

    private String setOption() throws SQLException {
        return version() >= 16 ? "SET" : "MEMBER";
    }

    private int version() throws SQLException {
        return owner.getMetaData().getDatabaseMajorVersion();
    }

    private boolean ask(String query, String... arguments) throws SQLException {
        try (var statement = owner.prepareStatement(query)) {
            for (var i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private void run(List<String> commands) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (var sql : commands) {
                statement.execute(sql);
            }
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
