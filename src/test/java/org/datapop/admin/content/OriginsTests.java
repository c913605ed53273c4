package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.datapop.content.spi.Field;
import org.datapop.markup.Markup;
import org.datapop.shared.Language;
import org.junit.jupiter.api.Test;

/** In which save a sentence came to be as it is. */
class OriginsTests {

    private static final Markup MARKUP = new Markup();
    private static final Field FIELD = Field.markdown("text");

    @Test
    void aSentenceIsCreditedToTheSaveThatBroughtItAndNoOther() {
        for (var seed = 0; seed < 2_000; seed++) {
            var history = history(seed);
            credits(history)
                    .forEach((sentence, save) -> {
                        assertThat(said(history.get(save)))
                                .as("\"%s\" of save %s stands in it", sentence, save)
                                .contains(sentence);
                        for (var before : history.subList(0, save)) {
                            assertThat(said(before))
                                    .as("no earlier one has it")
                                    .doesNotContain(sentence);
                        }
                    });
        }
    }

    @Test
    void ofAChangedParagraphOnlyTheSentenceThatChangedIsNew() {
        assertThat(
                        credits(
                                List.of(
                                        "One is here. Two is here. Three.",
                                        "One is here. Two was here. Three.")))
                .isEqualTo(Map.of("One is here.", 0, "Two was here.", 1, "Three.", 0));
    }

    @Test
    void whoeverMovesOrBringsBackAParagraphIsNotItsAuthor() {
        assertThat(credits(List.of("First.\n\nSecond.", "Second.\n\nFirst.")))
                .containsValue(0)
                .doesNotContainValue(1);
        assertThat(credits(List.of("First.\n\nSecond.", "Second.", "Second.\n\nFirst.")))
                .isEqualTo(Map.of("First.", 0, "Second.", 0));
        assertThat(credits(List.of("One. Two.", "One.\n\nA new one. Two.")))
                .isEqualTo(Map.of("One.", 0, "A new one.", 1, "Two.", 0));
    }

    @Test
    void anotherRankOfAHeadingOrNumberOfAnItemIsNoOtherText() {
        assertThat(
                        credits(
                                List.of(
                                        "## About us\n\n1. Apples\n2. Pears",
                                        "# About us\n\n1. Plums\n2. Apples\n3. Pears")))
                .isEqualTo(Map.of("About us", 0, "Plums", 1, "Apples", 0, "Pears", 0));
    }

    @Test
    void aTextThatStaysIsCutOnce() {
        var origins = new Origins(MARKUP, Language.ENGLISH);
        for (var save = 9; save >= 0; save--) {
            origins.read(save, List.of(text("The same. Always."), text("Number " + save)));
        }
        assertThat(origins.lettersRead())
                .isEqualTo("The same. Always.".length() + 10 * "Number 0".length());
    }

    private static List<String> history(int seed) {
        var texts = new GeneratedTexts(seed);
        var blocks = texts.blocks();
        var history = new ArrayList<String>();
        history.add(GeneratedTexts.text(blocks));
        for (var save = 1; save < 6; save++) {
            var last = history.getLast();
            history.add(
                    switch (texts.below(4)) {
                        case 0 -> history.get(texts.below(history.size()));
                        case 1 -> texts.moved(List.of(last.split("\n\n")));
                        default -> texts.mangled(last);
                    });
        }
        return history;
    }

    /** For each sentence of the newest text the place of the save that it is credited to. */
    private static Map<String, Integer> credits(List<String> history) {
        var origins = new Origins(MARKUP, Language.ENGLISH);
        for (var save = history.size() - 1; save >= 0; save--) {
            origins.read(save, List.of(text(history.get(save))));
        }
        var credits = new LinkedHashMap<String, Integer>();
        for (var passage : origins.passages(text(history.getLast()))) {
            passage.parts().forEach(part -> credits.put(Origins.words(part), origins.of(part)));
        }
        return credits;
    }

    private static Set<String> said(String text) {
        return MARKUP.passages(text, Language.ENGLISH).stream()
                .flatMap(passage -> passage.parts().stream())
                .map(Origins::words)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static LongText text(String text) {
        return new LongText(FIELD, "", Field.Kind.MARKDOWN, text);
    }
}
