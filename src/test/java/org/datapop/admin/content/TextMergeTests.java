package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.datapop.content.spi.Field;
import org.datapop.markup.Markup;
import org.datapop.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two made something else of one text: | is a line's end. */
class TextMergeTests {

    static final TextMerge JOINING =
            new TextMerge(new Markup(), Language.ENGLISH, new Marks("Yours", "Theirs"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                // Paragraphs, changed, added, taken out
                "A one.||B two.; A eins.||B two.; A one.||B zwei.; A eins.||B zwei.",
                "A one.||B two.; A one.||B two.||C.; A one.||B zwei.; A one.||B zwei.||C.",
                "A one.||B two.||C.; B two.||C.; A one.||B zwei.||C.; B zwei.||C.",
                "A.||B.||C.; A.||B.; A neu.||B.||C.; A neu.||B.",
                "A.||B.; A.||X.||B.; A.||B.||Y.; A.||X.||B.||Y.",
                // Sentences of one paragraph
                "It rains. He stays. She goes.; It pours. He stays. She goes.;"
                        + "It rains. He stays. She left.; It pours. He stays. She left.",
                "It rains. He stays.; It rains. He stays. She goes.; It pours today. He stays.;"
                        + "It pours today. He stays. She goes.",
                // Items of one list
                "- ham|- egg; - ham|- egg|- tea; - raw ham|- egg; - raw ham|- egg|- tea",
                // What was joined to a line stays apart from it
                "# Head|Text here.; # Head|Text here.||Tail.; # Cap|Text here.;"
                        + "# Cap|Text here.||Tail.",
                "Words.|- item; Words.||- item; Other words.|- item; Other words.||- item"
            })
    void whatEachChangedAloneIsJoined(String before, String mine, String theirs, String joined) {
        assertThat(join(before, mine, theirs))
                .isEqualTo(new TextMerge.Outcome(joined.replace('|', '\n'), false));
        assertThat(join(before, theirs, mine))
                .isEqualTo(new TextMerge.Outcome(joined.replace('|', '\n'), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "It rains. He stays here. She goes.; It rains. He stays put. She goes.;"
                        + "It pours. He stays away. She goes.;"
                        + "It pours. ⟪1 Yours⟫ He stays put. ⟪1 Theirs⟫ He stays away. ⟪1⟫ She goes.",
                "A one.||```|x||y|```||C.; A one.||```|x||y1|```||C.; A one.||```|x||y2|```||C.;"
                        + "A one.||⟪1 Yours⟫||```|x||y1|```||⟪1 Theirs⟫||```|x||y2|```||⟪1⟫||C.",
                "A.||B.; A.||B.||X.; A.||B.||Y.;" + "A.||B.||⟪1 Yours⟫||X.||⟪1 Theirs⟫||Y.||⟪1⟫",
                "A one.||B two.; A one.; A one.||B two three.;"
                        + "A one.||⟪1 Yours⟫||⟪1 Theirs⟫||B two three.||⟪1⟫",
                "- raw ham|- egg; - old ham|- egg; - big ham|- egg|- tea;"
                        + "- ⟪1 Yours⟫|- old ham|- ⟪1 Theirs⟫|- big ham|- ⟪1⟫|- egg|- tea",
                "'';X.;Y.;⟪1 Yours⟫||X.||⟪1 Theirs⟫||Y.||⟪1⟫"
            })
    void whereBothChangedTheSameBothStand(
            String before, String mine, String theirs, String joined) {
        assertThat(join(before, mine, theirs))
                .isEqualTo(new TextMerge.Outcome(joined.replace('|', '\n'), true));
    }

    /** Nothing contests the other, but the reader of the second note would find the first. */
    @Test
    void whatDoesNotFitTogetherIsLookedThrough() {
        var before = "One.||Two.||Three.";
        var mine = "One.[^1]||[^1]: Mine.||Two.||Three.";
        var theirs = "One.||Two.||Three.[^1]||[^1]: Theirs.";
        var outcome = join(before, mine, theirs);
        assertThat(outcome.isOpen()).isTrue();
        assertThat(outcome.text()).contains("Mine.", "Theirs.").doesNotContain("⟪");
        var open = join("One.||Two.", "```|One.||Two.", "One.||Two.||Three.");
        assertThat(open.isOpen()).isTrue();
        assertThat(open.text()).contains("```", "Three.");
    }

    @Test
    void aTextWithoutMarkupIsJoinedLineByLine() {
        var outcome =
                JOINING.join(Field.Kind.TEXT, "a\nb\nc", "a1\nb\nc", "a\nb\n# c. And more.\n");
        assertThat(outcome).isEqualTo(new TextMerge.Outcome("a1\nb\n# c. And more.\n", false));
    }

    private static TextMerge.Outcome join(String before, String mine, String theirs) {
        return JOINING.join(
                Field.Kind.MARKDOWN,
                before.replace('|', '\n'),
                mine.replace('|', '\n'),
                theirs.replace('|', '\n'));
    }
}
