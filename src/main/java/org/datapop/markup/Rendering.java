package org.datapop.markup;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/** Writes one parsed text as HTML. */
final class Rendering {

    /** Browsers stop at 512; the parser's blocks alone stay far below. */
    private static final int DEEPEST = 100;

    private final HtmlOut out = new HtmlOut();
    private final MarkupOptions options;
    private final Headings headings;
    private final LinkRendering links;
    private final FootnoteRendering footnotes;
    private final TableRendering tables;
    private int depth;

    private Rendering(Node document, LinkResolver resolver, MarkupOptions options) {
        this.options = options;
        headings = Headings.of(document, options);
        links = new LinkRendering(out, resolver, headings, options, this::children);
        footnotes = new FootnoteRendering(out, new Footnotes(document), options, this::children);
        tables = new TableRendering(out, options.words(), this::children);
    }

    static String of(Node document, LinkResolver resolver, MarkupOptions options) {
        var rendering = new Rendering(document, resolver, options);
        rendering.children(document);
        rendering.footnotes.list();
        return rendering.out.toString();
    }

    private void children(Node parent) {
        if (depth == DEEPEST) {
            out.text(PlainText.of(parent));
            return;
        }
        depth++;
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            render(node);
        }
        depth--;
    }

    private void render(Node node) {
        switch (node) {
            case Text text -> Omissions.write(text.getLiteral(), out, options.words());
            case SoftLineBreak _ -> out.text("\n");
            case HardLineBreak _ -> out.open("br");
            case Code code -> code(code.getLiteral());
            case Emphasis _ -> element("em", node);
            case StrongEmphasis _ -> element("strong", node);
            case Link link -> links.link(link);
            case Image image -> links.picture(image);
            case LanguageSpan span -> language(span);
            case FootnoteReference reference ->
                    footnotes.reference(reference, links.areInsideLink());
            default -> block(node);
        }
    }

    private void block(Node node) {
        switch (node) {
            case Paragraph paragraph -> paragraph(paragraph);
            case org.commonmark.node.Heading heading -> heading(heading);
            case BlockQuote _ -> element("blockquote", node);
            case Callout _ -> callout(node);
            case PullQuote _ -> pullQuote(node);
            case BulletList _ -> element("ul", node);
            case OrderedList list -> orderedList(list);
            case ListItem _ -> element("li", node);
            case FencedCodeBlock code -> codeBlock(code.getLiteral());
            case IndentedCodeBlock code -> codeBlock(code.getLiteral());
            case ThematicBreak _ -> out.open("hr");
            case TableBlock table -> tables.table(table);
            case FootnoteDefinition _ -> {}
            default -> children(node);
        }
    }

    private void element(String name, Node node) {
        out.open(name);
        children(node);
        out.close(name);
    }

    private void callout(Node node) {
        var label = options.words().callout();
        filled(node, "div", "class", "callout", "role", "note", "aria-label", label);
    }

    /** Its role tells a screen reader that these words stand in the text as well. */
    private void pullQuote(Node node) {
        filled(node, "aside", "class", "pull", "role", "doc-pullquote");
    }

    /** An element that isn't there where nothing would be in it. */
    private void filled(Node node, String name, String... attributes) {
        var before = out.mark();
        out.open(name, attributes);
        var start = out.mark();
        children(node);
        if (out.isEmptySince(start)) {
            out.forgetSince(before);
        } else {
            out.close(name);
        }
    }

    private void paragraph(Paragraph paragraph) {
        if (TableRendering.isCaption(paragraph) || links.figure(paragraph)) {
            return;
        }
        if (isTight(paragraph)) {
            children(paragraph);
            separateFromNext(paragraph);
            return;
        }
        filled(paragraph, "p");
    }

    /** Items of a list without blank lines between them are shown without paragraphs. */
    private static boolean isTight(Paragraph paragraph) {
        return paragraph.getParent() != null
                && paragraph.getParent().getParent() instanceof ListBlock list
                && list.isTight();
    }

    private void separateFromNext(Paragraph paragraph) {
        if (paragraph.getNext() != null) {
            out.text("\n");
        }
    }

    private void heading(org.commonmark.node.Heading node) {
        var heading = headings.of(node);
        if (heading == null) {
            withoutId(node);
            return;
        }
        var name = "h" + heading.level();
        out.open(name, "id", heading.id());
        children(node);
        if (options.anchors()) {
            var label = options.words().section(heading.text());
            out.text(" ");
            out.open("a", "class", "anchor", "href", "#" + heading.id(), "aria-label", label);
            out.text("#");
            out.close("a");
        }
        out.close(name);
    }

    private void withoutId(org.commonmark.node.Heading node) {
        if (!PlainText.of(node).isBlank()) {
            element("h" + options.level(node.getLevel()), node);
        }
    }

    private void orderedList(OrderedList list) {
        var start = list.getMarkerStartNumber();
        if (start == null || start == 1) {
            out.open("ol");
        } else {
            out.open("ol", "start", start.toString());
        }
        children(list);
        out.close("ol");
    }

    private void code(String code) {
        out.open("code");
        out.text(code);
        out.close("code");
    }

    /** Focusable, so that a keyboard can scroll to the end of a long line. */
    private void codeBlock(String code) {
        out.open("pre", "tabindex", "0");
        code(code);
        out.close("pre");
    }

    private void language(LanguageSpan span) {
        var language = span.language();
        out.open("span", "lang", language.tag(), "dir", language.direction());
        children(span);
        out.close("span");
    }
}
