package org.datapop.content;

import static java.time.temporal.ChronoUnit.MICROS;
import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.datapop.content.published.PublishedVersions;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Version;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A version begins whenever the answer changes, and each instant has its place among them. */
class VersionsTests extends KernelTestCase {

    private static final int STEPS = 100;
    private static final int INSTANTS = 200;

    @Autowired PublishedVersions versions;

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
                        new Subject(new SitePath("/x"), Set.of("x"), Language.ENGLISH),
                        new Subject(new SitePath("/x"), Set.of("person"), new Language("tlh")))) {
            assertThat(versions.count(nothing)).isZero();
            assertNeighbours(nothing, null);
        }
    }

    @Test
    void eachCorrectionIsAVersionOfTheirListAndEachLanguageBegins() {
        var saved = publish(create(person("Versions " + next())));
        var list =
                new Subject(
                        new SitePath("/x"),
                        Set.of(Subject.CORRECTIONS, Subject.BEGINNING),
                        Language.ENGLISH);
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
