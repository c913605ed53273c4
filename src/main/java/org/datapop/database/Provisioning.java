package org.datapop.database;

import static org.datapop.database.GroupRoles.READERS;
import static org.datapop.database.GroupRoles.WRITERS;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What only the superuser may do to a new server: its users and its databases. */
record Provisioning(Connection superuser) {

    static final String OWNER = "owner";
    static final String WRITER = "writer";
    static final String READER = "reader";

    /** Can be repeated, so a start that was killed on the way is finished by the next. */
    void roles(List<Login> logins) throws SQLException {
        for (var group : List.of(WRITERS, READERS)) {
            if (!exists("select from pg_roles where rolname = ?", group)) {
                execute("create role " + group + " nologin");
            }
        }
        for (var login : logins) {
            if (!exists("select from pg_roles where rolname = ?", login.user())) {
                execute("create role " + login.user() + " login");
            }
            execute("alter role %s password '%s'".formatted(login.user(), login.password()));
        }
        execute("grant " + WRITERS + " to " + WRITER);
        execute("grant " + READERS + " to " + READER);
        execute("alter role " + READER + " set default_transaction_read_only = on");
        execute("revoke all on database postgres, template1 from public");
    }

    void database(String name) throws SQLException {
        if (!exists("select from pg_database where datname = ?", name)) {
            execute("create database " + quoted(name) + " owner " + OWNER);
        }
    }

    /** Large objects belong to no schema: without this everybody could make them. */
    void withoutLargeObjects() throws SQLException {
        for (var function :
                List.of("lo_create(oid)", "lo_creat(integer)", "lo_from_bytea(oid, bytea)")) {
            execute("revoke execute on function pg_catalog." + function + " from public");
        }
    }

    private boolean exists(String query, String name) throws SQLException {
        try (var statement = superuser.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
