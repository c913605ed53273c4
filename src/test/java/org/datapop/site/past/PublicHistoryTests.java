package org.datapop.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.catalog.pillar.Pillar;
import org.datapop.content.Change;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Reference;
import org.datapop.database.FreshDatabase;
import org.datapop.delivery.Visitor;
import org.datapop.shared.Actor;
import org.datapop.shared.FuzzyDate;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What readers are told of how a page came to say what it says. */
@SiteTest
class PublicHistoryTests {

    @LocalServerPort int port;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;

    @Value("${spring.datasource.url}")
    String url;

    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @Test
    void tellsEachEditionWithItsKindAndNoteAndThePageAsItWas() {
        var saved = create("Told About");
        publish(saved, null, "");
        saved = edit(saved, "Told About Well");
        publish(saved, Change.CORRECTION, "The name was wrong");
        saved = edit(saved, "Told About Better");
        publish(saved, Change.TYPO, "");
        publishing.schedule(
                Publishing.Order.of(edit(saved, "Told Too Early")),
                Instant.now().plusSeconds(600),
                Actor.SYSTEM);

        var page = Jsoup.parse(visitor.body("/people/told-about"));
        assertThat(page.select("a[href=/history/people/told-about]")).hasSize(1);
        var history = Jsoup.parse(visitor.body("/history/people/told-about"));
        assertThat(history.select("h1").text()).isEqualTo("History of Told About Better");
        var editions = history.select("ol.appointments > li");
        assertThat(editions).hasSize(3);
        assertThat(editions.get(0).text()).contains("Typing error mended");
        assertThat(editions.get(1).text()).contains("Corrected", "The name was wrong");
        assertThat(editions.get(2).text()).contains("First published");
        var titles =
                editions.select("a[href^=/at/]").eachAttr("href").stream()
                        .map(href -> Jsoup.parse(visitor.body(href)).select("h1").text())
                        .toList();
        assertThat(titles).containsExactly("Told About Better", "Told About Well", "Told About");
        assertThat(history.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
        assertThat(history.text()).doesNotContain("Told Too Early");
    }

    @Test
    void saysWordByWordWhatChangedBetweenAnyTwo() {
        var saved = create("Compared With Care");
        publish(saved, null, "");
        saved = edit(saved, "Compared With Great Care");
        publish(saved, Change.CLARIFICATION, "How great it was");
        // Not a change of the page, but of another that names it.
        publish(
                drafting.create(
                        "pillar",
                        Language.ENGLISH,
                        new Slug("names-the-compared"),
                        new Pillar(
                                9,
                                "Names The Compared",
                                "mobilize",
                                "One that names another",
                                new Markdown("Words"),
                                List.of(new Reference(saved.content()))),
                        Actor.SYSTEM),
                null,
                "");
        saved = edit(saved, "Compared With Little Care");
        publish(saved, Change.CORRECTION, "It was little");
        publishing.withdraw(saved.document(), "Enough of it", null, Actor.SYSTEM);

        var history = Jsoup.parse(visitor.body("/history/people/compared-with-care"));
        var changes = history.select("ol a[href*=?newer=]").eachAttr("href");
        assertThat(changes).hasSize(2);
        var newest = Jsoup.parse(visitor.body(changes.getFirst()));
        assertThat(newest.select(".changed del").text()).isEqualTo("taken out: Great");
        assertThat(newest.select(".changed ins").text()).isEqualTo("added: Little");
        assertThat(newest.text()).contains("Corrected", "It was little");

        var stamps = newest.select("select[name=older] option").eachAttr("value");
        assertThat(stamps).hasSize(4);
        var both = "/history/people/compared-with-care?older=%s&newer=%s";
        for (var asked :
                List.of(
                        both.formatted(stamps.get(3), stamps.get(1)),
                        both.formatted(stamps.get(1), stamps.get(3)))) {
            var page = Jsoup.parse(visitor.body(asked));
            assertThat(page.select(".changed del").eachText()).isEmpty();
            assertThat(page.select(".changed ins").eachText())
                    .containsExactly("added: Little", "added: Pillars Names The Compared");
            assertThat(page.select("option[selected]").eachAttr("value"))
                    .containsExactly(stamps.get(3), stamps.get(1));
        }
        assertThat(visitor.body(both.formatted(stamps.get(1), stamps.get(1))))
                .contains("This is one edition, chosen twice.");
        var first = Jsoup.parse(visitor.body(both.formatted("", stamps.get(3))));
        assertThat(first.text()).contains("Nothing was to be seen before.");
        var last = Jsoup.parse(visitor.body(both.formatted("", stamps.getFirst())));
        assertThat(last.select(".changed ins")).isEmpty();
        assertThat(last.select(".changed del").text()).contains("Compared With Little Care");

        assertThat(visitor.status(both.formatted("", "yesterday"))).isEqualTo(400);
        assertThat(visitor.status(both.formatted("20150231", stamps.get(1)))).isEqualTo(400);
        assertThat(visitor.status(both.formatted("", "1999"))).isEqualTo(404);
        assertThat(visitor.status("/history/people/never-was?newer=2999")).isEqualTo(404);
        assertThat(visitor.status(both.formatted("1999", "2999"))).isEqualTo(200);

        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);
        assertThat(visitor.body(both.formatted(stamps.get(3), stamps.get(1))))
                .contains("had to be erased")
                .doesNotContain("Little", "With Care");
    }

    @Test
    void tellsOfAMoveUnderBothAddressesAndWhyAPageIsGone() {
        var saved = create("Before The Move");
        publish(saved, null, "");
        saved =
                drafting.save(
                        saved.document(),
                        saved.revision(),
                        new Slug("after-the-move"),
                        person("After The Move"),
                        "",
                        Actor.SYSTEM);
        publish(saved, null, "");
        publishing.withdraw(saved.document(), "It was wrong", null, Actor.SYSTEM);

        for (var path : List.of("/people/before-the-move", "/people/after-the-move")) {
            var history = Jsoup.parse(visitor.body("/history" + path));
            assertThat(history.select("ol.appointments > li")).hasSize(3);
            assertThat(history.select("ol.appointments > li").getFirst().text())
                    .contains("Withdrawn", "It was wrong");
            assertThat(history.select("a.action[href^=/people]")).isEmpty();
        }
        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);
        assertThat(visitor.body("/history/people/after-the-move"))
                .contains("This page was taken down")
                .doesNotContain("The Move", "It was wrong");
    }

    @Test
    void correctionsOfAllPagesAreToldAndFedButNoOtherChange() {
        assertThat(Jsoup.parse(visitor.body("/es/corrections")).select("ol.appointments"))
                .isEmpty();
        var saved = create("Corrected Soon");
        publish(saved, null, "");
        saved = edit(saved, "Corrected Now");
        publish(saved, Change.CORRECTION, "The year <b>was</b> mistaken");
        saved = edit(saved, "Corrected Then");
        assertThat(corrected("/people/corrected-soon"))
                .contains("Corrected on ")
                .contains("The year <b>was</b> mistaken");
        publish(saved, Change.TYPO, "A comma");
        assertThat(corrected("/people/corrected-soon")).contains("The year <b>was</b> mistaken");
        saved = edit(saved, "Corrected Once More");
        publish(saved, Change.CLARIFICATION, "Two were meant");
        assertThat(corrected("/people/corrected-soon"))
                .contains("Clarified on ", "Two were meant")
                .doesNotContain("mistaken", "A comma");
        assertThat(corrected(mementos("/timemap/people/corrected-soon").getFirst()))
                .doesNotContain("Corrected", "Clarified");

        var list = Jsoup.parse(visitor.body("/corrections"));
        var lines = list.select("ol.appointments > li:has(a[href=/history/people/corrected-soon])");
        assertThat(lines.eachText())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).contains("Clarified", "Two were meant"),
                        line ->
                                assertThat(line)
                                        .contains("Corrected", "The year <b>was</b> mistaken"));
        var feed = visitor.get(list.select("a[type=application/atom+xml]").attr("href"));
        assertThat(Visitor.header(feed, "Content-Type")).contains("atom+xml");
        var entries = Jsoup.parse(Visitor.body(feed), "", Parser.xmlParser());
        assertThat(entries.select("entry > title").eachText())
                .contains("Corrected Once More · Clarified", "Corrected Now · Corrected")
                .noneMatch(title -> title.contains("Then"));
        assertThat(entries.select("entry > id").eachText()).doesNotHaveDuplicates();

        var before =
                visitor.get(
                        "/timegate/corrections",
                        "Accept-Datetime",
                        "Thu, 01 Jan 2004 00:00:00 GMT");
        var then = visitor.body(Visitor.header(before, "Location"));
        assertThat(Jsoup.parse(then).select("ol.appointments")).isEmpty();
        var mementos = mementos("/timemap/corrections");
        assertThat(mementos).hasSizeGreaterThanOrEqualTo(3);
        assertThat(visitor.body(mementos.getLast())).contains("Corrected Once More");
        assertThat(mementos("/timemap/corrections/feed.atom")).hasSameSizeAs(mementos);

        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);
        assertThat(visitor.body(mementos.getLast()))
                .doesNotContain("Corrected Once More", "mistaken");
        assertThat(visitor.body("/corrections")).doesNotContain("Corrected Now", "mistaken");
        assertThat(visitor.body("/corrections/feed.atom"))
                .doesNotContain("Corrected Now", "mistaken");
    }

    @Test
    void aLongOneComesInParts() throws SQLException {
        try (var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            statement.execute(
                    """
                    set session_replication_role = replica;
                    insert into publication (id, document_id, kind, path, type, language, title, summary, sort_key,
                                             revision_id, live_from, live_until, published_by)
                    select gen_random_uuid(), p.document_id, 'live', p.path, p.type, p.language, p.title, p.summary,
                           p.sort_key, p.revision_id, timestamptz '2001-01-01' + n * interval '1 hour',
                           timestamptz '2001-01-01' + (n + 1) * interval '1 hour', 'system'
                    from (select * from publication where path = '/about' limit 1) p, generate_series(1, 250) n\
                    """);
        }
        var next = "/history/about";
        var editions = 0;
        while (!next.isEmpty()) {
            var part = Jsoup.parse(visitor.body(next));
            editions += part.select("ol.appointments > li").size();
            next = part.select("a[rel=next]").attr("href");
        }
        assertThat(editions).isEqualTo(251);
    }

    @Test
    void nothingIsToldOfWhatNeverWas() {
        for (var path :
                List.of(
                        "/history/people/never-was",
                        "/history/people",
                        "/history/mission?page=2",
                        "/history/mission?page=0",
                        "/history/mission?page=2147483647")) {
            assertThat(visitor.status(path)).as(path).isEqualTo(404);
        }
        assertThat(visitor.status("/history/mission?page=x")).isEqualTo(400);
        for (var path : List.of("/history/people/never-was", "/history/people")) {
            var compared = visitor.get(path + "?newer=2016");
            assertThat(compared.statusCode()).as(path).isEqualTo(404);
            assertThat(Jsoup.parse(Visitor.body(compared)).select("h1").text())
                    .isEqualTo(Jsoup.parse(visitor.body(path)).select("h1").text())
                    .isEqualTo("There is nothing here");
        }
        var early = Jsoup.parse(visitor.body("/history/mission?newer=1999"));
        assertThat(early.select("h1").text()).isEqualTo("Nothing was to be read here then");
        assertThat(visitor.status("/history")).isEqualTo(200);
    }

    @Test
    void rolesAreThoseOfTheDay() throws SQLException {
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        new Slug("of-many-roles"),
                        person(
                                "Of Many Roles",
                                role("Director", "2012", "2014", null),
                                role("Fellow", "2015-06", null, null),
                                role("Speaker", null, null, "2015-05-03"),
                                role("Friend", null, null, null)),
                        Actor.SYSTEM);
        publish(saved, null, "");
        try (var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            statement.execute(
                    """
                    set session_replication_role = replica;
                    update publication set live_from = '2013-01-01' where live_until is null;
                    update path_claim set first_public_at = '2013-01-01'\
                    """);
        }
        assertThat(held("20131231235959")).containsExactly("Director");
        assertThat(held("20141231120000")).containsExactly("Director");
        assertThat(held("20150502120000")).isEmpty();
        assertThat(held("20150503120000")).containsExactly("Speaker");
        assertThat(held("20150601120000")).containsExactly("Fellow");
        assertThat(visitor.body("/at/20150502120000/people/of-many-roles"))
                .contains("On 2 May 2015", "None is known of that day.", "At other times");
        assertThat(visitor.body("/people/of-many-roles")).doesNotContain("At other times");
    }

    private List<String> mementos(String map) {
        return Pattern.compile("<([^>]+)>; rel=\"[a-z ]*memento\"")
                .matcher(visitor.body(map))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    private List<String> held(String stamp) {
        var page = Jsoup.parse(visitor.body("/at/" + stamp + "/people/of-many-roles"));
        return page.select("h3:contains(On ) + ol .role").eachText();
    }

    private static Appointment role(
            String role, @Nullable String from, @Nullable String until, @Nullable String on) {
        return new Appointment(
                Slug.of(role).value(),
                role,
                null,
                "An institute",
                date(from),
                date(until),
                date(on),
                "",
                "");
    }

    private static @Nullable FuzzyDate date(@Nullable String edtf) {
        return edtf == null ? null : new FuzzyDate(edtf);
    }

    /** What the foot of a page tells of its publication. */
    private String corrected(String path) {
        return Jsoup.parse(visitor.body(path)).select(".foot-date").text();
    }

    private void publish(SavedRevision saved, @Nullable Change change, String note) {
        publishing.publish(
                new Publishing.Order(saved.document(), saved.revision(), change, note, null, null),
                Actor.SYSTEM);
    }

    private SavedRevision create(String name) {
        return drafting.create(
                "person", Language.ENGLISH, Slug.of(name), person(name), Actor.SYSTEM);
    }

    private SavedRevision edit(SavedRevision before, String name) {
        return drafting.save(
                before.document(),
                before.revision(),
                before.slug(),
                person(name),
                "",
                Actor.SYSTEM);
    }

    private static Person person(String name, Appointment... roles) {
        return new Person(name, "", "", "", new Markdown(""), List.of(roles), List.of(), null);
    }
}
