package org.datapop.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.datapop.markup.WordDiff.Piece;
import org.datapop.markup.WordDiff.Piece.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordDiffTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            textBlock =
                    """
                    He was born in 1970., He was born in 1971., He was born in [-1970-]{+1971+}.
                    one two, one two three, one two{+ three+}
                    a long old name here, a brand new name here, a [-long old-]{+brand new+} name here
                    nothing alike at all, quite another sentence now, [-nothing alike at all-]{+quite another sentence now+}
                    "", "new", {+new+}
                    "gone", "", [-gone-]
                    "came in about 2012, after all, and late", "came late in 2012 and left", "came{+ late+} in[- about-] 2012[-, after all,-] and [-late-]{+left+}"
                    the naïve straße, the naive straße, the [-naïve-]{+naive+} straße
                    我们 在 这里 工作, 我们 在 那里 工作, 我们 在 [-这里-]{+那里+} 工作
                    """)
    void wordsThatCameAndWentAreMarked(String before, String after, String marked) {
        assertThat(
                        marked(
                                WordDiff.between(
                                        before == null ? "" : before, after == null ? "" : after)))
                .isEqualTo(marked);
    }

    @Test
    void onlyTheParagraphThatChangedIsMarked() {
        assertThat(
                        marked(
                                WordDiff.between(
                                        "First one.\n\nSecond one.\n",
                                        "First one.\n\nSecond two.\n")))
                .isEqualTo("First one.\n\nSecond [-one-]{+two+}.\n");
    }

    /** And not the end of the one before and all of it but its own. */
    @Test
    void aParagraphThatCameIsMarkedAsAWhole() {
        var before = "Late. It was so.";
        var after = "Early. It was so.\n\nAnd more of it.";
        assertThat(marked(WordDiff.between(before, after)))
                .isEqualTo("[-Late-]{+Early+}. It was so.{+\n\nAnd more of it.+}");
        assertThat(marked(WordDiff.between(after, before)))
                .isEqualTo("[-Early-]{+Late+}. It was so.[-\n\nAnd more of it.-]");
    }

    @Test
    void anEndOfALineIsSeenWhereItCame() {
        var pieces = WordDiff.between("one two", "one\ntwo");
        assertThat(pieces.stream().map(Piece::shown).collect(Collectors.joining())).contains("¶\n");
    }

    @Test
    void longStretchesAreFoldedToTheirEnds() {
        var stretch =
                IntStream.range(0, 200).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        var pieces = WordDiff.between("old " + stretch + " end", "new " + stretch + " END");
        assertThat(pieces).extracting(Piece::kind).containsOnlyOnce(Kind.FOLDED);
        var shown = marked(pieces);
        assertThat(shown).contains("[-old-]{+new+} w0 w1 ", " w198 w199 [-end-]{+END+}");
        assertThat(shown).doesNotContain("w100");
        assertThat(pieces.stream().mapToInt(Piece::words).sum()).isEqualTo(200 - 2 * 12);
    }

    /** Whatever stood there and stands there now can be read off, if nothing is folded. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void bothTextsCanBeReadOff(int seed) {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var before = text(random);
            var after = text(random);
            var pieces = WordDiff.between(before, after);
            assertThat(joined(WordDiff.before(pieces))).isEqualTo(before);
            assertThat(joined(WordDiff.after(pieces))).isEqualTo(after);
        }
    }

    /** As long as a field may be, and as different as can be. */
    @ParameterizedTest
    @ValueSource(strings = {" ", "\n"})
    void theLongestTextsAreCompared(String between) {
        var random = new Random(1);
        var before =
                random.ints(60_000, 0, 9)
                        .mapToObj(i -> "a" + i)
                        .collect(Collectors.joining(between));
        var after =
                random.ints(60_000, 0, 9)
                        .mapToObj(i -> "a" + i)
                        .collect(Collectors.joining(between));
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThat(WordDiff.between(before, after)).isNotEmpty());
    }

    private static String text(Random random) {
        var words =
                List.of(
                        "one", "two", " ", "\n", "\u00a0", ".", "\n\n", "🏳️‍🌈", "<b>", "שלום",
                        "e\u0301");
        return random.ints(random.nextInt(15), 0, words.size())
                .mapToObj(words::get)
                .collect(Collectors.joining());
    }

    private static String joined(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static String marked(List<Piece> pieces) {
        return pieces.stream()
                .map(piece ->
                        switch (piece.kind()) {
                            case SAME -> piece.text();
                            case ADDED -> "{+" + piece.text() + "+}";
                            case REMOVED -> "[-" + piece.text() + "-]";
                            case FOLDED -> "…" + piece.words() + "…";
                        })
                .collect(Collectors.joining());
    }
}
