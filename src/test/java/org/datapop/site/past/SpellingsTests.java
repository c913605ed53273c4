package org.datapop.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.FormerAddress;
import org.datapop.content.Ledger;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.delivery.Visitor;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.rendering.Stamp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** However somebody spells a former address, they are where they want to be in one step. */
@SiteTest
class SpellingsTests {

    private static final String FORMER = "/people/spelled-before";
    private static final String NOW = "/people/spelled-now";

    @LocalServerPort int port;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Ledger ledger;
    @Autowired Redirects redirects;

    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void moved() {
        visitor = new Visitor(port);
        if (ledger.lines(FORMER, null, 1).isEmpty()) {
            var saved =
                    drafting.create(
                            "person",
                            Language.ENGLISH,
                            new Slug("spelled-before"),
                            person(),
                            Actor.SYSTEM);
            publish(saved);
            publish(
                    drafting.save(
                            saved.document(),
                            saved.revision(),
                            new Slug("spelled-now"),
                            person(),
                            "",
                            Actor.SYSTEM));
        }
    }

    /** Other systems had addresses with capitals and endings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Old/Annual_Report.aspx",
                "/old/annual_report.aspx",
                "/OLD/ANNUAL_REPORT.ASPX",
                "/Older/Press/Release.html",
                "/older/press/release.html",
                "/OLDER/"
            })
    void soDoesEverySpellingOfARedirectMadeByHand(String spelling) {
        for (var from : List.of("/Old/Annual_Report.aspx", "/Older/*")) {
            if (redirects.all().stream().noneMatch(one -> one.from().toString().equals(from))) {
                redirects.create(FormerAddress.of(from), "/mission", 301, Actor.SYSTEM);
            }
        }
        assertLeads(spelling, 301, "/mission");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/spelled-before",
                "/People/Spelled-Before",
                "/PEOPLE/SPELLED-BEFORE",
                "/people/spelled-before/",
                "/people/spelled-before//",
                "//people/spelled-before",
                "/people//spelled-before",
                "/people/spelled%2Dbefore",
                "/people/spelled%2dbefore",
                "/people/%73%70elled-before",
                "/p%65ople/spelled-before",
                "/people/spelled-b%C3%A9fore",
                "/people/spelled-b%c3%a9fore",
                "/people/spelled-be%CC%81fore",
                "/people/spelled%20before",
                "/people/spelled_before",
                "/%50eople//Spelled-before/"
            })
    void everySpellingOfAFormerAddressLeadsThereAtOnce(String spelling) {
        assertLeads(spelling, 301, NOW);
        var then = "/at/" + Stamp.ofSecond(Instant.now());
        assertLeads(then + spelling, 301, then + NOW);
        assertLeads(then.replace("/at", "/%61t") + spelling, 301, then + NOW);
        assertThat(visitor.location("/timegate" + spelling))
                .isEqualTo(visitor.location("/timegate" + FORMER));
        assertThat(visitor.status("/timegate" + spelling)).isEqualTo(302);
        for (var prefix : List.of("/timemap", "/history")) {
            assertThat(visitor.status(prefix + spelling)).as(prefix).isEqualTo(200);
            assertThat(visitor.body(prefix + spelling)).isEqualTo(visitor.body(prefix + FORMER));
        }
    }

    @Test
    void theNameOfAThingMayBeSpelledDifferentlyToo() {
        var id = String.valueOf(ledger.lines(NOW, null, 1).getFirst().content());
        Stream.of(
                        id,
                        id.toUpperCase(Locale.ROOT),
                        id + "/",
                        "/" + id,
                        id.replace("-", "%2D"),
                        "%" + Integer.toHexString(id.charAt(0)) + id.substring(1))
                .forEach(spelling -> assertLeads("/id/" + spelling, 303, NOW));
    }

    /** It isn't the same as one that parts segments, and whoever sends one is up to something. */
    @Test
    void anEncodedSlashIsRefused() {
        for (var prefix : List.of("", "/at/" + Stamp.ofSecond(Instant.now()), "/timegate")) {
            assertThat(visitor.status(prefix + "/people%2Fspelled-before")).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"timegate", "timemap", "history"})
    void theWordBeforeAnAddressMayBeEncoded(String word) {
        var encoded = "/%" + Integer.toHexString(word.charAt(0)) + word.substring(1) + FORMER;
        assertThat(visitor.status(encoded)).isEqualTo(visitor.status("/" + word + FORMER));
        assertThat(visitor.location(encoded)).isEqualTo(visitor.location("/" + word + FORMER));
        assertThat(visitor.status("/" + word + ";a=b" + FORMER)).isBetween(200, 499);
    }

    private void assertLeads(String asked, int status, String target) {
        assertThat(visitor.status(asked)).as(asked).isEqualTo(status);
        assertThat(visitor.location(asked)).as(asked).isEqualTo(target);
        assertThat(visitor.status(target)).as(target).isEqualTo(200);
    }

    private void publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
    }

    private static Person person() {
        return new Person("Spelled", "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
