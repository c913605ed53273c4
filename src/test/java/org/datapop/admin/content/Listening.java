package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.datapop.admin.StaffClient;
import org.jspecify.annotations.Nullable;

/** An open form of one document, without a browser: it hears who is there, and can say it is. */
final class Listening implements AutoCloseable {

    private static final long PATIENCE = 60;

    final UUID window;
    private final HttpResponse<Stream<String>> answer;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Queue<String> everything = new ConcurrentLinkedQueue<>();
    private final Thread reading;

    private Listening(UUID window, HttpResponse<Stream<String>> answer) {
        this.window = window;
        this.answer = answer;
        this.reading = Thread.startVirtualThread(this::read);
    }

    static Listening at(StaffClient browser, UUID document) {
        return at(browser, document, UUID.randomUUID(), "");
    }

    /**
     * @param from the revision that the form started from; empty for none
     */
    static Listening at(StaffClient browser, UUID document, UUID window, String from) {
        return new Listening(
                window,
                browser.listen(
                        "/admin/content/%s/presence?window=%s&from=%s"
                                .formatted(document, window, from)));
    }

    private void read() {
        try {
            answer.body()
                    .forEach(line -> {
                        everything.add(line);
                        heard.add(line);
                    });
        } catch (UncheckedIOException | IllegalStateException _) {
            // It was closed.
        }
    }

    int status() {
        return answer.statusCode();
    }

    @Nullable String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    /** The next line with these words; those before it are passed over. */
    String await(String words) {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        try {
            while (true) {
                var line = heard.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                assertThat(line).as("a line with %s", words).isNotNull();
                if (line != null && line.contains(words)) {
                    return line;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the site ends it. */
    void awaitEnd() throws InterruptedException {
        assertThat(reading.join(Duration.ofSeconds(PATIENCE))).as("ended").isTrue();
    }

    /** What was heard and not awaited. */
    String rest() {
        return String.join("\n", heard);
    }

    String everything() {
        return String.join("\n", everything);
    }

    @Override
    public void close() {
        answer.body().close();
    }
}
