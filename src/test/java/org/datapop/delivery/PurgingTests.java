package org.datapop.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PurgingTests {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private HttpServer network;

    @BeforeEach
    void open() throws IOException {
        network = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        network.createContext(
                "/purge",
                exchange -> {
                    var said =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    var isRefused = refusals.getAndDecrement() > 0;
                    if (!isRefused) {
                        told.add(
                                exchange.getRequestHeaders().getFirst("Authorization")
                                        + " "
                                        + said);
                    }
                    exchange.sendResponseHeaders(isRefused ? 500 : 204, -1);
                    exchange.close();
                });
        network.start();
    }

    @AfterEach
    void close() {
        network.stop(0);
    }

    @Test
    void tellsWhatChanged() {
        try (var purging = new Purging(settings())) {
            purging.purge(0x0a1b2c3d, -1);

            await().until(() -> !told.isEmpty());
            assertThat(told)
                    .containsExactly("Bearer secret {\"tags\":[\"0a1b2c3d\",\"ffffffff\"]}");
            purging.purgeAll();
            await().until(() -> told.size() == 2);
            assertThat(told.getLast()).endsWith("{\"all\":true}");
        }
    }

    @Test
    void triesAgainUntilItIsUnderstood() {
        refusals.set(1);
        try (var purging = new Purging(settings())) {
            purging.purge(1);

            await().atMost(Duration.ofSeconds(15)).until(() -> !told.isEmpty());
            assertThat(told).containsExactly("Bearer secret {\"tags\":[\"00000001\"]}");
        }
    }

    @Test
    void withoutANetworkPagesSayNothingOfIt() {
        assertThat(new Cdn(new CdnSettings(null, "", "Surrogate-Key", null)).headers(new int[] {1}))
                .isEmpty();
    }

    @Test
    void pagesSayHowLongTheyMayBeKeptAndByWhichTagsTheyGo() {
        assertThat(new Cdn(settings()).headers(new int[] {1, 2}))
                .containsEntry("Surrogate-Key", "00000001 00000002")
                .containsEntry(
                        "CDN-Cache-Control",
                        "s-maxage=86400, stale-while-revalidate=60, stale-if-error=86400");
        assertThat(
                        new Cdn(new CdnSettings(null, "", "Cache-Tag", Duration.ofSeconds(10)))
                                .headers(new int[] {1}))
                .containsEntry("Cache-Tag", "00000001")
                .containsEntry(
                        "CDN-Cache-Control",
                        "s-maxage=10, stale-while-revalidate=60, stale-if-error=86400");
    }

    private CdnSettings settings() {
        @Nullable Duration hold = null;
        return new CdnSettings(
                URI.create("http://localhost:" + network.getAddress().getPort() + "/purge"),
                "secret",
                "Surrogate-Key",
                hold);
    }
}
