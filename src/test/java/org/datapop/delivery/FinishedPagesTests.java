package org.datapop.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.AtOnce;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.catalog.person.Person;
import org.datapop.content.Change;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.FormerAddress;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.database.FreshDatabase;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.rendering.Asked;
import org.datapop.web.SiteProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept is sent as long as it is true, and no longer. */
@SiteTest
class FinishedPagesTests {

    /** What a proxy says lets a request go the usual way; nobody believes it here. */
    private static final String[] THE_USUAL_WAY = {"X-Forwarded-Proto", "http"};

    @LocalServerPort int port;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired Redirects redirects;
    @Autowired Colleagues colleagues;
    @Autowired Counter counter;
    @Autowired Memory memory;
    @Autowired Disk disk;
    @Autowired SiteProperties settings;
    @Autowired JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/people",
                "/mission",
                "/founders",
                "/interviews/feed.atom",
                "/sitemap.xml"
            })
    void isTheSameOnWhicheverWayItIsSent(String path) {
        visitor.get(path);
        var tag = Visitor.header(visitor.get(path), "ETag");
        assertThat(counter.find(path, null)).isNotNull();
        for (var headers :
                List.of(
                        new String[] {},
                        new String[] {"Accept-Encoding", "gzip"},
                        new String[] {"Accept-Encoding", "gzip, deflate, br"},
                        new String[] {"Accept-Encoding", "br;q=0, gzip;q=0"},
                        new String[] {"If-None-Match", tag},
                        new String[] {"If-None-Match", "\"other\""},
                        new String[] {"If-Match", "\"other\""},
                        new String[] {"Range", "bytes=10-19"},
                        new String[] {"Range", "bytes=10000000-"})) {
            for (var method : List.of("GET", "HEAD")) {
                assertThat(told(visitor.send(method, path, headers)))
                        .as("%s %s %s", method, path, List.of(headers))
                        .isEqualTo(told(visitor.send(method, path, also(headers))));
            }
        }
    }

    /** HTTP/2 in the clear, as a proxy on the same machine may speak it. */
    @Test
    void isTheSameByHttp2() {
        visitor.get("/mission");
        assertThat(counter.find("/mission", null)).isNotNull();
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            var newer = new Visitor(port, client);
            assertThat(newer.get("/people").version()).isEqualTo(HttpClient.Version.HTTP_2);
            var kept = newer.get("/mission");
            assertThat(kept.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(kept.body()).isEqualTo(visitor.get("/mission").body());
            var tag = Visitor.header(kept, "ETag");
            assertThat(newer.get("/mission", "If-None-Match", tag).statusCode()).isEqualTo(304);
        }
    }

    @Test
    void whatIsUnchangedSaysNoMoreThanWhatMayHaveChanged() {
        var tag = Visitor.header(visitor.get("/mission"), "ETag");
        var unchanged = visitor.get("/mission", "If-None-Match", tag);

        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.headers().map().keySet())
                .isSubsetOf("cache-control", "etag", "vary", "date", "keep-alive", "connection");
    }

    @Test
    void eachFormHasATagOfItsOwnAndTheSameContent() {
        var plain = visitor.get("/mission");
        var zipped = visitor.get("/mission", "Accept-Encoding", "gzip");
        var smallest = visitor.get("/mission", "Accept-Encoding", "br");

        assertThat(List.of(plain, zipped, smallest))
                .extracting(answer -> Visitor.header(answer, "ETag"))
                .doesNotHaveDuplicates()
                .allMatch(tag -> tag.matches("\"[0-9a-z-]+\""));
        assertThat(zipped.body().length).isLessThan(plain.body().length / 2);
        assertThat(smallest.body().length).isLessThan(zipped.body().length);
        assertThat(Visitor.header(smallest, "Content-Encoding")).isEqualTo("br");
        assertThat(List.of(plain, zipped, smallest))
                .allMatch(answer -> Visitor.header(answer, "Vary").equals("Accept-Encoding"));
    }

    @Test
    void whatNobodyUnderstandsNeitherSplitsNorFillsTheMemory() {
        var page = visitor.get("/people");
        var list = visitor.get("/news");
        var before = memory.all().size();

        for (var i = 0; i < 10_000; i++) {
            var path = i % 2 == 0 ? "/people" : "/news";
            var answer = visitor.get(path + "?utm_source=" + i + "&x" + i + "=y");
            assertThat(Visitor.header(answer, "ETag"))
                    .isEqualTo(Visitor.header(i % 2 == 0 ? page : list, "ETag"));
        }
        for (var i = 0; i < 50; i++) {
            visitor.get("/people?after=" + UUID.randomUUID());
            visitor.get("/search?q=word" + i);
            visitor.get("/nothing-" + i);
            visitor.get("/people/?" + i);
        }

        assertThat(memory.all()).hasSize(before);
    }

    @Test
    void nobodysOwnIsKept() {
        var strangers = visitor.get("/mission");
        var editor = colleagues.signedIn(port, Role.EDITOR);

        assertThat(told(visitor.get("/mission", "Cookie", cookies(editor))))
                .isEqualTo(told(strangers));
        assertThat(strangers.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void whatIsPublishedIsSeenAtOnceWhereverItIsShown() {
        var saved = create("First Name");
        visitor.get("/people");
        publish(saved);
        assertThat(visitor.body("/people")).contains("First Name");
        var path = path(saved);
        assertThat(visitor.body(path)).contains("First Name");

        publish(save(saved, "Second Name"));

        assertThat(visitor.body(path)).contains("Second Name").doesNotContain("First Name");
        assertThat(visitor.body("/people")).contains("Second Name").doesNotContain("First Name");
        publishing.withdraw(saved.document(), "It was wrong", null, Actor.SYSTEM);
        assertThat(visitor.status(path)).isEqualTo(410);
        assertThat(visitor.body("/people")).doesNotContain("Second Name");
    }

    @Test
    void whoeverIsSentOnTakesTheirOwnParametersAlong() throws Exception {
        for (var round = 0; round < 10; round++) {
            var ids = IntStream.range(0, 20).mapToObj(_ -> UUID.randomUUID()).toList();

            var locations =
                    AtOnce.of(
                            ids.size(),
                            i ->
                                    Visitor.header(
                                            visitor.get("/PEOPLE?after=" + ids.get(i)),
                                            "Location"));

            assertThat(locations).isEqualTo(ids.stream().map(id -> "/people?after=" + id).toList());
        }
    }

    @Test
    void eachOfManyWhoPublishSeesItAtOnce() throws Exception {
        var stale =
                AtOnce.of(
                        6,
                        i -> {
                            var saved = create("Author Number " + (char) ('A' + i));
                            var path = path(saved);
                            var missed = 0;
                            for (var edition = 1; edition <= 25; edition++) {
                                var name = "Author %d Edition %d of it".formatted(i, edition);
                                saved = save(saved, name);
                                publish(saved);
                                missed += visitor.body(path).contains(name) ? 0 : 1;
                                missed += visitor.body("/people").contains(name) ? 0 : 1;
                            }
                            return missed;
                        });

        assertThat(stale).containsOnly(0);
    }

    @Test
    void aRedirectIsSeenAtOnceAndSoIsItsEnd() {
        var from = FormerAddress.of("/former-address");
        assertThat(visitor.status("/former-address")).isEqualTo(404);

        redirects.create(from, "/mission", 302, Actor.SYSTEM);
        assertThat(visitor.status("/former-address")).isEqualTo(302);
        redirects.end(from, Actor.SYSTEM);

        assertThat(visitor.status("/former-address")).isEqualTo(410);
        redirects.create(from, "/founders", 301, Actor.SYSTEM);
        assertThat(visitor.location("/former-address")).isEqualTo("/founders");
    }

    @Test
    void whatChangedInTheDatabaseItselfIsHeardOf() {
        var saved = create("Heard Of");
        publish(saved);
        var path = path(saved);
        assertThat(visitor.status(path)).isEqualTo(200);
        var end = Instant.now().plusMillis(700);

        jdbc.sql(
                        "update publication set live_until = :end, expires_at = :end where document_id = :id")
                .param("end", OffsetDateTime.ofInstant(end, ZoneOffset.UTC))
                .param("id", saved.document())
                .update();

        await().atMost(Duration.ofSeconds(5)).until(() -> visitor.status(path) == 410);
        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @Test
    void aSignalThatIsLostCostsASecondAndNothingElse() throws Exception {
        publish(create("Before Silence"));
        assertThat(visitor.body("/people")).contains("Before Silence");
        try (var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica");
            statement.execute(
                    "update publication set title = 'After Silence' where title = 'Before Silence'");
            statement.execute(
                    "insert into public_change (tags) values (array[tag_number('list:person:en')])");
            superuser.commit();
        }

        await().atMost(Duration.ofSeconds(5))
                .until(() -> visitor.body("/people").contains("After Silence"));
    }

    @Test
    void whatIsPlannedComesByItself() {
        var saved = create("Before The Day");
        publish(saved);
        var path = path(saved);
        var next = save(saved, "On The Day");
        assertThat(visitor.body(path)).contains("Before The Day");
        var day = Instant.now().plusMillis(1500);
        publishing.schedule(Publishing.Order.of(next), day, Actor.SYSTEM);
        assertThat(visitor.body(path)).contains("Before The Day").doesNotContain("On The Day");

        await().atMost(Duration.ofSeconds(6))
                .until(() -> visitor.body(path).contains("On The Day"));

        assertThat(Instant.now()).isAfter(day);
        // Whoever asked before finds it ready: it was made anew before anybody asked.
        await().atMost(Duration.ofSeconds(5)).until(() -> counter.find(path, null) != null);
    }

    @Test
    void aThousandWhoAskAtOnceWaitForTheSamePage() throws Exception {
        var saved = create("Wanted By Many");
        publish(saved);
        var path = path(saved);
        var answers = new ArrayList<CompletableFuture<String>>();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor();
                var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("lock table facet in access exclusive mode");
            IntStream.range(0, 1000)
                    .forEach(_ ->
                            answers.add(
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    new String(
                                                            counter.answer(Asked.path(path)).body(),
                                                            UTF_8),
                                            crowd)));
            await().until(() -> waiting(statement) > 0);
            assertThat(waiting(statement)).isEqualTo(1);
            superuser.commit();
        }

        assertThat(answers)
                .extracting(CompletableFuture::join)
                .allMatch(page -> page.contains("Wanted By Many"));
    }

    @Test
    void aPageThatWasBegunBeforeIsNotKeptAfterwards() throws Exception {
        var saved = create("Old Words");
        publish(saved);
        var path = path(saved);
        var next = save(saved, "New Words");
        try (var one = Executors.newVirtualThreadPerTaskExecutor();
                var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            // The page has read what is live, and waits for what its lists show.
            statement.execute("lock table facet in access exclusive mode");
            var begun = CompletableFuture.supplyAsync(() -> visitor.body(path), one);
            await().until(() -> waiting(statement) > 0);

            publish(next);
            superuser.commit();

            assertThat(begun.join()).contains("New Words").doesNotContain("Old Words");
        }
        assertThat(visitor.body(path)).contains("New Words").doesNotContain("Old Words");
    }

    @Test
    void whatIsErasedLeavesMemoryAndDisk() throws Exception {
        var saved = create("Unforgettable Words");
        publish(saved);
        var path = path(saved);
        visitor.get(path);
        visitor.get("/people");
        disk.flush();
        assertThat(onDisk("Unforgettable Words")).isPositive();

        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);
        disk.flush();

        assertThat(onDisk("Unforgettable Words")).isZero();
        assertThat(memory.all())
                .noneMatch(kept ->
                        new String(kept.finished().body(), UTF_8).contains("Unforgettable Words"));
        assertThat(visitor.status(path)).isEqualTo(410);
        assertThat(visitor.body("/people")).doesNotContain("Unforgettable Words");
    }

    @Test
    void anUnchangedPageKeepsItsTagAndItsDateWhateverElseChanges() {
        var before = visitor.get("/organizations");
        var order =
                jdbc.sql(
                                "select document_id, revision_id from publication where type = 'organization' limit 1")
                        .query((row, _) ->
                                new Publishing.Order(
                                        row.getObject(1, UUID.class),
                                        row.getObject(2, UUID.class),
                                        Change.TYPO,
                                        "",
                                        null,
                                        null))
                        .single();
        var asOf = madeAsOf("/organizations");
        publishing.publish(order, Actor.SYSTEM);

        var after = visitor.get("/organizations");

        assertThat(madeAsOf("/organizations")).isGreaterThan(asOf);
        assertThat(Visitor.header(after, "ETag")).isEqualTo(Visitor.header(before, "ETag"));
        assertThat(Visitor.header(after, "Last-Modified"))
                .isEqualTo(Visitor.header(before, "Last-Modified"));
    }

    private long madeAsOf(String address) {
        return Objects.requireNonNull(memory.find(address)).label().asOf();
    }

    /** How many of the public's readers wait for somebody else. */
    private static long waiting(Statement superuser) throws SQLException {
        try (var rows =
                superuser.executeQuery(
                        "select count(*) from pg_stat_activity where usename = 'reader' and wait_event_type = 'Lock' and datname = current_database()")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private long onDisk(String words) throws IOException {
        try (var files = Files.walk(settings.data().resolve(Disk.FOLDER))) {
            return files.filter(Files::isRegularFile).filter(file -> says(file, words)).count();
        }
    }

    private boolean says(Path file, String words) {
        try {
            var kept = PageFile.read(file, disk.stamp());
            return new String(kept.finished().body(), UTF_8).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> told(HttpResponse<byte[]> answer) {
        var told = new TreeMap<String, Object>(answer.headers().map());
        told.remove("date");
        told.remove("keep-alive");
        told.remove("connection");
        told.put(":status", answer.statusCode());
        told.put(":body", Arrays.hashCode(answer.body()));
        return told;
    }

    private static String cookies(StaffClient of) {
        return of.cookies().stream().map(HttpCookie::toString).collect(Collectors.joining("; "));
    }

    private static String[] also(String[] headers) {
        return IntStream.range(0, headers.length + 2)
                .mapToObj(i -> i < headers.length ? headers[i] : THE_USUAL_WAY[i - headers.length])
                .toArray(String[]::new);
    }

    private SavedRevision create(String name) {
        return drafting.create(
                "person", Language.ENGLISH, Slug.of(name), person(name), Actor.SYSTEM);
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

    private void publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
    }

    private static String path(SavedRevision saved) {
        return "/people/" + saved.slug();
    }
}
