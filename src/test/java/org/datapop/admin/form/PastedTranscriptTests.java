package org.datapop.admin.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people paste, and the turns that come of it. */
class PastedTranscriptTests {

    @Test
    void namesBeforeAColonSpeak() {
        assertThat(
                        read(
                                """
                                Ana Pérez: How did it begin?

                                Emmanuel: With an article.

                                It was called: data for development.
                                Ana Pérez: And then?
                                Emmanuel: Then we met. One thing: it was raining.
                                """))
                .containsExactly(
                        "question Ana Pérez|How did it begin?",
                        "answer Emmanuel|With an article.\n\nIt was called: data for development.",
                        "question Ana Pérez|And then?",
                        "answer Emmanuel|Then we met. One thing: it was raining.");
    }

    @Test
    void lettersBoldNamesAndTimesAreUnderstoodToo() {
        assertThat(read("Q: Why?\nA: Because."))
                .containsExactly("question |Why?", "answer |Because.");
        assertThat(read("**Ana:** Why?\n\n**Ben:** Because."))
                .containsExactly("question Ana|Why?", "answer Ben|Because.");
        assertThat(read("[00:01] Ana: Why?\n[00:02:10] Ben: Because."))
                .containsExactly("question Ana|Why?", "answer Ben|Because.");
        assertThat(read("Ana\u00a0: Pourquoi\u00a0?\n\nBen\u00a0: Parce que."))
                .containsExactly("question Ana|Pourquoi\u00a0?", "answer Ben|Parce que.");
    }

    @Test
    void withoutNamesWhatAsksIsAQuestion() {
        assertThat(read("What is it?\n\nA network.\n\nIt grew.\n\n¿Y luego?\n\nNada."))
                .containsExactly(
                        "question |What is it?",
                        "answer |A network.\n\nIt grew.",
                        "question |¿Y luego?",
                        "answer |Nada.");
    }

    @Test
    void laughterAndGapsStandByThemselves() {
        assertThat(
                        read(
                                "Ana: Why?\n\n[Laughs]\n\nBen: Because […] so.\n\n[…]\n\nAna: Well?\n\n(...)\n\nBen: Yes."))
                .containsExactly(
                        "question Ana|Why?",
                        "direction Laughs",
                        "answer Ben|Because […] so.",
                        "omission",
                        "question Ana|Well?",
                        "omission",
                        "answer Ben|Yes.");
    }

    @Test
    void whoBeginsAsksWhereNobodyDoes() {
        assertThat(read("Ana: Tell me.\n\nBen: No.\n\nAna: Please.\n\nBen: Well."))
                .containsExactly(
                        "question Ana|Tell me.",
                        "answer Ben|No.",
                        "question Ana|Please.",
                        "answer Ben|Well.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "«\u00a0Oui\u00a0», dit-il “half open",
                "e\u0301 and é, 👩🏽‍🔬, עברית",
                "He said: […] 'twas \u2018so",
                "two\u202fnarrow – and — dashes…"
            })
    void notACharacterOfWhatIsSaidChanges(String said) {
        assertThat(read("Q: Why?\r\n\r\nA: " + said)).contains("answer |" + said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\r\n ", "\ufeff"})
    void nothingMakesNothing(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void aLongOneIsReadWhole() {
        var turns = 3_000;
        var text = "Ana: Why?\n\nBen: Because.\n\n".repeat(turns / 2) + ":".repeat(100_000);
        assertThat(read(text)).hasSize(turns);
    }

    /** Each took minutes, or for ever, where its length was squared. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n\n",
                "A: x\n\na\n\n",
                "?",
                "?\u00a0a ",
                "Ab ",
                "[",
                "A: ",
                "... ",
                "\n \t"
            })
    @Timeout(60)
    void whateverIsPastedIsReadInOneGo(String part) {
        var text = "Ana: Why?\n\n" + part.repeat(1_000_000 / part.length()) + "a";
        assertThat(PastedTranscript.rows(text)).isNotEmpty();
    }

    @Test
    void aQuestionMarkBeforeLettersOfAnyScriptAsksNothing() {
        assertThat(read("Ведь так? Да.\n\nQué?»\n\nכן? לא"))
                .containsExactly("answer |Ведь так? Да.", "question |Qué?»", "answer |כן? לא");
    }

    private static List<String> read(String text) {
        return PastedTranscript.rows(text).stream()
                .map(row ->
                        row.path("kind").asString("")
                                + (row.has("speaker")
                                        ? " " + row.path("speaker").asString("") + "|"
                                        : row.path("text").asString("").isEmpty() ? "" : " ")
                                + row.path("text").asString(""))
                .collect(Collectors.toList());
    }
}
