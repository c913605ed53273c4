package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@KernelTest
class EmbeddedPostgresTests {

    @TempDir Path home;

    @Test
    void keepsItsDataAndItsPort() throws Exception {
        var server = new EmbeddedServer(home);
        String url;
        try (var postgres = TestServer.another(home)) {
            url = postgres.url();
            server.keep(url, "yesterday");
        }
        assertThat(server.isRunning()).isFalse();
        try (var postgres = TestServer.another(home)) {
            assertThat(postgres.url()).isEqualTo(url);
            assertThat(server.kept(url)).isEqualTo("yesterday");
        }
    }

    @Test
    void takesAnotherPortWhereSomebodyElseHasIt() throws Exception {
        String url;
        try (var postgres = TestServer.another(home)) {
            url = postgres.url();
        }
        var port = Integer.parseInt(url.replaceAll(".*:(\\d+)/.*", "$1"));
        try (var _ = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
                var postgres = TestServer.another(home)) {
            assertThat(postgres.url()).isNotEqualTo(url);
        }
    }

    @Test
    void listensToThisComputerOnlyAndWritesSafely() throws Exception {
        try (var postgres = TestServer.another(home);
                var connection = postgres.superuser().connect(postgres.url())) {
            assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(show(connection, "unix_socket_directories")).isEmpty();
            assertThat(show(connection, "fsync")).isEqualTo("on");
            assertThat(show(connection, "data_checksums")).isEqualTo("on");
            assertThat(show(connection, "password_encryption")).isEqualTo("scram-sha-256");
            try (var passwords = Files.list(home.resolve("passwords"))) {
                assertThat(passwords)
                        .hasSize(4)
                        .allSatisfy(file ->
                                assertThat(Files.getPosixFilePermissions(file))
                                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
            }
        }
    }

    @Test
    void staysUpWhileAnybodyInTheProcessUsesIt() throws Exception {
        var first = TestServer.another(home);
        try (var second = TestServer.another(home)) {
            first.close();
            first.close();
            new EmbeddedServer(home).keep(second.url(), "still here");
        }
        assertThat(new EmbeddedServer(home).isRunning()).isFalse();
    }

    @Test
    void startsBesideAnEmptyPidFileAndOneOfAnotherProgram() throws Exception {
        TestServer.another(home).close();
        var pidFile = home.resolve("cluster/postmaster.pid");
        for (var leftover : new String[] {"", ProcessHandle.current().pid() + "\n/x\n1\n1\n"}) {
            Files.writeString(pidFile, leftover);
            TestServer.another(home).close();
        }
    }

    @Test
    void refusesAFolderOfAnotherMajorVersion() throws IOException {
        TestServer.another(home).close();
        Files.writeString(home.resolve("cluster/PG_VERSION"), "14\n");

        assertThatExceptionOfType(DatabaseNotReady.class)
                .isThrownBy(() -> TestServer.another(home))
                .withMessageContaining("was made by PostgreSQL 14 and this site brings PostgreSQL")
                .withMessageContaining("move the folder away");
    }

    @Test
    void refusesAFolderThatIsNoDatabase() throws IOException {
        Files.createDirectories(home.resolve("cluster"));
        Files.writeString(home.resolve("cluster/holiday.jpg"), "not a database");

        assertThatExceptionOfType(DatabaseNotReady.class)
                .isThrownBy(() -> TestServer.another(home))
                .withMessageContaining("does not hold a complete database of this site");
        assertThat(home.resolve("cluster/holiday.jpg")).exists();
    }

    @Test
    void saysWhatTheServerSaysWhenItsFilesAreDamaged() throws IOException {
        TestServer.another(home).close();
        Files.write(home.resolve("cluster/global/pg_control"), new byte[8192]);

        assertThatExceptionOfType(DatabaseNotReady.class)
                .isThrownBy(() -> TestServer.another(home))
                .withMessageContaining("did not start (PostgreSQL: ")
                .withMessageContaining("server.log");
    }

    @Test
    void refusesAFolderWithoutPrograms() {
        assertThatExceptionOfType(DatabaseNotReady.class)
                .isThrownBy(() -> EmbeddedPostgres.start(home, "site", home.resolve("nowhere")))
                .withMessageContaining("SITE_DATABASE_BINARIES");
    }

    @Test
    void refusesASystemItBringsNoProgramsFor() {
        assertThatExceptionOfType(DatabaseNotReady.class)
                .isThrownBy(() -> Bundle.unpackedIn(home, "Linux", "riscv64"))
                .withMessageContaining("(Linux, riscv64)")
                .withMessageContaining("set SPRING_DATASOURCE_URL");
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
