package org.datapop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledServerTests {

    @TempDir Path home;
    private EmbeddedServer server;
    private Path binaries;

    @BeforeEach
    void findServer() throws IOException {
        server = new EmbeddedServer(home);
        binaries = TestServer.binaries();
    }

    @AfterEach
    void stopServer() throws IOException {
        if (server.isRunning()) {
            server.kill();
        }
    }

    @Test
    void survivesAKilledApplication() throws Exception {
        var first = ForkedSite.start(home, binaries);
        var url = first.url();
        server.keep(url, "before");
        first.kill();
        assertThat(server.isRunning()).isTrue();

        try (var second = ForkedSite.start(home, binaries)) {
            assertThat(second.url()).as("the running server is used").isEqualTo(url);
            assertThat(server.kept(url)).isEqualTo("before");
        }
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void survivesAKilledApplicationAndServer() throws Exception {
        var first = ForkedSite.start(home, binaries);
        server.keep(first.url(), "before");
        first.kill();
        server.kill();

        try (var second = ForkedSite.start(home, binaries)) {
            assertThat(server.kept(second.url())).isEqualTo("before");
        }
    }

    @Test
    void bringsBackAServerKilledUnderIt() throws Exception {
        try (var site = ForkedSite.start(home, binaries)) {
            var url = site.url();
            server.keep(url, "before");
            server.kill();

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(server.kept(url)).isEqualTo("before"));
        }
        assertThat(server.isRunning()).isFalse();
    }

    @Test
    void theLastToLeaveStopsTheServer() throws Exception {
        var first = ForkedSite.start(home, binaries);
        var url = first.url();
        var second = ForkedSite.start(home, binaries);
        assertThat(second.url()).isEqualTo(url);

        first.terminate();
        server.keep(url, "still");
        assertThat(second.isAlive()).isTrue();

        second.terminate();
        assertThat(server.isRunning()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwords/postgres",
                "cluster.part-*/PG_VERSION",
                "cluster.part-*/base/1",
                "cluster",
                "cluster/site.conf",
                "cluster/postmaster.pid",
                "passwords/reader"
            })
    void survivesAKillInTheFirstStart(String moment) throws Exception {
        survivesAKillAt(moment, home, binaries);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binaries-*.part-*/bin/initdb", "binaries-*.part-*/share"})
    void survivesAKillWhileProgramsAreUnpacked(String moment) throws Exception {
        survivesAKillAt(moment, home);
    }

    private void survivesAKillAt(String moment, Path... arguments) throws Exception {
        var first = ForkedSite.start(arguments);
        await().pollInterval(Duration.ofMillis(1))
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(() -> exists(moment));
        first.kill();

        try (var second = ForkedSite.start(arguments)) {
            var url = second.url();
            server.keep(url, "after");
            assertThat(server.kept(url)).isEqualTo("after");
        }
        assertThat(server.isRunning()).isFalse();
    }

    private boolean exists(String glob) throws IOException {
        var matcher = home.getFileSystem().getPathMatcher("glob:" + home + "/" + glob);
        try (var files = Files.walk(home, 3)) {
            return files.anyMatch(matcher::matches);
        } catch (UncheckedIOException e) {
            return false; // Renamed while it was looked at.
        }
    }
}
