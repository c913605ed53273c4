package org.datapop.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.datapop.markup.WordDiff.Piece;
import org.datapop.markup.WordDiff.Piece.Kind;

/** Leaves a few words around each change, and of a long stretch between two no more than those. */
final class Folding {

    private static final int AROUND = 12;

    /** Fewer than these between two changes are shown. */
    private static final int WORTH_IT = 20;

    private static final Pattern WORD = Pattern.compile("\\S+");

    private Folding() {}

    static List<Piece> of(List<Piece> pieces) {
        var folded = new ArrayList<Piece>();
        for (var i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            var before = i == 0 ? 0 : AROUND;
            var after = i == pieces.size() - 1 ? 0 : AROUND;
            if (piece.kind() == Kind.SAME) {
                fold(piece.text(), before, after).forEach(folded::add);
            } else {
                folded.add(piece);
            }
        }
        return folded;
    }

    private static Stream<Piece> fold(String text, int before, int after) {
        var words = WORD.matcher(text).results().toList();
        var left = words.size() - before - after;
        if (left < WORTH_IT) {
            return Stream.of(new Piece(Kind.SAME, text, 0));
        }
        var from = end(words, before);
        var to = after == 0 ? text.length() : words.get(words.size() - after).start();
        return Stream.of(
                        new Piece(Kind.SAME, text.substring(0, from), 0),
                        new Piece(Kind.FOLDED, "", left),
                        new Piece(Kind.SAME, text.substring(to), 0))
                .filter(piece -> piece.kind() == Kind.FOLDED || !piece.text().isEmpty());
    }

    private static int end(List<MatchResult> words, int count) {
        return count == 0 ? 0 : words.get(count - 1).end();
    }
}
