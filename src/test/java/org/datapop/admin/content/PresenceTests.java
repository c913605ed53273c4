package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.datapop.Application;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.content.Erasure;
import org.datapop.newsroom.PresencePace;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who else has a document open: who is told, by which node, for how long, and who isn't. */
@QuickPresence
class PresenceTests {

    private static final String NOBODY = "\"line\":\"\"";
    private static final String ONE = "Colleague one";
    private static final String ONE_UNSAVED = "\u2068Colleague one\u2069 (unsaved changes)";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Accounts accounts;
    @Autowired Erasure erasure;
    @Autowired JdbcClient jdbc;
    @Autowired Environment settings;
    @Autowired PresencePace pace;

    private StaffClient one;
    private StaffClient other;
    private UUID document;

    @BeforeEach
    void somebodyBeganADocument() {
        jdbc.sql("delete from presence").update();
        one = colleagues.signedIn(port, Role.EDITOR);
        other = colleagues.signedIn(port, Role.ADMINISTRATOR, "two");
        one.open("/admin/content?type=person").submit("main form.begin", Map.of());
        document =
                UUID.fromString(one.address().replaceFirst(".*/content/([0-9a-f-]{36}).*", "$1"));
    }

    @Test
    void whoIsThereIsToldWithTheStateTheyAreIn() {
        var window = UUID.randomUUID();
        try (var stream = Listening.at(other, document)) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("Content-Encoding")).isNull();
            stream.await(NOBODY);
            tell(one, window, Map.of());
            assertThat(stream.await(ONE)).contains("has opened this as well", "Also here: ");
            tell(one, window, Map.of("unsaved", "true"));
            assertThat(stream.await(ONE_UNSAVED)).contains("\"said\":\"\"");
            tell(one, window, Map.of("unsaved", "true", "idle", "true"));
            stream.await(ONE + "\u2069 (idle, unsaved changes)");
            tell(one, UUID.randomUUID(), Map.of());
            stream.await(ONE_UNSAVED);
            jdbc.sql("delete from presence where window_id <> ?").param(window).update();
            stream.await("(idle, unsaved changes)");
            tell(one, window, Map.of("left", "true"));
            stream.await(NOBODY);
        }
    }

    @Test
    void aColleaguesSaveIsToldOnceWithWhatChanged() {
        var first = one.submit("#form", Map.of("name", "Before")).page();
        var from = first.select("[name=form-started]").val();
        try (var stream = Listening.at(other, document, UUID.randomUUID(), from);
                var mine = Listening.at(one, document, UUID.randomUUID(), from)) {
            stream.await(NOBODY);
            one.submit("#form", Map.of("name", "After"));
            var saved = stream.await("\"words\"");
            assertThat(saved)
                    .contains(
                            ONE, " saved a new version at ", "/comparison?one=" + from + "&other=");
            other.open(saved.replaceFirst(".*\"changes\":\"([^\"]+)\".*", "$1"));
            assertThat(other.words()).contains("Before", "After");
            tell(one, UUID.randomUUID(), Map.of());
            stream.await("has opened this");
            assertThat(stream.everything()).containsOnlyOnce("event: saved");
            tell(other, stream.window, Map.of());
            mine.await("has opened this");
            assertThat(mine.everything()).doesNotContain("event: saved");
        }
    }

    @Test
    void withoutAScriptTheFormShowsWhoIsThereAtThatMoment() {
        tell(one, UUID.randomUUID(), Map.of("unsaved", "true"));
        assertThat(opened(other)).isEqualTo("Also here: " + ONE_UNSAVED);
        assertThat(opened(one)).isEmpty();
        assertThat(opened(colleagues.signedIn(port, Role.CONTRIBUTOR, "three"))).contains(ONE);
    }

    @Test
    void ofManyTheFirstAreNamed() {
        for (var i = 1; i <= 10; i++) {
            var account = colleagues.of(Role.EDITOR, "number-" + i);
            jdbc.sql("insert into presence values (?, ?, ?, now(), false, false)")
                    .params(UUID.randomUUID(), document, account.id())
                    .update();
        }
        assertThat(opened(other))
                .endsWith("\u2068Colleague number-5\u2069 and 4 more")
                .contains("\u2068Colleague number-1\u2069, \u2068Colleague number-10\u2069, ");
    }

    @Test
    void whoeverStartedFromAnOlderVersionIsToldInTheFormItself() {
        one.submit("#form", Map.of("name", "Before"));
        other.open("/admin/content/" + document);
        var typed = StaffClient.values(other.page().expectFirst("#form"));
        typed.put("name", List.of("Typed"));
        var keep = other.page().select("#form").attr("data-keep");
        assertThat(other.raw("POST", keep, typed).statusCode()).isEqualTo(200);
        assertThat(opened(other)).isEmpty();
        assertThat(other.page().select("#newer").text()).isEmpty();
        one.submit("#form", Map.of("name", "Between"));
        one.submit("#form", Map.of("name", "After"));
        opened(other);
        assertThat(other.page().select("#newer").text()).contains(ONE, "saved a new version at");
        other.open(other.page().select("#newer a").attr("href"));
        assertThat(other.words()).contains("Before", "After");
    }

    @Test
    void whoeverFallsSilentIsGoneAndSwept() {
        var window = UUID.randomUUID();
        tell(one, window, Map.of());
        try (var stream = Listening.at(other, document)) {
            stream.await(ONE);
            jdbc.sql("update presence set seen_at = now() - make_interval(secs => ?)")
                    .param(pace.silence().toSeconds() + 1)
                    .update();
            stream.await(NOBODY);
            awaitNoRow();
        }
    }

    private void awaitNoRow() {
        var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (rows() > 0) {
            assertThat(System.nanoTime()).as("swept").isLessThan(deadline);
        }
    }

    @Test
    void nobodyTellsInTheNameOfAnother() {
        var window = UUID.randomUUID();
        tell(one, window, Map.of());
        tell(other, window, Map.of("unsaved", "true"));
        tell(other, window, Map.of("left", "true"));
        assertThat(opened(other)).isEqualTo("Also here: \u2068Colleague one\u2069");
        assertThat(opened(one)).isEmpty();
        var stranger = new StaffClient(port).open("/admin/sign-in");
        assertThat(raw(one, Map.of("window", "nonsense"))).isEqualTo(400);
        assertThat(raw(one, Map.of())).isEqualTo(400);
        assertThat(raw(stranger, Map.of("window", window.toString()))).isEqualTo(401);
    }

    @Test
    void aWindowOpensNoMoreRowsThanAnybodyNeeds() {
        IntStream.range(0, 60).forEach(_ -> tell(one, UUID.randomUUID(), Map.of()));
        assertThat(rows()).isEqualTo(50);
    }

    @Test
    void theStreamEndsAtSignOut() throws Exception {
        tell(one, UUID.randomUUID(), Map.of());
        var window = UUID.randomUUID();
        try (var stream = Listening.at(other, document, window, "")) {
            tell(other, window, Map.of());
            stream.await(ONE);
            other.open("/admin").submit("form.me", Map.of());
            assertThat(other.address()).contains("sign-in");
            tell(one, UUID.randomUUID(), Map.of("unsaved", "true"));
            stream.awaitEnd();
            assertThat(stream.rest()).doesNotContain(ONE_UNSAVED);
        }
        try (var stream = Listening.at(other, document)) {
            assertThat(stream.status()).isEqualTo(302);
        }
        try (var stream = Listening.at(one, document)) {
            stream.await(NOBODY); // The row of whoever signed out stands for seconds at most.
        }
    }

    @Test
    void theStreamEndsAndThePresenceGoesWithTheAccount() throws Exception {
        var closed = colleagues.of(Role.EDITOR, "closed");
        var browser = colleagues.signedIn(port, Role.EDITOR, "closed");
        try (var stream = Listening.at(browser, document)) {
            tell(browser, stream.window, Map.of());
            stream.await(NOBODY);
            assertThat(opened(other)).contains("Colleague closed");
            accounts.disable(closed.id(), Actor.SYSTEM);
            assertThat(opened(other)).isEmpty();
            assertThat(rows()).isZero();
            stream.awaitEnd();
        }
    }

    @Test
    void nothingIsKeptOrToldOfAnErasedDocument() {
        one.submit("#form", Map.of("name", "Somebody"));
        tell(one, UUID.randomUUID(), Map.of());
        try (var stream = Listening.at(other, document)) {
            stream.await(ONE);
            erasure.erase(document, "By order", Actor.SYSTEM);
            assertThat(rows()).isZero();
            stream.await(NOBODY);
            tell(one, UUID.randomUUID(), Map.of());
            assertThat(rows()).isZero();
        }
    }

    @Test
    void aBrowserKeepsConnectionsForEverythingElse() throws Exception {
        var streams =
                Stream.generate(() -> Listening.at(other, document))
                        .limit(PresenceWatch.OF_A_BROWSER)
                        .toList();
        streams.getLast().await(NOBODY);
        try (var another = Listening.at(other, document);
                var same = Listening.at(other, document, another.window, "")) {
            streams.getFirst().await("event: elsewhere");
            streams.getFirst().awaitEnd();
            another.awaitEnd();
            assertThat(another.rest()).doesNotContain("elsewhere");
            same.await("event: sign");
            assertThat(streams.get(1).rest()).doesNotContain("elsewhere");
        } finally {
            streams.forEach(Listening::close);
        }
    }

    @Test
    void aPageThatIsLeftOpenKeepsNobodySignedIn() {
        var account = colleagues.of(Role.ADMINISTRATOR, "two").id().toString();
        jdbc.sql("update staff_session set last_access_time = last_access_time - 60000").update();
        var before = lastUsed(account);
        try (var stream = Listening.at(other, document)) {
            stream.await(NOBODY);
            tell(other, stream.window, Map.of());
        }
        assertThat(lastUsed(account)).isEqualTo(before);
        other.open("/admin");
        assertThat(lastUsed(account)).isNotEqualTo(before);
    }

    private String lastUsed(String account) {
        return jdbc.sql(
                        "select string_agg(last_access_time::text, ' ' order by last_access_time) from staff_session where principal_name = ?")
                .param(account)
                .query(String.class)
                .single();
    }

    @Test
    void anotherNodeTellsTheSameAndADeployWaitsForNoStream(@TempDir Path data) throws Exception {
        var node = anotherNode(data);
        var address = node.getEnvironment().getRequiredProperty("local.server.port");
        var there = new StaffClient(Integer.parseInt(address));
        there.signIn(colleagues.of(Role.ADMINISTRATOR, "two").email(), Colleagues.PASSWORD);
        var window = UUID.randomUUID();
        try (var stream = Listening.at(there, document);
                var here = Listening.at(one, document)) {
            stream.await(NOBODY);
            tell(one, window, Map.of("unsaved", "true"));
            stream.await(ONE_UNSAVED);
            tell(there, stream.window, Map.of());
            here.await("Colleague two");
            one.submit("#form", Map.of("name", "Saved at the other node"));
            assertThat(stream.await("\"words\"")).contains(ONE);
            CompletableFuture.runAsync(node::close).get(2, TimeUnit.MINUTES);
            stream.awaitEnd();
        }
    }

    /** It would wait for an hour for answers that are under way. */
    private ConfigurableApplicationContext anotherNode(Path data) {
        var same =
                Stream.of(
                                "spring.datasource.url",
                                "spring.datasource.username",
                                "spring.datasource.password",
                                "spring.flyway.user",
                                "spring.flyway.password",
                                "site.reader.username",
                                "site.reader.password",
                                "spring.datasource.hikari.maximum-pool-size",
                                "site.reader.pool.maximum-pool-size",
                                "spring.messages.basename",
                                "site.presence.look",
                                "site.presence.sign",
                                "site.presence.silence")
                        .map(key -> "--" + key + "=" + settings.getRequiredProperty(key));
        var own =
                Stream.of(
                        "--server.port=0",
                        "--site.data=" + data,
                        "--spring.lifecycle.timeout-per-shutdown-phase=1h");
        return new SpringApplicationBuilder(Application.class)
                .run(Stream.concat(same, own).toArray(String[]::new));
    }

    private String at() {
        return "/admin/content/" + document + "/presence";
    }

    /** Says that a window is open, with a token of the page that its browser has loaded. */
    private void tell(StaffClient browser, UUID window, Map<String, String> state) {
        var told = new HashMap<>(state);
        told.put("window", window.toString());
        assertThat(raw(browser, told)).isEqualTo(204);
    }

    private int raw(StaffClient browser, Map<String, String> told) {
        var sent = new HashMap<String, List<String>>();
        told.forEach((name, value) -> sent.put(name, List.of(value)));
        sent.put("_csrf", List.of(browser.page().expectFirst("[name=_csrf]").val()));
        return browser.raw("POST", at(), sent).statusCode();
    }

    /** What the form says of others when it is opened. */
    private String opened(StaffClient browser) {
        return browser.open("/admin/content/" + document).page().select("#presence").text();
    }

    private int rows() {
        return jdbc.sql("select count(*) from presence").query(Integer.class).single();
    }
}
