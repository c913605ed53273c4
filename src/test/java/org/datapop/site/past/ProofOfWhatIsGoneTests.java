package org.datapop.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.FormerAddress;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.delivery.Visitor;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.rendering.Stamp;
import org.datapop.transparency.SealedNow;
import org.datapop.transparency.Verifier;
import org.datapop.transparency.Verifier.Verdict;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** That something was taken down, and where it went, is sealed too, and so has to be provable. */
@SiteTest
class ProofOfWhatIsGoneTests {

    @LocalServerPort int port;
    @TempDir Path folder;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired Redirects redirects;
    @Autowired ApplicationContext site;

    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @Test
    void aWithdrawalIsProvenByThePageThatTellsOfIt() throws Exception {
        var saved = publish(create("Taken Down"));
        SealedNow.on(site);
        var before = awaitNextSecond();
        publishing.withdraw(saved.document(), "It was <wrong>", null, Actor.SYSTEM);
        var path = "/people/taken-down";
        assertThat(visitor.status("/proof" + path)).isEqualTo(404);
        assertThat(visitor.body("/proof" + path)).contains("is sealed within seconds");
        SealedNow.on(site);
        var after = awaitNextSecond();

        for (var query : List.of("", "?at=" + after)) {
            var answer = visitor.get("/proof" + path + query);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Visitor.body(answer))
                    .contains("kind: withdrawn", "\n\nTaken Down\nIt was <wrong>\n");
        }
        var gone = visitor.body(path);
        var verdict = verdict("/proof" + path, gone);
        assertThat(verdict.status()).as(verdict.words()).isZero();
        assertThat(verdict.words()).containsPattern("Entry \\d+: withdrawn as of \\S+Z\\.");
        var changed = verdict("/proof" + path, gone.replace("wrong", "right"));
        assertThat(changed.status()).isEqualTo(1);
        assertThat(changed.words()).contains("Not on the page: It was <wrong>");

        var past = verdict("/proof%s?at=%s".formatted(path, before), memento(before, path));
        assertThat(past.status()).as(past.words()).isZero();
        assertThat(past.words()).contains(": published at /people/taken-down, public from ");
        assertThat(Jsoup.parse(visitor.body("/history" + path)).select("a").eachAttr("href"))
                .contains("/proof" + path);

        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);
        assertErased(path, before, after);
        SealedNow.on(site);
        assertErased(path, before, after);
        assertThat(Jsoup.parse(visitor.body("/history" + path)).select("a").eachAttr("href"))
                .doesNotContain("/proof" + path);
    }

    private void assertErased(String path, String... instants) {
        assertThat(visitor.body("/proof" + path)).contains("was erased");
        for (var at : instants) {
            var answer = visitor.get("/proof%s?at=%s".formatted(path, at));
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(Visitor.body(answer)).contains("was erased").hasLineCount(1);
        }
    }

    @Test
    void anEndByPlanIsProvenToo() throws Exception {
        var saved = create("Ended By Plan");
        var end = Instant.now().plusSeconds(2);
        publishing.publish(
                new Publishing.Order(saved.document(), saved.revision(), null, "", end, null),
                Actor.SYSTEM);
        var path = "/people/ended-by-plan";
        while (visitor.status(path) != 410) {
            Thread.onSpinWait();
        }
        SealedNow.on(site);

        assertThat(visitor.body("/proof" + path)).contains("kind: ended", "address: " + path);
        var verdict = verdict("/proof" + path, visitor.body(path));
        assertThat(verdict.status()).as(verdict.words()).isZero();
        assertThat(verdict.words())
                .containsPattern(": ended at /people/ended-by-plan as of \\S+\\.");
    }

    @Test
    void aFormerAddressLeadsToTheProofOfThePageOrHasThatOfThen() throws Exception {
        var saved = publish(create("Formerly Here"));
        SealedNow.on(site);
        var then = awaitNextSecond();
        saved = publish(move(saved, "meanwhile-there"));
        var meanwhile = awaitNextSecond();
        saved = publish(move(saved, "finally-there"));
        SealedNow.on(site);
        var former = "/people/formerly-here";

        var moved = visitor.get("/proof" + former);
        assertThat(moved.statusCode()).isEqualTo(302);
        assertThat(Visitor.header(moved, "Location")).isEqualTo("/proof/people/finally-there");
        assertThat(Visitor.header(moved, "X-Robots-Tag")).isEqualTo("noindex");
        assertThat(Visitor.body(moved)).contains("moved", "/proof/people/finally-there");
        assertThat(visitor.location("/proof/People/Formerly-Here/"))
                .isEqualTo("/proof/people/finally-there");
        assertThat(visitor.location("/proof%s?at=%s".formatted(former, meanwhile)))
                .isEqualTo("/proof/people/meanwhile-there?at=" + meanwhile);
        var verdict = verdict("/proof%s?at=%s".formatted(former, then), memento(then, former));
        assertThat(verdict.status()).as(verdict.words()).isZero();

        publishing.withdraw(saved.document(), "Enough of it", null, Actor.SYSTEM);
        SealedNow.on(site);
        assertThat(verdict("/proof" + former, visitor.body(former)).status()).isZero();
        assertThat(visitor.body("/proof" + former)).contains("kind: withdrawn");
    }

    @Test
    void aRedirectMadeByHandLeadsToAProofWhereThereCanBeOne() {
        redirect("/proven-elsewhere", "/mission?a=b#c");
        redirect("/proven-by-nobody", "https://example.org/mission");

        assertThat(visitor.location("/proof/proven-elsewhere")).isEqualTo("/proof/mission");
        assertThat(visitor.body("/proof/proven-by-nobody")).contains("No document");
    }

    private void redirect(String from, String to) {
        redirects.create(FormerAddress.of(from), to, 301, Actor.SYSTEM);
    }

    /** So that the end of the second that is over has passed. */
    private static String awaitNextSecond() {
        var stamp = Stamp.ofSecond(Instant.now()).digits();
        while (Stamp.ofSecond(Instant.now()).digits().equals(stamp)) {
            Thread.onSpinWait();
        }
        return stamp;
    }

    private Verdict verdict(String proof, String page) throws Exception {
        return Verifier.in(folder)
                .on(
                        visitor.body("/log/entries"),
                        visitor.body("/log/keys"),
                        visitor.body(proof),
                        page);
    }

    private String memento(String at, String path) {
        return visitor.body("/at/" + at + path);
    }

    private SavedRevision create(String name) {
        return drafting.create("person", Language.ENGLISH, null, person(name), Actor.SYSTEM);
    }

    private SavedRevision move(SavedRevision saved, String slug) {
        return drafting.save(
                saved.document(),
                saved.revision(),
                new Slug(slug),
                (Person) saved.body(),
                "",
                Actor.SYSTEM);
    }

    private SavedRevision publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }

    private static Person person(String name) {
        return new Person(
                name, "", "A summary.", "", new Markdown("Words"), List.of(), List.of(), null);
    }
}
