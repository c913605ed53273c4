package org.datapop.content;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.datapop.content.published.PublishedVersions;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Version;
import org.datapop.database.FreshDatabase;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A version begins whenever the answer changes, and each instant has its place among them. */
class VersionsTests extends KernelTestCase {

    private static final int STEPS = 100;
    private static final int INSTANTS = 200;

    /** There was a home page on one day of 2000, and somebody had been published before. */
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    private static final String EARLY = "/people/published-early";

    @Autowired PublishedVersions versions;

    @Value("${spring.datasource.url}")
    String url;

    @BeforeEach
    void theSiteBegins() throws SQLException {
        var saved = create(person("Versions " + next()));
        var home = create(person("Versions " + next()));
        sql(
                """
                set session_replication_role = replica;
                insert into publication (id, document_id, kind, path, type, language, title, summary, sort_key, revision_id,
                                         live_from, live_until, published_by)
                select gen_random_uuid(), p.document, 'live', p.path, p.type, p.language, 'Early', '', 'early', p.revision,
                       p.live_from, p.live_until, 'system'
                from (values (uuid '%5$s', uuid '%6$s', '/vo', 'home', 'vo', timestamptz '%3$s', timestamptz '2000-01-02 00:00Z'),
                             ('%1$s', '%2$s', '%4$s', 'person', 'en', '1998-01-01 00:00Z', '1998-02-01 00:00Z'),
                             ('%1$s', '%2$s', '%4$s', 'person', 'en', '1999-01-01 00:00Z', '1999-02-01 00:00Z'),
                             ('%1$s', '%2$s', '%4$s', 'person', 'en', '2001-01-01 00:00Z', '2001-02-01 00:00Z'))
                  p (document, revision, path, type, language, live_from, live_until);
                insert into path_claim (path, document_id, first_public_at) values ('%4$s', '%1$s', '1998-01-01 00:00Z')\
                """
                        .formatted(
                                saved.document(),
                                saved.revision(),
                                BEGINNING,
                                EARLY,
                                home.document(),
                                home.revision()));
    }

    @AfterEach
    void theSiteHasNeverBeen() throws SQLException {
        sql(
                """
                set session_replication_role = replica;
                delete from publication where live_from < '2002-01-01';
                delete from path_claim where path = '%s'\
                """
                        .formatted(EARLY));
    }

    private void sql(String statements) throws SQLException {
        try (var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            statement.execute(statements);
        }
    }

    @Test
    void whatWasPublishedBeforeTheSiteBeganIsAVersionOfItsBeginning() {
        var page = new Subject(new SitePath(EARLY), Set.of(), Language.ENGLISH);
        var list = new Subject(new SitePath("/x"), Set.of("person"), Language.ENGLISH);
        var of2001 =
                List.of(
                        Instant.parse("2001-01-01T00:00:00Z"),
                        Instant.parse("2001-02-01T00:00:00Z"));
        assertThat(versions.all(page, 0, 10).stream().map(Version::at))
                .containsExactly(BEGINNING, of2001.getFirst(), of2001.getLast());
        assertThat(versions.all(list, 0, 3).stream().map(Version::at))
                .containsExactly(BEGINNING, of2001.getFirst(), of2001.getLast());
        for (var day :
                List.of(
                        "1997-01-01",
                        "1998-01-15",
                        "1999-12-31",
                        "2000-01-01",
                        "2000-06-01",
                        "2001-01-15",
                        "2002-01-01")) {
            var at = Instant.parse(day + "T00:00:00Z");
            assertNeighbours(page, at);
            assertNeighbours(list, at);
            assertThat(versions.around(page, at).since()).isEqualTo(BEGINNING);
        }
    }

    @Test
    void aListIsAsOldAsTheSiteOrAsItsLanguage() {
        var site = new Subject(new SitePath("/x"), Set.of("x"), Language.ENGLISH);
        var offered =
                new Subject(new SitePath("/x"), Set.of("x", Subject.OFFERED), new Language("vo"));
        for (var list : List.of(site, offered)) {
            assertThat(versions.all(list, 0, 10).stream().map(Version::at))
                    .containsExactly(BEGINNING);
            assertNeighbours(list, null);
            assertNeighbours(list, BEGINNING);
            assertNeighbours(list, Instant.EPOCH);
        }
    }

    @Test
    void whateverChangesAnAnswerBeginsAVersionAndAroundEachInstantAreItsNeighbours() {
        var slugs = IntStream.range(0, 3).mapToObj(_ -> new Slug("versions-" + next())).toList();
        var history = new RandomHistory(drafting, publishing, jdbc, 7_089, slugs);
        history.live(STEPS);
        for (var slug : slugs) {
            var path = new SitePath("/people/" + slug);
            var page = new Subject(path, Set.of(), Language.ENGLISH);
            var begun = versions.all(page, 0, 10_000).stream().map(Version::at).toList();
            for (var at : history.model().boundaries()) {
                if (!history.model()
                        .at(path.value(), at)
                        .equals(history.model().at(path.value(), at.minus(1, MICROS)))) {
                    assertThat(begun).as("%s changes at %s", path, at).contains(at);
                }
            }
            assertThat(history.model().boundaries()).as(path.value()).containsAll(begun);
            history.instants(INSTANTS).forEach(at -> assertNeighbours(page, at));
        }
        var list = new Subject(new SitePath("/people"), Set.of("person"), Language.ENGLISH);
        history.instants(INSTANTS).forEach(at -> assertNeighbours(list, at));
        assertNeighbours(list, Instant.EPOCH);
        assertNeighbours(list, null);
    }

    @Test
    void aListOfSeveralTypesAndAPageThatNeverWasHaveTheirPlaceToo() {
        publish(create(person("Versions " + next())));
        var saved = publish(create(person("Versions " + next())));
        publishing.withdraw(saved.document(), "Reason", null, Actor.SYSTEM);
        var several =
                new Subject(new SitePath("/x"), Set.of("person", "page", "x"), Language.ENGLISH);
        assertNeighbours(several, null);
        assertNeighbours(several, Instant.now().minusSeconds(3600));
        for (var nothing :
                List.of(
                        new Subject(new SitePath("/" + next()), Set.of(), Language.ENGLISH),
                        new Subject(
                                new SitePath("/x"),
                                Set.of("person", Subject.OFFERED),
                                new Language("tlh")))) {
            assertThat(versions.count(nothing)).isZero();
            assertNeighbours(nothing, null);
        }
    }

    @Test
    void eachCorrectionIsAVersionOfTheirList() {
        var saved = publish(create(person("Versions " + next())));
        var list = new Subject(new SitePath("/x"), Set.of(Subject.CORRECTIONS), Language.ENGLISH);
        var before = versions.count(list);
        for (var change : Change.values()) {
            saved = save(saved, saved.slug(), change.name());
            publishing.publish(
                    new Publishing.Order(
                            saved.document(), saved.revision(), change, "", null, null),
                    Actor.SYSTEM);
            assertNeighbours(list, null);
        }
        assertThat(versions.count(list)).isEqualTo(before + 2);
        assertNeighbours(list, Instant.now().minusSeconds(3600));
    }

    @Test
    void whatIsPlannedIsNoVersion() {
        var saved = publish(create(person("Versions " + next())));
        var path = new SitePath(pathOf(saved));
        var list = new Subject(new SitePath("/people"), Set.of("person"), Language.ENGLISH);
        var page = new Subject(path, Set.of(), Language.ENGLISH);
        var edited = save(saved, saved.slug(), "Planned");
        publishing.schedule(order(edited), Instant.now().plusSeconds(600), Actor.SYSTEM);
        assertThat(versions.count(page)).isEqualTo(1);
        for (var subject : List.of(page, list)) {
            var around = versions.around(subject, Instant.now().plusSeconds(900));
            assertThat(around.next()).isNull();
            assertThat(around.shown()).isEqualTo(around.last());
            assertThat(versions.all(subject, 0, 100_000))
                    .allMatch(version -> !version.at().isAfter(around.now()));
        }
    }

    /** By reading them all, which a page can't afford. */
    private void assertNeighbours(Subject of, @Nullable Instant at) {
        var all = versions.all(of, 0, 100_000);
        assertThat(versions.count(of)).isEqualTo(all.size());
        for (var i = 0; i < all.size() - 1; i++) {
            var version = all.get(i);
            var next = all.get(i + 1).at();
            assertThat(version.at()).isBefore(next);
            assertThat(version.isFollowed())
                    .isEqualTo(next.truncatedTo(SECONDS).equals(version.at().truncatedTo(SECONDS)));
        }
        var until = at == null ? Instant.MAX : at;
        var begun = all.stream().filter(version -> !version.at().isAfter(until)).toList();
        var around = versions.around(of, at);
        var as = "%s at %s".formatted(of, at);
        assertThat(around.first()).as(as).isEqualTo(at(all, 0));
        assertThat(around.before()).as(as).isEqualTo(at(all, begun.size() - 2));
        assertThat(around.shown()).as(as).isEqualTo(at(all, begun.size() - 1));
        assertThat(around.next()).as(as).isEqualTo(at(all, begun.size()));
        assertThat(around.last()).as(as).isEqualTo(at(all, all.size() - 1));
    }

    private static @Nullable Version at(List<Version> all, int place) {
        return place >= 0 && place < all.size() ? all.get(place) : null;
    }
}
