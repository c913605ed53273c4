package org.datapop.markup;

import java.util.function.Consumer;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.node.Node;

/** Writes the marks of footnotes and, at the end, the footnotes with their ways back. */
final class FootnoteRendering {

    /** With U+FE0E, so that no system draws an emoji. */
    private static final String BACK = "↩\uFE0E";

    private final HtmlOut out;
    private final Footnotes footnotes;
    private final MarkupOptions options;
    private final Consumer<Node> children;

    FootnoteRendering(
            HtmlOut out, Footnotes footnotes, MarkupOptions options, Consumer<Node> children) {
        this.out = out;
        this.footnotes = footnotes;
        this.options = options;
        this.children = children;
    }

    void reference(FootnoteReference reference, boolean insideLink) {
        var note = footnotes.of(reference);
        var number = Integer.toString(note.number());
        if (insideLink) {
            out.open("sup");
            out.text(number);
            out.close("sup");
            return;
        }
        var label = options.words().note(note.number());
        out.open("sup", "id", markId(note.number(), note.refer()));
        out.open(
                "a",
                "href",
                "#" + noteId(note.number()),
                "role",
                "doc-noteref",
                "aria-label",
                label);
        out.text(number);
        out.close("a");
        out.close("sup");
    }

    void list() {
        if (footnotes.inOrder().isEmpty()) {
            return;
        }
        var label = options.words().notes();
        out.open("div", "class", "footnotes", "role", "doc-endnotes", "aria-label", label);
        out.open("ol");
        for (var i = 0; i < footnotes.inOrder().size(); i++) {
            note(footnotes.inOrder().get(i));
        }
        out.close("ol");
        out.close("div");
    }

    private void note(Footnotes.Note note) {
        out.open("li", "id", noteId(note.number()));
        children.accept(note.definition());
        for (var i = 1; i <= note.references(); i++) {
            back(note.number(), i);
        }
        out.close("li");
    }

    private void back(int number, int occurrence) {
        var label = options.words().backToReference(number, occurrence);
        out.text(" ");
        out.open(
                "a",
                "href",
                "#" + markId(number, occurrence),
                "role",
                "doc-backlink",
                "aria-label",
                label);
        out.text(BACK);
        out.close("a");
    }

    /** The underscore keeps these ids apart from those of headings, which are slugs. */
    private String noteId(int number) {
        return options.id("note_" + number);
    }

    private String markId(int number, int occurrence) {
        return options.id("mark_" + number + (occurrence == 1 ? "" : "_" + occurrence));
    }
}
