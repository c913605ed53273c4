package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.content.spi.Field.blocks;
import static org.datapop.content.spi.Field.date;
import static org.datapop.content.spi.Field.group;
import static org.datapop.content.spi.Field.line;
import static org.datapop.content.spi.Field.markdown;

import java.util.List;
import java.util.Set;
import org.datapop.admin.content.MergePart.Changed;
import org.datapop.admin.content.MergePart.Side;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Field.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergeTests {

    private static final List<Field> FORM =
            List.of(
                    line("name"),
                    date("since"),
                    group("roles", line("role"), date("from")),
                    blocks(
                            "turns",
                            new Variant("question", "q", List.of(line("text"))),
                            new Variant("answer", "a", List.of(markdown("said")))));

    @ParameterizedTest
    @CsvSource({
        "a, a, a,    a, , false",
        "a, b, a,    b, MINE, false",
        "a, a, b,    b, THEIRS, false",
        "a, b, b,    b, , false",
        "a, b, c,    b, BOTH, true"
    })
    void aFieldIsTakenFromWhomeverChangedIt(
            String before, String mine, String theirs, String joined, Changed by, boolean isOpen) {
        var merge = merge(name(before), name(mine), name(theirs));
        assertThat(merge.joined().path("name").asString("")).isEqualTo(joined);
        assertThat(merge.parts()).hasSize(by == null ? 0 : 1).allMatch(part -> part.by() == by);
        assertThat(merge.parts().stream().anyMatch(MergePart::isOpen)).isEqualTo(isOpen);
    }

    /** Rows as letters, capital where changed: before, mine, theirs, joined. */
    @ParameterizedTest
    @CsvSource({
        "ab, ab, abc,   abc, false", // added by them
        "ab, abd, abc,  abcd, false", // added by both
        "ab, ab, cab,   cab, false", // above all others
        "abc, ac, abc,  ac, false", // removed by me
        "abc, abc, ac,  ac, false", // removed by them
        "ab, aB, ab,    aB, false",
        "ab, ab, aB,    aB, false",
        "ab, Ab, aB,    AB, false", // each another row
        "ab, a, aB,     a, true", // removed by me, changed by them
        "ab, aB, a,     aB, true", // changed by me, removed by them
        "abc, abc, cab, cab, false", // moved by them
        "abc, cab, abc, cab, false", // moved by me
        "abc, cab, bac, cab, true", // moved by both
        "abc, cab, cab, cab, false",
        "abc, cabd, abc, cabd, false",
        "abc, abc, cabd, cabd, false",
        "abc, acb, abdc, acbd, false", // moved by me, and added by them after b
        "abc, xabc, acby, xacby, false"
    })
    void rowsAreJoinedByTheirKeys(
            String before, String mine, String theirs, String joined, boolean isOpen) {
        var merge = merge(rows(before), rows(mine), rows(theirs));
        assertThat(letters(merge.joined())).isEqualTo(joined);
        assertThat(merge.parts().stream().anyMatch(MergePart::isOpen)).isEqualTo(isOpen);
    }

    @Test
    void ofOneRowBothKeepWhatTheyChanged() {
        var merge = merge(role("Cook", "2001"), role("Chef", "2001"), role("Cook", "2002"));
        assertThat(merge.joined()).isEqualTo(role("Chef", "2002"));
        assertThat(merge.parts())
                .singleElement()
                .satisfies(part -> {
                    assertThat(part.by()).isEqualTo(Changed.BOTH);
                    assertThat(part.isOpen()).isFalse();
                });
        var clash = merge(role("Cook", "2001"), role("Chef", "2003"), role("Baker", "2001"));
        assertThat(clash.joined()).isEqualTo(role("Chef", "2003"));
        assertThat(clash.parts()).singleElement().matches(MergePart::isOpen);
    }

    @Test
    void theTextOfOneRowIsJoinedPartByPart() {
        var merge = merge(said("One.\n\nTwo."), said("Eins.\n\nTwo."), said("One.\n\nZwei."));
        assertThat(merge.joined()).isEqualTo(said("Eins.\n\nZwei."));
        assertThat(merge.parts()).singleElement().matches(part -> !part.isOpen());
        var clash = merge(said("One."), said("Eins."), said("Uno."));
        var marked = "⟪1 Yours⟫\n\nEins.\n\n⟪1 Theirs⟫\n\nUno.\n\n⟪1⟫";
        assertThat(clash.joined()).isEqualTo(said(marked));
        var decided = Set.of("turns/a1");
        assertThat(clash.undecided(clash.joined(), decided)).hasSize(1);
        assertThat(clash.undecided(said(marked.replace("Uno", "Due")), decided)).hasSize(1);
        assertThat(clash.undecided(said("Eins."), decided)).isEmpty();
    }

    @Test
    void nothingIsSaidOfWhatIsWrittenDownDifferently() {
        var stored = json("{'name': 'a', 'since': null, 'roles': [], 'turns': []}");
        assertThat(merge(stored, json("{'name': 'a', 'since': ''}"), stored).parts()).isEmpty();
    }

    @Test
    void whatNobodyDecidedIsKnownFromWhatSomebodyTyped() {
        var merge = merge(name("a"), name("b"), name("c"));
        assertThat(merge.undecided(name("b"), Set.of())).hasSize(1);
        assertThat(merge.undecided(name("b"), Set.of("name"))).isEmpty();
        assertThat(merge.undecided(name("b and c"), Set.of())).isEmpty();
        var rows = merge(rows("ab"), rows("a"), rows("aB"));
        assertThat(rows.undecided(rows("a"), Set.of())).hasSize(1);
        assertThat(rows.undecided(rows("ab"), Set.of())).isEmpty();
        var order = merge(rows("abc"), rows("cab"), rows("bac"));
        assertThat(order.undecided(rows("cab"), Set.of())).hasSize(1);
        assertThat(order.undecided(rows("acb"), Set.of())).isEmpty();
    }

    /** Taking theirs at every place gives theirs, and taking mine gives mine again. */
    @ParameterizedTest
    @CsvSource({
        "ab, abd, abc",
        "abc, ac, abc",
        "abc, abc, ac",
        "ab, a, aB",
        "ab, aB, a",
        "abc, cab, bac",
        "abc, acb, abdc",
        "abc, Xabc, acBy",
        "abcdef, fAbe, abxcDf"
    })
    void eitherTextCanBeTaken(String before, String mine, String theirs) {
        var merge = merge(rows(before), rows(mine), rows(theirs));
        for (var side : List.of(Side.THEIRS, Side.MINE, Side.THEIRS)) {
            var values = merge.joined();
            merge.parts().forEach(part -> merge.take(part.place(), side, values));
            var wanted = side == Side.MINE ? mine : theirs;
            assertThat(letters(values).chars().sorted().toArray())
                    .isEqualTo(wanted.chars().sorted().toArray());
        }
    }

    @Test
    void anUnknownPlaceChangesNothing() {
        var merge = merge(name("a"), name("b"), name("c"));
        var values = merge.joined();
        merge.take("nothing/at-all", Side.THEIRS, values);
        assertThat(values).isEqualTo(merge.joined());
        merge.take("name", Side.THEIRS, values);
        assertThat(values.path("name").asString("")).isEqualTo("c");
    }

    private static Merge merge(ObjectNode before, ObjectNode mine, ObjectNode theirs) {
        return new Merge(FORM, before, mine, theirs, TextMergeTests.JOINING);
    }

    private static ObjectNode name(String name) {
        return json("{'name': '" + name + "'}");
    }

    private static ObjectNode role(String role, String from) {
        return json(
                "{'name': null, 'since': null, 'roles': [{'role': '%s', 'from': '%s', 'key': 'k1'}], 'turns': []}"
                        .formatted(role, from));
    }

    private static ObjectNode rows(String letters) {
        var node = json("{'turns': []}");
        letters.chars()
                .forEach(c ->
                        node.withArray("turns")
                                .addObject()
                                .put("key", Character.toString(Character.toLowerCase(c)))
                                .put("kind", "question")
                                .put("text", Character.toString(c)));
        return node;
    }

    private static ObjectNode said(String text) {
        var node = json("{'name': null, 'since': null, 'roles': [], 'turns': []}");
        node.withArray("turns")
                .addObject()
                .put("kind", "answer")
                .put("said", text)
                .put("key", "a1");
        return node;
    }

    private static String letters(ObjectNode values) {
        var letters = new StringBuilder();
        values.path("turns").forEach(row -> letters.append(row.path("text").asString("")));
        return letters.toString();
    }

    private static ObjectNode json(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    }
}
