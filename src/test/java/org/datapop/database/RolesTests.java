package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KernelTest
class RolesTests {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private TestDatabase database;

    @BeforeEach
    void openDatabase() throws SQLException {
        database = TestDatabase.migrated("classpath:db/database-tests");
    }

    @AfterEach
    void closeDatabase() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from note",
                "insert into note values (1, 'x')",
                "insert into public_note values ('x')",
                "create table t (a int)",
                "create temporary table t (a int)",
                "create schema s",
                "create function f() returns int language sql return 1",
                "create extension pg_trgm",
                "select lo_create(0)",
                "select lo_from_bytea(0, 'x')",
                "select lo_creat(-1)",
                "set role writer",
                "set role site_writer",
                "set role owner",
                "set role postgres",
                "set session authorization writer",
                "create role r",
                "alter role reader createrole",
                "copy note to program 'true'",
                "select pg_read_file('postmaster.pid')",
                "select * from pg_authid"
            })
    void theReaderCanOnlyRead(String attack) throws SQLException {
        try (var reader = database.asReader()) {
            // The session's own default is no protection: whoever can run SQL can undo it.
            execute(reader, "set default_transaction_read_only = off");
            assertThat(execute(reader, "select text from public_note")).isNull();
            assertThat(execute(reader, attack)).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table note",
                "truncate note",
                "update note set text = 'x'",
                "delete from note",
                "create table t (a int)",
                "create temporary table t (a int)",
                "select lo_create(0)",
                "set role owner",
                "alter table note disable trigger all"
            })
    void theWriterHasWhatMigrationsGrantIt(String attack) throws SQLException {
        try (var writer = database.asWriter()) {
            assertThat(execute(writer, "insert into note values (1, 'x')")).isNull();
            assertThat(execute(writer, attack)).isEqualTo(INSUFFICIENT_PRIVILEGE);
        }
    }

    @Test
    void theReaderCannotEnterTheServersOtherDatabases() {
        var server = TestServer.server();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> server.reader().connect(server.url("postgres")).close())
                .withMessageContaining("permission denied for database");
    }

    @Test
    void aPasswordIsNeeded() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> new Login("owner", "").connect(database.url()).close());
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> new Login("postgres", "postgres").connect(database.url()).close())
                .withMessageContaining("password authentication failed");
    }

    /** The state of the error, or null where there was none. */
    private static @Nullable String execute(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
