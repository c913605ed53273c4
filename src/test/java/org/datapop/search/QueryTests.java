package org.datapop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTests {

    @Test
    void wordsPhrasesAndExclusionsAreTerms() {
        assertThat(terms("open \"data for\" -census -\"a b\" «c d»"))
                .containsExactly("open", "data for", "-census", "-a b", "c d");
    }

    @Test
    void whateverElseIsTypedIsPartOfAWordOrNothing() {
        assertThat(terms("a AND (b | !c) & :* ' <-> -- - + x-y l'homme"))
                .containsExactly("a", "AND", "(b", "!c)", "x-y", "l'homme");
        assertThat(terms("\"\" - \"-\" 😀 … \u200f\u202e \t")).isEmpty();
        assertThat(terms("a \"b c")).containsExactly("a", "b c");
    }

    @Test
    void halvesOfCharactersAndControlsAreBlanks() {
        assertThat(terms("a\u0000b \ud83d c\udc00d")).containsExactly("a", "b", "c", "d");
    }

    @Test
    void longQueriesAreCut() {
        var many = Query.of("w ".repeat(10) + "v x y z ".repeat(12));
        assertThat(many.cut()).isFalse();
        var text = new StringBuilder();
        for (var i = 0; i < 30; i++) {
            text.append("w").append(i).append(' ');
        }
        var more = Query.of(text.toString());
        assertThat(more.cut()).isTrue();
        assertThat(more.terms()).hasSize(Query.MOST_TERMS);
        var long1 = Query.of("a".repeat(399) + "😀😀");
        assertThat(long1.cut()).isTrue();
        assertThat(long1.text()).hasSize(399);
        assertThat(Query.of(" ".repeat(1000) + "a").text()).isEqualTo("a");
    }

    @Test
    void aMegabyteIsReadOnce() {
        for (var hostile : List.of("\"", "-\"", "a ", "- ", "\"a\" -", "ßßß\u0301 ", "😀")) {
            assertThat(Query.of(hostile.repeat(1_000_000)).cut()).as(hostile).isTrue();
        }
    }

    private static List<String> terms(String text) {
        return Query.of(text).terms().stream()
                .map(term -> (term.excluded() ? "-" : "") + term.text().strip())
                .toList();
    }
}
