package org.datapop.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.FormerAddress;
import org.datapop.content.Ledger;
import org.datapop.content.Ledger.State;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every address that was ever public answers for ever, and the ledger knows what. */
@SiteTest
class LedgerTests {

    private static final int TO_AND_FRO = 100;

    @LocalServerPort int port;
    @Autowired Ledger ledger;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Redirects redirects;
    @Autowired Erasure erasure;
    @Autowired Colleagues colleagues;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Set<String> everPublic = new LinkedHashSet<>();

    @Test
    void everyAddressAnswersWhatTheLedgerSaysWhateverHappenedToIt() throws Exception {
        renamedToAndFro();
        var withdrawn = publish(create("Withdrawn One"), "withdrawn-one");
        publishing.withdraw(withdrawn.document(), "It was wrong", null, Actor.SYSTEM);
        var back = publish(create("Back Again"), "back-again");
        drafting.trash(back.document(), "By mistake", Actor.SYSTEM);
        drafting.restore(back.document(), Actor.SYSTEM);
        publish(edit(back, "back-once-more"), "back-once-more");
        var trashed = publish(create("Trashed One"), "trashed-one");
        drafting.trash(trashed.document(), "Nobody needs it", Actor.SYSTEM);
        var translated = publish(create("Translated One"), "translated-one");
        var content = drafting.translate(contentOf(translated), new Language("es"), Actor.SYSTEM);
        assertThat(content.document()).isNotEqualTo(translated.document());
        var expired = create("Expired One");
        publishing.publish(
                new Publishing.Order(
                        expired.document(),
                        expired.revision(),
                        null,
                        "",
                        Instant.now().plusMillis(400),
                        null),
                Actor.SYSTEM);
        everPublic.add("/people/expired-one");
        redirects.create(
                FormerAddress.of("/former-site/address"),
                "/people/translated-one",
                301,
                Actor.SYSTEM);
        everPublic.add("/former-site/address");
        var erased = publish(create("Erased One"), "erased-one");
        erasure.erase(erased.document(), "By order of a court", Actor.SYSTEM);
        await().until(() -> get("/people/expired-one").statusCode() == 410);

        var lines = ledger.lines("", null, 10_000);
        for (var line : lines) {
            if (line.state() == State.ERASED) {
                continue; // It doesn't know the address any more.
            }
            var answer = get(line.path());
            assertThat(answer.statusCode()).as(line.path()).isEqualTo(line.status());
            if (line.target() != null) {
                var target = answer.headers().firstValue("Location").orElseThrow();
                assertThat(target).as(line.path()).isEqualTo(line.target());
                assertThat(get(target).statusCode())
                        .as("no chain from " + line.path())
                        .isEqualTo(200);
            }
            if (line.state() == State.GONE) {
                assertThat(answer.body()).contains(line.title());
            }
        }
        assertThat(lines.stream().map(Ledger.Line::path)).containsAll(withoutErased());
        assertThat(everPublic)
                .allSatisfy(
                        path -> assertThat(get(path).statusCode()).as(path).isIn(200, 301, 410));
        var gone = get("/people/erased-one");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).doesNotContain("Erased One");
        for (var spelling : List.of("/People/To/", "/people/TO", "/people//to", "/people/%74o")) {
            var answer = get(spelling);
            assertThat(answer.statusCode()).as(spelling).isIn(200, 301);
        }
    }

    @Test
    void staffReadItInPagesAndTakeItAlong() throws Exception {
        publish(create("Known By Name"), "known-by-name");
        var reader = colleagues.signedIn(port, Role.CONTRIBUTOR).open("/admin/addresses");
        assertThat(reader.status()).isEqualTo(200);
        assertThat(reader.page().select("table.entries tbody tr")).isNotEmpty();
        reader.open("/admin/addresses?q=known+by");
        assertThat(reader.page().select("table.entries th a").eachText())
                .containsExactly("/people/known-by-name");
        reader.open("/admin/addresses?q=nowhere-at-all");
        assertThat(reader.words()).contains("No address or title has “nowhere-at-all” in it");
        reader.open("/admin/addresses?after=/people/x&since=yesterday");
        assertThat(reader.status()).isEqualTo(200);

        var table = new String(reader.download("/admin/addresses.csv?q=known").body(), UTF_8);
        assertThat(table)
                .contains(
                        "\"http://localhost:" + port + "/people/known-by-name\"",
                        "\"200\"",
                        "/id/");
    }

    @Test
    void theIdentifierLeadsToThePageWhereverItIs() throws Exception {
        var saved = publish(create("Named For Good"), "named-for-good");
        var id = contentOf(saved);
        var there = get("/id/" + id);
        assertThat(there.statusCode()).isEqualTo(303);
        assertThat(there.headers().firstValue("Location")).hasValue("/people/named-for-good");
        assertThat(there.headers().allValues("Vary")).contains("Accept-Language");
        publish(edit(saved, "named-anew"), "named-anew");
        assertThat(get("/id/" + id).headers().firstValue("Location"))
                .hasValue("/people/named-anew");
        publishing.withdraw(saved.document(), "It was wrong", null, Actor.SYSTEM);
        assertThat(get("/id/" + id).headers().firstValue("Location"))
                .hasValue("/people/named-anew");
        assertThat(get("/people/named-anew").statusCode()).isEqualTo(410);
        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);
        assertThat(get("/id/" + id).statusCode()).isEqualTo(410);
        assertThat(get("/id/" + id).body()).doesNotContain("named");
        for (var nobody : List.of("00000000-0000-0000-0000-000000000000", "x", id + "x", "")) {
            assertThat(get("/id/" + nobody).statusCode()).as(nobody).isEqualTo(404);
        }
    }

    private void renamedToAndFro() {
        var saved = create("To");
        for (var i = 0; i < TO_AND_FRO; i++) {
            var slug = i % 2 == 0 ? "to" : "fro";
            saved = publish(edit(saved, slug), slug);
        }
    }

    private List<String> withoutErased() {
        return everPublic.stream().filter(path -> !path.endsWith("erased-one")).toList();
    }

    private UUID contentOf(SavedRevision saved) {
        return ledger.lines("", null, 10_000).stream()
                .filter(line -> line.path().equals("/people/" + saved.slug()))
                .map(Ledger.Line::content)
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private SavedRevision publish(SavedRevision saved, String slug) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        everPublic.add("/people/" + slug);
        return saved;
    }

    private SavedRevision create(String name) {
        return drafting.create(
                "person", Language.ENGLISH, Slug.of(name), person(name), Actor.SYSTEM);
    }

    private SavedRevision edit(SavedRevision before, String slug) {
        return drafting.save(
                before.document(),
                before.revision(),
                new Slug(slug),
                person("Somebody " + slug),
                "",
                Actor.SYSTEM);
    }

    private static Person person(String name) {
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
