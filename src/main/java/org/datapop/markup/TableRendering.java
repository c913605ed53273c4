package org.datapop.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Writes a table in a region of its own, which scrolls where the screen is too narrow. */
final class TableRendering {

    private static final String CAPTION = ": ";

    private final HtmlOut out;
    private final Words words;
    private final Consumer<Node> children;

    TableRendering(HtmlOut out, Words words, Consumer<Node> children) {
        this.out = out;
        this.words = words;
        this.children = children;
    }

    /** Whether a paragraph is the caption of the table before it. */
    static boolean isCaption(Paragraph paragraph) {
        return paragraph.getPrevious() instanceof TableBlock
                && paragraph.getFirstChild() instanceof Text text
                && text.getLiteral().startsWith(CAPTION);
    }

    void table(TableBlock table) {
        var caption = caption(table);
        var label = caption == null ? words.table() : caption;
        out.open("div", "class", "table", "role", "region", "tabindex", "0", "aria-label", label);
        out.open("table");
        if (caption != null) {
            out.open("caption");
            out.text(caption);
            out.close("caption");
        }
        each(table, this::section);
        out.close("table");
        out.close("div");
    }

    private static @Nullable String caption(TableBlock table) {
        return table.getNext() instanceof Paragraph paragraph && isCaption(paragraph)
                ? PlainText.of(paragraph).substring(CAPTION.length()).strip()
                : null;
    }

    private void section(Node section) {
        switch (section) {
            case TableHead _ -> rows("thead", section);
            case TableBody _ -> rows("tbody", section);
            default -> {}
        }
    }

    private void rows(String name, Node section) {
        out.open(name);
        each(
                section,
                row -> {
                    if (row instanceof TableRow) {
                        out.open("tr");
                        each(row, this::cell);
                        out.close("tr");
                    }
                });
        out.close(name);
    }

    private void cell(Node node) {
        if (node instanceof TableCell cell) {
            // A head without words would be announced as one.
            var head = cell.isHeader() && cell.getFirstChild() != null;
            var name = head ? "th" : "td";
            out.open(name, attributes(cell, head));
            children.accept(cell);
            out.close(name);
        }
    }

    private static List<String> attributes(TableCell cell, boolean head) {
        var attributes = new ArrayList<String>();
        if (head) {
            attributes.addAll(List.of("scope", "col"));
        }
        if (cell.getAlignment() == TableCell.Alignment.CENTER) {
            attributes.addAll(List.of("class", "center"));
        } else if (cell.getAlignment() == TableCell.Alignment.RIGHT) {
            attributes.addAll(List.of("class", "end"));
        }
        return attributes;
    }

    private static void each(Node parent, Consumer<Node> action) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            action.accept(node);
        }
    }
}
