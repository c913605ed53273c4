package org.datapop.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.database.StarterDatabase;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Readers don't notice that the database is away, as far as that can be. */
@SiteTest
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayTests {

    private static final List<String> KEPT =
            List.of("/", "/people", "/mission", "/interviews/feed.atom", "/sitemap.xml", "/search");

    @LocalServerPort int port;
    @Autowired StarterDatabase database;
    @Autowired JdbcClient jdbc;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Memory memory;
    @Autowired Disk disk;
    @Autowired Pulse pulse;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(port);
    }

    @Test
    void whatIsKeptIsSentByteForByteAndWhatIsNotIsSaidPlainly(CapturedOutput log) throws Exception {
        var before = seen();
        disk.flush();
        withoutDatabase(() -> {
            assertThat(seen()).isEqualTo(before);
            forgetMemory();
            assertThat(seen()).isEqualTo(before);

            var answer = visitor.get("/founders");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(Visitor.header(answer, "Cache-Control")).isEqualTo("no-store");
            assertThat(new String(answer.body(), UTF_8))
                    .contains("<h1>")
                    .doesNotContain("Exception", "org.", "jdbc");
            assertThat(visitor.status("/search?q=people")).isEqualTo(503);
            assertThat(visitor.body("/search?q=people")).contains("Search pauses");
        });

        await().until(() -> visitor.status("/founders") == 200);
        assertThat(visitor.status("/search?q=people")).isEqualTo(200);
        assertThat(log).doesNotContain("Incident");
    }

    @Test
    void norWhenItTakesConnectionsAndSaysNothing() {
        var before = seen();
        disk.flush();
        var backend = jdbc.sql("select pg_backend_pid()").query(Long.class).single();
        try (var _ = new Hanging(backend)) {
            assertThat(seen()).isEqualTo(before);
            forgetMemory();
            assertThat(seen()).isEqualTo(before);
            assertThat(visitor.status("/organizations")).isEqualTo(503);
            await().until(pulse::isAway);
            assertThat(seen()).isEqualTo(before);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> visitor.status("/organizations") == 200);
    }

    @Test
    void whatIsReplacedMeanwhileStaysAndWhatExpiresIsWithdrawn() throws Exception {
        var day = Instant.now().plusSeconds(4);
        var replaced = publish("To Be Replaced", null);
        publishing.schedule(Publishing.Order.of(save(replaced, "Replacement")), day, Actor.SYSTEM);
        publish("To Expire", day);
        assertThat(visitor.body("/people/to-be-replaced")).contains("To Be Replaced");
        assertThat(visitor.status("/people/to-expire")).isEqualTo(200);
        disk.flush();
        withoutDatabase(() -> {
            await().until(() -> visitor.status("/people/to-expire") == 410);
            assertThat(Instant.now()).isAfterOrEqualTo(day.minusMillis(50));
            assertThat(visitor.body("/people/to-be-replaced")).contains("To Be Replaced");
            assertThat(visitor.body("/people/to-expire"))
                    .contains("withdrawn")
                    .doesNotContain("To Expire");
        });
        await().until(() -> visitor.body("/people/to-be-replaced").contains("Replacement"));
        assertThat(visitor.status("/people/to-expire")).isEqualTo(410);
    }

    private interface Work {
        void run() throws Exception;
    }

    private void withoutDatabase(Work work) throws Exception {
        database.goAway();
        try {
            work.run();
        } finally {
            database.comeBack();
        }
    }

    private Map<String, String> seen() {
        var seen = new LinkedHashMap<String, String>();
        for (var path : KEPT) {
            for (var coding : List.of("identity", "gzip", "br")) {
                var answer = visitor.get(path, "Accept-Encoding", coding);
                var headers = new LinkedHashMap<>(answer.headers().map());
                headers.remove("date");
                seen.put(
                        path + " " + coding,
                        answer.statusCode()
                                + " "
                                + headers
                                + " "
                                + new String(answer.body(), UTF_8).hashCode());
            }
        }
        return seen;
    }

    /** As after a start. */
    private void forgetMemory() {
        List.copyOf(memory.all()).forEach(memory::remove);
    }

    private SavedRevision publish(String name, @Nullable Instant expiresAt) {
        var saved =
                drafting.create(
                        "person", Language.ENGLISH, Slug.of(name), person(name), Actor.SYSTEM);
        publishing.publish(
                new Publishing.Order(saved.document(), saved.revision(), null, "", expiresAt, null),
                Actor.SYSTEM);
        return saved;
    }

    private SavedRevision save(SavedRevision before, String name) {
        return drafting.save(
                before.document(),
                before.revision(),
                before.slug(),
                person(name),
                "",
                Actor.SYSTEM);
    }

    private static Person person(String name) {
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
