package org.datapop.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Marks in texts of one language what was looked for: single words, and phrases as a whole.
 *
 * @param kin folded words that are meant by one of the terms though they are written otherwise
 */
record Marking(List<Term> terms, Set<String> kin) {

    private static final int NONE = -1;

    /**
     * Which term each word of a text belongs to, by its place in the list; −1 for none. One pass: a
     * text is compared with as many words as the query has, which are few.
     */
    int[] marks(List<String> words) {
        var marks = new int[words.size()];
        Arrays.fill(marks, NONE);
        for (var at = 0; at < marks.length; at++) {
            for (var term = 0; term < terms.size(); term++) {
                if (stands(terms.get(term), words, at)) {
                    Arrays.fill(marks, at, at + terms.get(term).words().size(), term);
                }
            }
        }
        return marks;
    }

    private boolean stands(Term term, List<String> words, int at) {
        var length = term.words().size();
        if (at + length > words.size()) {
            return false;
        }
        for (var i = 0; i < length; i++) {
            if (!means(term.words().get(i), words.get(at + i), term.beginning())) {
                return false;
            }
        }
        return true;
    }

    private boolean means(String wanted, String word, boolean beginning) {
        return word.equals(wanted)
                || beginning && word.startsWith(wanted)
                || kin.contains(word) && areAlike(wanted, word);
    }

    /** Whether two words may have one stem: stems keep the beginning, save for Arabic articles. */
    static boolean areAlike(String one, String other) {
        if (one.length() < 2 || other.length() < 2) {
            return false;
        }
        if (one.charAt(0) >= '\u0600' && one.charAt(0) <= '\u06ff') {
            return other.contains(root(one)) || one.contains(root(other));
        }
        return one.charAt(0) == other.charAt(0) && one.charAt(1) == other.charAt(1);
    }

    private static String root(String arabic) {
        var bare = arabic.startsWith("ال") && arabic.length() > 4 ? arabic.substring(2) : arabic;
        return bare.substring(0, Math.min(3, bare.length()));
    }

    /** A whole text, or the part of it between two of its words. */
    List<Piece> pieces(String text, List<Token> tokens, int[] marks, int from, int until) {
        var pieces = new ArrayList<Piece>();
        var written = from == 0 ? 0 : tokens.get(from).start();
        for (var at = from; at < until; ) {
            if (marks[at] == NONE) {
                at++;
                continue;
            }
            var last = at;
            while (last + 1 < until && marks[last + 1] == marks[at]) {
                last++;
            }
            add(pieces, text.substring(written, tokens.get(at).start()), false);
            add(pieces, text.substring(tokens.get(at).start(), tokens.get(last).end()), true);
            written = tokens.get(last).end();
            at = last + 1;
        }
        var end = until == tokens.size() ? text.length() : tokens.get(until - 1).end();
        add(pieces, text.substring(written, end), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }
}
