package org.datapop.markup;

import java.util.List;

/**
 * A part of a text that stands for itself, cut out of it letter by letter: all of them in a row are
 * the text again.
 *
 * @param source with the blank lines that follow it
 * @param parts what it can be cut into, all in a row the same again: a paragraph into sentences, a
 *     list into items
 */
public record Passage(Kind kind, String source, List<String> parts) {

    /** What is cut how. */
    public enum Kind {
        PARAGRAPH,
        LIST,
        /** Code, tables, quotations, headings, notes: never cut. */
        WHOLE
    }

    public Passage {
        parts = List.copyOf(parts);
    }
}
