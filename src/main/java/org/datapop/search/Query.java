package org.datapop.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was typed, understood: words, "phrases in quotes" and -exclusions. Whatever was typed means
 * something; there is nothing to get wrong.
 *
 * @param text as far as it was read
 * @param cut whether it was longer, or had more terms
 */
record Query(String text, List<Term> terms, boolean cut) {

    /** In characters; a search is no essay. */
    static final int LONGEST = 400;

    static final int MOST_TERMS = 24;

    static Query of(String typed) {
        var stripped = readable(typed).strip();
        var text = beginning(stripped);
        var terms = new Reader(text).terms();
        var few = terms.stream().distinct().limit(MOST_TERMS).toList();
        return new Query(
                text,
                few,
                text.length() < stripped.length()
                        || terms.stream().distinct().count() > MOST_TERMS);
    }

    /** Without what no database keeps: control characters and halves of characters. */
    private static String readable(String typed) {
        return typed.codePoints()
                .limit(100L * LONGEST)
                .map(c -> Character.isISOControl(c) || isHalf(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isHalf(int c) {
        return Character.getType(c) == Character.SURROGATE;
    }

    /** Never half a character. */
    private static String beginning(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    /** The terms that something must have to be found. */
    List<Term> wanted() {
        return terms.stream().filter(Predicate.not(Term::excluded)).toList();
    }

    Query with(List<Term> wanted) {
        var excluded = terms.stream().filter(Term::excluded);
        return new Query(text, Stream.concat(wanted.stream(), excluded).toList(), cut);
    }

    /** One pass over the text, which looks at every character once. */
    private static final class Reader {

        private final String text;
        private final List<Term> terms = new ArrayList<>();
        private final StringBuilder term = new StringBuilder();
        private boolean excluded;
        private boolean quoted;

        Reader(String text) {
            this.text = text;
        }

        List<Term> terms() {
            for (var i = 0; i < text.length(); i++) {
                read(text.charAt(i), i);
            }
            finish();
            return terms;
        }

        private void read(char c, int at) {
            if (isQuote(c)) {
                finish(!quoted && excluded);
                quoted = !quoted;
            } else if (!quoted && Character.isWhitespace(c)) {
                finish();
            } else if (c == '-' && term.isEmpty() && !quoted && beginsTerm(at)) {
                excluded = true;
            } else {
                term.append(c);
            }
        }

        private boolean beginsTerm(int at) {
            return at == 0 || Character.isWhitespace(text.charAt(at - 1));
        }

        private static boolean isQuote(char c) {
            return "\"“”„«»".indexOf(c) >= 0;
        }

        private void finish() {
            finish(false);
        }

        /** A term without a letter or digit is none. */
        private void finish(boolean excludesNext) {
            var read = Term.of(term.toString(), excluded);
            if (!read.words().isEmpty()) {
                terms.add(read);
            }
            term.setLength(0);
            excluded = excludesNext;
        }
    }
}
