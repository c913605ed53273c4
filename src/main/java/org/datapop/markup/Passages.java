package org.datapop.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.datapop.shared.Language;

/** Cuts a text where its blocks begin, and these where their sentences and items do. */
final class Passages {

    private final String markdown;
    private final Language language;

    private Passages(String markdown, Language language) {
        this.markdown = markdown;
        this.language = language;
    }

    /** A text of which the parser had to change something is one passage. */
    static List<Passage> of(String markdown, Language language) {
        if (markdown.isEmpty()) {
            return List.of();
        }
        return MarkdownParser.isReadAsItIs(markdown)
                ? new Passages(markdown, language).of(MarkdownParser.trace(markdown))
                : List.of(new Passage(Passage.Kind.WHOLE, markdown, List.of(markdown)));
    }

    private List<Passage> of(Node document) {
        var blocks = beginnings(document);
        if (blocks.isEmpty() || blocks.firstKey() > 0) {
            blocks.put(0, document);
        }
        var passages = new ArrayList<Passage>();
        blocks.forEach((from, node) -> {
            var next = blocks.higherKey(from);
            passages.add(passage(node, from, next == null ? markdown.length() : next));
        });
        return passages;
    }

    private Passage passage(Node node, int from, int to) {
        var source = markdown.substring(from, to);
        return switch (node) {
            case Paragraph paragraph ->
                    new Passage(
                            Passage.Kind.PARAGRAPH,
                            source,
                            Sentences.of(source, language, at -> isInWords(paragraph, from + at)));
            case ListBlock list ->
                    new Passage(Passage.Kind.LIST, source, cut(beginnings(list), from, to));
            default -> new Passage(Passage.Kind.WHOLE, source, List.of(source));
        };
    }

    private List<String> cut(NavigableMap<Integer, Node> at, int from, int to) {
        var parts = new ArrayList<String>();
        var begin = from;
        for (var next : at.tailMap(from, false).keySet()) {
            parts.add(markdown.substring(begin, next));
            begin = next;
        }
        parts.add(markdown.substring(begin, to));
        return parts;
    }

    /** Where the lines begin on which its children do. */
    private NavigableMap<Integer, Node> beginnings(Node parent) {
        var beginnings = new TreeMap<Integer, Node>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            var spans = node.getSourceSpans();
            if (!spans.isEmpty()) {
                var at = spans.getFirst().getInputIndex();
                beginnings.putIfAbsent(markdown.lastIndexOf('\n', at - 1) + 1, node);
            }
        }
        return beginnings;
    }

    /** Whether a place is within plain words, and in no code, link, mark of a note or the like. */
    private static boolean isInWords(Paragraph paragraph, int at) {
        for (var node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            var isPlain =
                    node instanceof Text
                            || node instanceof SoftLineBreak
                            || node instanceof HardLineBreak;
            if (isPlain
                    && node.getSourceSpans().stream()
                            .anyMatch(span ->
                                    span.getInputIndex() <= at
                                            && at <= span.getInputIndex() + span.getLength())) {
                return true;
            }
        }
        return false;
    }
}
