package org.datapop.search;

import java.util.ArrayList;
import java.util.List;

/** A text with its words, of which the part is shown that has most of what was looked for. */
final class Passage {

    /** In words; what fits into three lines. */
    private static final int WORDS = 36;

    /** In characters, for texts whose words have no end. */
    private static final int LONGEST = 400;

    private static final String MORE = "…";

    private final String text;
    private final List<Token> tokens;
    private final List<String> words;

    Passage(String text) {
        this.text = text.replaceAll("\\s+", " ").strip();
        this.tokens = Token.in(this.text);
        this.words = tokens.stream().map(token -> Token.fold(token.of(this.text))).toList();
    }

    List<String> words() {
        return words;
    }

    /** The words as they are written, for a dictionary that knows accents. */
    String written(int at) {
        return tokens.get(at).of(text);
    }

    List<Piece> whole(Marking marking) {
        return marking.pieces(text, tokens, marking.marks(words), 0, tokens.size());
    }

    /** How many of the terms stand here. */
    long terms(Marking marking) {
        return java.util.Arrays.stream(marking.marks(words))
                .filter(term -> term >= 0)
                .distinct()
                .count();
    }

    List<Piece> best(Marking marking) {
        if (tokens.isEmpty()) {
            return text.isEmpty() ? List.of() : List.of(new Piece(cut(text), false));
        }
        var marks = marking.marks(words);
        var from = start(marks, marking.terms().size());
        var until = Math.min(tokens.size(), from + WORDS);
        while (until > from + 1
                && tokens.get(until - 1).end() - tokens.get(from).start() > LONGEST) {
            until--;
        }
        return shown(
                marking.pieces(text, tokens, marks, from, until), from > 0, until < tokens.size());
    }

    private List<Piece> shown(List<Piece> pieces, boolean before, boolean after) {
        var shown = new ArrayList<Piece>();
        if (before) {
            shown.add(new Piece(MORE, false));
        }
        pieces.forEach(piece -> shown.add(new Piece(cut(piece.text()), piece.marked())));
        if (after) {
            shown.add(new Piece(MORE, false));
        }
        return shown;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + MORE;
    }

    /** The first window with most of the terms, then with most words of them; in one pass. */
    private int start(int[] marks, int terms) {
        var seen = new int[terms];
        var distinct = 0;
        var marked = 0;
        var best = 0;
        var bestScore = -1;
        for (var end = 0; end < marks.length; end++) {
            if (marks[end] >= 0) {
                marked++;
                distinct += seen[marks[end]]++ == 0 ? 1 : 0;
            }
            var gone = end - WORDS;
            if (gone >= 0 && marks[gone] >= 0) {
                marked--;
                distinct -= --seen[marks[gone]] == 0 ? 1 : 0;
            }
            var score = distinct * WORDS + marked;
            if (score > bestScore) {
                bestScore = score;
                best = end;
            }
        }
        return bestScore == 0 ? 0 : lead(best);
    }

    /** Some words more after the one that completed the window than before its first. */
    private int lead(int last) {
        return Math.max(0, Math.min(last - WORDS * 2 / 3, tokens.size() - WORDS));
    }
}
