package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.datapop.catalog.interview.Interview;
import org.datapop.catalog.interview.Turn;
import org.datapop.catalog.person.Person;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer's address is its own for ever: numbers are given once, whatever editors do. */
class RowKeysTests extends KernelTestCase {

    @Test
    void rowsWithoutAKeyAreNumberedByTheirKinds() {
        var saved =
                begin(
                        question(""),
                        answer("", "1"),
                        new Turn.Direction("", "laughs"),
                        answer("", "2"),
                        new Turn.Omission("", ""),
                        question(""));

        assertThat(keys(saved)).containsExactly("q1", "a1", "d1", "a2", "o1", "q2");
        assertThat(drafting.head(saved.document()).body()).isEqualTo(saved.body());
    }

    @Test
    void aNumberThatWasRemovedIsNotGivenAgain() {
        var first = begin(answer("", "1"), answer("", "2"), answer("", "3"));
        var without = save(first, turn(first, 0));
        assertThat(keys(without)).containsExactly("a1");

        var more = save(without, turn(without, 0), answer("", "new"));
        assertThat(keys(more)).containsExactly("a1", "a4");

        var none = save(more);
        assertThat(keys(save(none, answer("", "again")))).containsExactly("a5");
    }

    @Test
    void aRestoredRowHasItsNumberAgain() {
        var first = begin(answer("", "1"), answer("", "2"));
        var without = save(first, turn(first, 0));

        var restored = save(without, turn(first, 0), turn(first, 1), answer("", "3"));

        assertThat(keys(restored)).containsExactly("a1", "a2", "a3");
    }

    @Test
    void rowsKeepTheirNumbersWhereverTheyAreMoved() {
        var first = begin(answer("", "1"), answer("", "2"), question(""));
        var moved = save(first, answer("", "0"), turn(first, 2), turn(first, 1), turn(first, 0));
        assertThat(keys(moved)).containsExactly("a3", "q1", "a2", "a1");
    }

    @Test
    void aNumberMayBeLeftOutButNotFilledInLater() {
        var gaps = begin(answer("a2", "2"), answer("a7", "7"), answer("", "next"));
        assertThat(keys(gaps)).containsExactly("a2", "a7", "a8");

        refused(gaps, "turns rowKeySpent", turn(gaps, 0), answer("a5", "sneaked in"));
        assertThat(keys(save(gaps, answer("a9", "9"), question("q1")))).containsExactly("a9", "q1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q1", "a0", "a01", "a", "b1", "1", "a1234567", "a-1", "main"})
    void anAnswersKeyIsItsLetterAndANumber(String key) {
        refused(begin(), "turns rowKey", answer(key, "text"));
    }

    @Test
    void noNumberIsGivenTwiceInOneBody() {
        refused(begin(), "turns rowKey", answer("a1", "one"), answer("a1", "other"));
    }

    @Test
    void otherRowsGetKeysThatNobodyHas() {
        var links =
                IntStream.range(0, 50)
                        .mapToObj(i -> new Person.Link("", "Label " + i, "https://example.org"))
                        .toList();
        var body =
                new Person("Keyed " + next(), "", "", "", Markdown.EMPTY, List.of(), links, null);

        var saved = (Person) create(body).body();

        assertThat(saved.links())
                .extracting(Person.Link::key)
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z0-9]{8}"));
        assertThat(saved.links()).extracting(Person.Link::label).startsWith("Label 0", "Label 1");
    }

    @Test
    void editorsWhoAddAnswersAtOnceGetDifferentNumbers() throws Exception {
        var first = begin(answer("", "first"));
        try (var editors = Executors.newVirtualThreadPerTaskExecutor()) {
            var saves = new ArrayList<Future<?>>();
            for (var i = 0; i < 8; i++) {
                var text = "editor " + i;
                saves.add(editors.submit(() -> addUntilSaved(first, text)));
            }
            for (var save : saves) {
                save.get();
            }
        }

        assertThat(keys(drafting.head(first.document())))
                .containsExactlyInAnyOrder("a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9");
        var texts = new HashMap<String, String>();
        revisions(first)
                .flatMap(saved -> turns(saved).stream())
                .forEach(turn -> {
                    var text = ((Turn.Answer) turn).text().source();
                    assertThat(texts.putIfAbsent(turn.key(), text)).isIn(text, null);
                });
    }

    private void addUntilSaved(SavedRevision document, String text) {
        while (true) {
            try {
                var head = drafting.head(document.document());
                var more = Stream.concat(turns(head).stream(), Stream.of(answer("", text)));
                save(head, more.toArray(Turn[]::new));
                return;
            } catch (StaleDraft stale) {
                Thread.onSpinWait();
            }
        }
    }

    private Stream<SavedRevision> revisions(SavedRevision of) {
        return jdbc
                .sql("select id from revision where document_id = ? order by number")
                .param(of.document())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .map(drafting::revision);
    }

    private void refused(SavedRevision on, String problem, Turn... turns) {
        assertThatExceptionOfType(UnfitBody.class)
                .isThrownBy(() -> save(on, turns))
                .satisfies(unfit ->
                        assertThat(unfit.findings())
                                .extracting(finding -> finding.field() + " " + finding.problem())
                                .containsExactly(problem));
        assertThat(drafting.head(on.document())).isEqualTo(on);
    }

    private SavedRevision begin(Turn... turns) {
        return drafting.create("interview", Language.ENGLISH, null, interview(turns), Actor.SYSTEM);
    }

    private SavedRevision save(SavedRevision on, Turn... turns) {
        return drafting.save(
                on.document(), on.revision(), null, interview(turns), "", Actor.SYSTEM);
    }

    private static Interview interview(Turn... turns) {
        return new Interview(
                "Numbered",
                "",
                "text",
                List.of(),
                List.of(),
                "",
                "",
                "",
                null,
                "",
                "full",
                Markdown.EMPTY,
                List.of(turns),
                List.of(),
                List.of(),
                List.of(),
                "",
                "");
    }

    private static Turn question(String key) {
        return new Turn.Question(key, "", Markdown.of("Why?"));
    }

    private static Turn answer(String key, String text) {
        return new Turn.Answer(key, "", Markdown.of(text));
    }

    private static Turn turn(SavedRevision saved, int number) {
        return turns(saved).get(number);
    }

    private static List<Turn> turns(SavedRevision saved) {
        return ((Interview) saved.body()).turns();
    }

    private static List<String> keys(SavedRevision saved) {
        return turns(saved).stream().map(Turn::key).toList();
    }
}
