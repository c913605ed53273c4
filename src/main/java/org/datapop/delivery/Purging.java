package org.datapop.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a network of caches what has changed: {@code POST {"tags": ["0a1b2c3d", …]}}, or {@code
 * {"all": true}}, until it says that it has understood. Each node tells it; to be told twice does
 * no harm.
 */
@Component
class Purging implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Purging.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 200;

    private final @Nullable URI address;
    private final String token;
    private final Set<String> tags = new LinkedHashSet<>();
    private boolean isAll;
    private @Nullable Thread teller;

    Purging(CdnSettings settings) {
        this.address = settings.purge();
        this.token = settings.token();
    }

    synchronized void purge(int... numbers) {
        if (address != null && numbers.length > 0) {
            for (var number : numbers) {
                tags.add(Cdn.tag(number));
            }
            tell(address);
        }
    }

    synchronized void purgeAll() {
        if (address != null) {
            isAll = true;
            tell(address);
        }
    }

    private void tell(URI to) {
        if (teller == null) {
            teller = Thread.ofVirtual().name("purging").start(() -> run(to));
        }
        notifyAll();
    }

    private void run(URI to) {
        var isUnderstood = true;
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            while (true) {
                var next = take();
                var failure = post(client, to, next);
                if (failure == null) {
                    isUnderstood = true;
                    continue;
                }
                if (isUnderstood) {
                    log.warn("{} isn't told what changed, and is tried again: {}", to, failure);
                    isUnderstood = false;
                }
                putBack(next);
                Thread.sleep(PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null for all. */
    private synchronized @Nullable List<String> take() throws InterruptedException {
        while (tags.isEmpty() && !isAll) {
            wait();
        }
        if (isAll) {
            isAll = false;
            tags.clear();
            return null;
        }
        var some = tags.stream().limit(MOST).toList();
        some.forEach(tags::remove);
        return some;
    }

    private synchronized void putBack(@Nullable List<String> taken) {
        if (taken == null) {
            isAll = true;
        } else {
            tags.addAll(taken);
        }
    }

    /** Null when it was understood, else why it wasn't. */
    private @Nullable String post(HttpClient client, URI to, @Nullable List<String> what)
            throws InterruptedException {
        var said = what == null ? Map.of("all", true) : Map.of("tags", what);
        var request =
                HttpRequest.newBuilder(to)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        JsonMapper.shared().writeValueAsString(said)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var status =
                    client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
            return status / 100 == 2 ? null : "it answered " + status;
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public synchronized void close() {
        if (teller != null) {
            teller.interrupt();
        }
    }
}
