package org.datapop.admin.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.content.spi.Field.blocks;
import static org.datapop.content.spi.Field.group;
import static org.datapop.content.spi.Field.line;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.datapop.content.spi.Field.Variant;
import org.datapop.content.spi.FormSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FormEditTests {

    private static final FormSpec FORM =
            FormSpec.of(
                    line("name"),
                    group("links", line("label")),
                    blocks("blocks", new Variant("text", line("text")).numbered("t")));

    private final ObjectNode values =
            (ObjectNode)
                    new JsonMapper()
                            .readTree(
                                    """
                                    {"name": "N", "links": [{"key": "a", "label": "A"}, {"key": "b", "label": "B"}, {"key": "c", "label": "C"}],
                                     "blocks": [{"key": "t1", "kind": "text", "text": "T"}]}\
                                    """);

    @ParameterizedTest
    @CsvSource({
        "up links/b, b a c, links/b",
        "up links/a, a b c, links/a",
        "down links/b, a c b, links/b",
        "down links/c, a b c, links/c",
        "remove links/b, a b- c, links/b",
        "copy links/a, a new-1 b c, links/new-1",
        "add links, a b c new-1, links/new-1",
        "remove links/nothing, a b c, links",
        "up elsewhere/a, a b c, elsewhere/a",
        "add name, a b c, name"
    })
    void rowsAreChangedAsAsked(String asked, String keys, String goOn) {
        assertThat(FormEdit.of(asked).orElseThrow().apply(FORM, values)).isEqualTo(goOn);
        assertThat(keys("links")).isEqualTo(keys);
    }

    @Test
    void whatIsRemovedIsKeptAsideUntilItIsSaved() {
        FormEdit.of("remove links/b").orElseThrow().apply(FORM, values);
        assertThat(FormEdit.standing(FORM, values).path("links").toString())
                .contains("A", "C")
                .doesNotContain("B");
        FormEdit.of("down links/a").orElseThrow().apply(FORM, values);
        assertThat(keys("links")).isEqualTo("b- c a");
        FormEdit.of("back links/b").orElseThrow().apply(FORM, values);
        assertThat(keys("links")).isEqualTo("b c a");
        assertThat(FormEdit.forSaving(FORM, values).toString()).doesNotContain("removed");
    }

    @ParameterizedTest
    @CsvSource({"add blocks text, t1 new-1", "add blocks unknown, t1", "add blocks, t1"})
    void onlyKnownKindsAreAdded(String asked, String keys) {
        FormEdit.of(asked).orElseThrow().apply(FORM, values);
        assertThat(keys("blocks")).isEqualTo(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "publish", "add", "add ../x y z", "drop links/a", "up links/a; x"})
    void whatNoButtonAsksIsNoEdit(String asked) {
        assertThat(FormEdit.of(asked)).isEmpty();
    }

    @Test
    void newRowsGetTheirKeysFromTheKernel() {
        FormEdit.of("copy blocks/t1").orElseThrow().apply(FORM, values);
        var saved = FormEdit.forSaving(FORM, values);
        assertThat(saved.path("blocks").get(0).path("key").asString("")).isEqualTo("t1");
        assertThat(saved.path("blocks").get(1).path("key").asString("x")).isEmpty();
    }

    @Test
    void rowsAreReadInTheirOrderAndForeignNamesAreNot() {
        var read =
                new PostedForm(
                                Map.of(
                                        "name", new String[] {" N "},
                                        "links", new String[] {"b", "a", "../x"},
                                        "links/a/label", new String[] {"A"},
                                        "links/b/label", new String[] {"B"},
                                        "links/b/id", new String[] {"stolen"},
                                        "owner", new String[] {"me"}))
                        .read(FORM);
        assertThat(read.toString())
                .isEqualTo(
                        """
                        {"name":" N ","links":[{"label":"B","key":"b"},{"label":"A","key":"a"}],"blocks":[]}\
                        """);
    }

    private String keys(String group) {
        return StreamSupport.stream(values.path(group).spliterator(), false)
                .map(row -> row.path("key").asString("") + (FormEdit.isRemoved(row) ? "-" : ""))
                .collect(Collectors.joining(" "));
    }
}
