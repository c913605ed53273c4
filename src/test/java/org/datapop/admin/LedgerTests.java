package org.datapop.admin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.catalog.home.Home;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.FormerAddress;
import org.datapop.content.Ledger;
import org.datapop.content.Ledger.Line;
import org.datapop.content.Ledger.State;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.content.SavedRevision;
import org.datapop.content.published.Answer;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Wanted;
import org.datapop.content.spi.Markdown;
import org.datapop.delivery.Visitor;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every address that was ever public answers for ever, and the ledger knows what. */
@SiteTest
class LedgerTests {

    private static final int TO_AND_FRO = 100;
    private static final Language SPANISH = new Language("es");

    @LocalServerPort int port;
    @Autowired Ledger ledger;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Redirects redirects;
    @Autowired Erasure erasure;
    @Autowired Colleagues colleagues;
    @Autowired PublishedContent published;

    private Visitor visitor = new Visitor(0);
    private final Set<String> everPublic = new LinkedHashSet<>();

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

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
        redirects.create(
                FormerAddress.of("/former-site/erased"), "/people/erased-one", 301, Actor.SYSTEM);
        assertThat(visitor.status("/former-site/erased")).isEqualTo(301);
        erasure.erase(erased.document(), "By order of a court", Actor.SYSTEM);
        await().until(() -> visitor.status("/people/expired-one") == 410);

        assertEveryAddressAnswers();
        everPublic.remove("/people/erased-one");
        assertThat(ledger.lines("", null, 10_000).stream().map(Line::path)).containsAll(everPublic);
        var gone = visitor.get("/people/erased-one");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(Visitor.body(gone)).doesNotContain("Erased One");
        assertThat(visitor.status("/former-site/erased")).isEqualTo(410);
        assertThat(visitor.body("/former-site/erased")).doesNotContain("Erased One");
        assertThat(ledger.lines("", null, 10_000).stream().map(Line::path))
                .noneMatch(path -> path.contains("erased"));
    }

    /** What is said in one language goes its own way, wherever the others are. */
    @Test
    void everyAddressOfEveryLanguageAnswersWhateverHappensToTheOthers() {
        var source = publish(create("Said Twice"), "said-twice");
        var content = contentOf(source);
        var begun = drafting.translate(content, SPANISH, Actor.SYSTEM);
        var spanish = publishSpanish(edit(begun.document(), null, "dicho"));
        publishing.withdraw(spanish.document(), "It was wrong", null, Actor.SYSTEM);
        assertThat(visitor.status("/es/people/dicho")).isEqualTo(410);
        assertThat(seeOther(content, "es")).isEqualTo("/people/said-twice");
        spanish = publishSpanish(edit(spanish, "dicho-bien"));
        assertThat(seeOther(content, "es")).isEqualTo("/es/people/dicho-bien");
        source = publish(edit(source, "said-again"), "said-again");
        assertEveryAddressAnswers();
        assertThat(visitor.location("/es/people/dicho")).isEqualTo("/es/people/dicho-bien");
        assertThat(visitor.location("/people/said-twice")).isEqualTo("/people/said-again");

        publishing.withdraw(source.document(), "It was wrong", null, Actor.SYSTEM);
        assertEveryAddressAnswers();
        assertThat(seeOther(content, "en")).isEqualTo("/es/people/dicho-bien");
        drafting.trash(spanish.document(), "Nobody needs it", Actor.SYSTEM);
        assertEveryAddressAnswers();
        drafting.restore(spanish.document(), Actor.SYSTEM);
        spanish = publishSpanish(edit(spanish, "dicho"));
        erasure.erase(source.document(), "By order of a court", Actor.SYSTEM);
        assertEveryAddressAnswers();
        assertThat(visitor.location("/es/people/dicho-bien")).isEqualTo("/es/people/dicho");
        assertThat(visitor.status("/people/said-again")).isEqualTo(410);
        erasure.erase(spanish.document(), "By order of a court", Actor.SYSTEM);
        assertEveryAddressAnswers();
        assertThat(visitor.status("/id/" + content)).isEqualTo(410);
    }

    /** A whole language that isn't offered any more takes no address with it. */
    @Test
    void everyAddressOfALanguageAnswersWhenItsHomeIsGone() {
        var home =
                ((Answer.Found)
                                published.find(
                                        SitePath.HOME, null, _ -> Wanted.nothing(Language.ENGLISH)))
                        .document();
        var french = drafting.translate(home.content(), new Language("fr"), Actor.SYSTEM);
        var saved =
                drafting.save(
                        french.document(), null, null, home.body(Home.class), "", Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        everPublic.addAll(List.of("/fr", "/fr/people", "/fr/corrections", "/fr/search"));
        everPublic.forEach(path -> assertThat(visitor.status(path)).as(path).isEqualTo(200));
        publishing.withdraw(saved.document(), "Nobody reads it", null, Actor.SYSTEM);
        assertEveryAddressAnswers();
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        everPublic.forEach(path -> assertThat(visitor.status(path)).as(path).isEqualTo(200));
        drafting.trash(saved.document(), "Nobody reads it", Actor.SYSTEM);
        assertEveryAddressAnswers();
    }

    @Test
    void everyAddressOfAFolderAnswersWhereverTheFolderIsMoved() {
        var first = publish(create("Of The Folder"), "of-the-folder");
        var second = publish(create("Of It Too"), "of-it-too");
        redirects.create(FormerAddress.of("/press/*"), "/people/*", 301, Actor.SYSTEM);
        redirects.create(FormerAddress.of("/press/old/*"), "/about", 301, Actor.SYSTEM);
        redirects.create(FormerAddress.of("/press/named"), "/people/of-it-too", 301, Actor.SYSTEM);
        everPublic.addAll(
                List.of(
                        "/press",
                        "/press/of-the-folder",
                        "/press/of-it-too",
                        "/press/old",
                        "/press/old/2013/anything",
                        "/press/named"));
        assertEveryAddressAnswers();
        assertThat(visitor.location("/press")).isEqualTo("/people");
        assertThat(visitor.location("/press/of-the-folder")).isEqualTo("/people/of-the-folder");
        assertThat(visitor.location("/press/old/2013/anything")).isEqualTo("/about");

        publish(edit(first, "of-no-folder"), "of-no-folder");
        publishing.withdraw(second.document(), "It was wrong", null, Actor.SYSTEM);
        assertEveryAddressAnswers();
        assertThat(visitor.location("/press/of-the-folder")).isEqualTo("/people/of-no-folder");
        assertThat(visitor.location("/press/named")).isEqualTo("/people/of-it-too");

        redirects.end(FormerAddress.of("/press/*"), Actor.SYSTEM);
        redirects.create(FormerAddress.of("/newspapers/*"), "/people/*", 301, Actor.SYSTEM);
        everPublic.add("/newspapers/of-the-folder");
        redirects.create(FormerAddress.of("/press/*"), "/people/*", 308, Actor.SYSTEM);
        assertEveryAddressAnswers();
        assertThat(visitor.status("/press/of-the-folder")).isEqualTo(308);
        erasure.erase(second.document(), "By order of a court", Actor.SYSTEM);
        assertThat(visitor.status("/press/of-it-too")).isIn(301, 308, 410);
    }

    /** A folder covers addresses that never were, so only what a redirect named is gone. */
    @Test
    void theAddressOfARedirectThatHasEndedSaysSo() throws Exception {
        var named = List.of("/campaign", "/campaign/2013", "/people/campaign");
        named.forEach(
                path -> redirects.create(FormerAddress.of(path), "/about", 301, Actor.SYSTEM));
        everPublic.addAll(named);
        named.forEach(path -> redirects.end(FormerAddress.of(path), Actor.SYSTEM));
        assertThat(states("campaign")).containsExactly(State.ENDED, State.ENDED, State.ENDED);
        assertEveryAddressAnswers();
        assertThat(visitor.status("/Campaign/2013")).isEqualTo(410);
        assertThat(visitor.body("/campaign/2013")).contains("No longer here");
        assertThat(visitor.status("/campaign/2014")).isEqualTo(404);
        var reader = colleagues.signedIn(port, Role.CONTRIBUTOR);
        assertThat(reader.open("/admin/addresses?q=campaign").words()).contains("That it is gone");

        var folder = FormerAddress.of("/campaign/*");
        redirects.create(folder, "/about", 301, Actor.SYSTEM);
        publish(create("Campaign"), "campaign");
        assertThat(states("campaign")).containsExactly(State.REDIRECTED, State.LIVE);
        assertEveryAddressAnswers();

        redirects.end(folder, Actor.SYSTEM);
        assertThat(states("campaign")).containsExactly(State.ENDED, State.ENDED, State.LIVE);
        assertEveryAddressAnswers();
        assertThat(visitor.status("/campaign/2014")).isEqualTo(404);
    }

    private List<State> states(String words) {
        return ledger.lines(words, null, 10).stream().map(Line::state).toList();
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
        var there = visitor.get("/id/" + id);
        assertThat(there.statusCode()).isEqualTo(303);
        assertThat(Visitor.header(there, "Location")).isEqualTo("/people/named-for-good");
        assertThat(there.headers().allValues("Vary")).contains("Accept-Language");
        publish(edit(saved, "named-anew"), "named-anew");
        assertThat(visitor.location("/id/" + id)).isEqualTo("/people/named-anew");
        publishing.withdraw(saved.document(), "It was wrong", null, Actor.SYSTEM);
        assertThat(visitor.location("/id/" + id)).isEqualTo("/people/named-anew");
        assertThat(visitor.status("/people/named-anew")).isEqualTo(410);
        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);
        assertThat(visitor.status("/id/" + id)).isEqualTo(410);
        assertThat(visitor.body("/id/" + id)).doesNotContain("named");
        for (var nobody : List.of("00000000-0000-0000-0000-000000000000", "x", id + "x", "")) {
            assertThat(visitor.status("/id/" + nobody)).as(nobody).isEqualTo(404);
        }
    }

    private void assertEveryAddressAnswers() {
        var lines = ledger.lines("", null, 10_000);
        lines.stream().filter(line -> line.state() != State.ERASED).forEach(this::assertAnswers);
        assertThat(everPublic)
                .allSatisfy(
                        path -> assertThat(visitor.status(path)).as(path).isIn(200, 301, 308, 410));
    }

    /** Of a folder, an address below it that never was anything else. */
    private void assertAnswers(Line line) {
        var path = line.path().replace("/*", "/anything-at-all");
        var answer = visitor.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(line.status());
        if (line.state() == State.MOVED) {
            assertThat(Visitor.header(answer, "Location")).as(path).isEqualTo(line.target());
            assertThat(visitor.status(Visitor.header(answer, "Location"))).as(path).isEqualTo(200);
        }
        if (line.state() == State.REDIRECTED && !line.path().equals(path)) {
            assertThat(visitor.status(Visitor.header(answer, "Location")))
                    .as(path)
                    .isIn(200, 410, 404);
        }
        if (line.state() == State.GONE) {
            assertThat(Visitor.body(answer)).contains(line.title());
        }
    }

    private void renamedToAndFro() {
        var saved = create("To");
        for (var i = 0; i < TO_AND_FRO; i++) {
            var slug = i % 2 == 0 ? "to" : "fro";
            saved = publish(edit(saved, slug), slug);
        }
    }

    private UUID contentOf(SavedRevision saved) {
        return ledger.lines("", null, 10_000).stream()
                .filter(line -> line.path().equals("/people/" + saved.slug()))
                .map(Line::content)
                .findFirst()
                .orElseThrow();
    }

    /** Where the name of a content leads readers of a language. */
    private String seeOther(UUID content, String language) {
        return Visitor.header(
                visitor.get("/id/" + content, "Accept-Language", language), "Location");
    }

    private SavedRevision publish(SavedRevision saved, String slug) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        everPublic.add("/people/" + slug);
        return saved;
    }

    private SavedRevision publishSpanish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        everPublic.add("/es/people/" + saved.slug());
        return saved;
    }

    private SavedRevision create(String name) {
        return drafting.create(
                "person", Language.ENGLISH, Slug.of(name), person(name), Actor.SYSTEM);
    }

    private SavedRevision edit(SavedRevision before, String slug) {
        return edit(before.document(), before.revision(), slug);
    }

    private SavedRevision edit(UUID document, @Nullable UUID before, String slug) {
        return drafting.save(
                document, before, new Slug(slug), person("Somebody " + slug), "", Actor.SYSTEM);
    }

    private static Person person(String name) {
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
