package org.datapop.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.datapop.Application;
import org.datapop.SiteTest;
import org.datapop.database.StarterDatabase;
import org.datapop.site.rendering.Asked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** A start without the database: what is kept is sent until it comes. */
@SiteTest
class WaitingRoomTests {

    @LocalServerPort int port;
    @Autowired Environment settings;
    @Autowired StarterDatabase database;
    @Autowired Disk disk;

    @Test
    void aStartWithoutTheDatabaseSendsWhatIsKeptUntilItComes() throws Exception {
        var running = new Visitor(port);
        var kept = List.of("/", "/people", "/interviews/feed.atom");
        var before = kept.stream().map(path -> running.get(path).body()).toList();
        disk.flush();
        database.goAway();
        var otherPort = freePort();
        var other = new Visitor(otherPort);
        var started = CompletableFuture.supplyAsync(() -> start(otherPort));
        try {
            await().atMost(Duration.ofSeconds(60)).until(() -> isOpen(otherPort));
            for (var i = 0; i < kept.size(); i++) {
                assertThat(other.get(kept.get(i)).body()).as(kept.get(i)).isEqualTo(before.get(i));
            }
            assertThat(other.status("/people?utm_source=x")).isEqualTo(200);
            assertThat(other.status("/people?after=x")).isEqualTo(503);
            var missing = other.get("/challenges");
            assertThat(missing.statusCode()).isEqualTo(503);
            assertThat(Visitor.header(missing, "Retry-After")).isNotEmpty();
            assertThat(other.body("/search?q=data")).contains("Search pauses");
            assertThat(other.status("/admin/sign-in")).isEqualTo(503);
            assertThat(other.send("POST", "/admin/sign-in").statusCode()).isEqualTo(503);
            assertThat(other.status("/actuator/health/readiness")).isEqualTo(503);
            assertThat(other.status("/actuator/health/liveness")).isEqualTo(200);
            var page = other.body("/");
            var style = page.replaceAll("(?s).*(/assets/site[^\"]*css).*", "$1");
            assertThat(other.status(style)).isEqualTo(200);
            assertThat(started).isNotDone();
        } finally {
            database.comeBack();
        }
        try (var site = started.join()) {
            assertThat(site.isActive()).isTrue();
            assertThat(other.status("/challenges")).isEqualTo(200);
            assertThat(new String(other.get("/search?q=data").body(), UTF_8)).contains("<h1");
        }
    }

    @Test
    void theParametersThatAnyPageKnowsAreKnownWithoutThePages() {
        assertThat(Asked.address("/people?after=1&utm=2&q=3").understood())
                .isEqualTo("/people?after=1&q=3");
    }

    private ConfigurableApplicationContext start(int on) {
        var same =
                Stream.of(
                                "spring.datasource.url",
                                "spring.datasource.username",
                                "spring.datasource.password",
                                "spring.flyway.user",
                                "spring.flyway.password",
                                "site.reader.username",
                                "site.reader.password",
                                "site.data")
                        .map(key -> "--" + key + "=" + settings.getRequiredProperty(key));
        return new SpringApplicationBuilder(Application.class)
                .listeners(new WaitingRoom.Door())
                .run(
                        Stream.concat(
                                        same,
                                        Stream.of(
                                                "--server.port=" + on,
                                                "--site.delivery.ahead=false",
                                                "--spring.datasource.hikari.maximum-pool-size=2",
                                                "--site.reader.pool.maximum-pool-size=2"))
                                .toArray(String[]::new));
    }

    private static boolean isOpen(int port) {
        try {
            return new Visitor(port).status("/actuator/health/liveness") == 200;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
