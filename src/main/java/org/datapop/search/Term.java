package org.datapop.search;

import java.util.List;

/**
 * A word, or several that follow each other.
 *
 * @param words folded, at least one
 * @param beginning whether a word that only begins like it will do
 */
record Term(String text, List<String> words, boolean excluded, boolean beginning) {

    static Term of(String text, boolean excluded) {
        return new Term(text, Token.folded(text), excluded, false);
    }

    Term asBeginning() {
        return new Term(text, words, excluded, true);
    }

    /** The same place in a query for another word. */
    Term instead(String other) {
        return of(other, excluded);
    }

    boolean isWord() {
        return words.size() == 1;
    }
}
