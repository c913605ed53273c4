package org.datapop.markup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.Node;

/** The footnotes that a text refers to, numbered in the order of their first marks. */
final class Footnotes {

    /** One footnote and how often it is referred to. */
    static final class Note {

        private final FootnoteDefinition definition;
        private final int number;
        private int references;

        private Note(FootnoteDefinition definition, int number) {
            this.definition = definition;
            this.number = number;
        }

        FootnoteDefinition definition() {
            return definition;
        }

        int number() {
            return number;
        }

        /** Counts one more mark and says which one it is, beginning with 1. */
        int refer() {
            return ++references;
        }

        int references() {
            return references;
        }
    }

    private final Map<String, FootnoteDefinition> definitions = new HashMap<>();
    private final Map<FootnoteDefinition, Note> notes = new HashMap<>();
    private final List<Note> inOrder = new ArrayList<>();

    Footnotes(Node document) {
        Walk.through(document, this::define, _ -> {});
    }

    Note of(FootnoteReference reference) {
        var definition = definitions.get(key(reference.getLabel()));
        if (definition == null) {
            throw new IllegalStateException("No footnote " + reference.getLabel());
        }
        return notes.computeIfAbsent(definition, this::next);
    }

    /** Grows while notes refer to further notes. */
    List<Note> inOrder() {
        return inOrder;
    }

    private Note next(FootnoteDefinition definition) {
        var note = new Note(definition, inOrder.size() + 1);
        inOrder.add(note);
        return note;
    }

    private void define(Node node) {
        if (node instanceof FootnoteDefinition definition) {
            definitions.putIfAbsent(key(definition.getLabel()), definition);
        }
    }

    /** Labels are compared as CommonMark compares those of links. */
    private static String key(String label) {
        return label.strip()
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[ \t\r\n]+", " ");
    }
}
