package org.datapop.markup;

import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.jspecify.annotations.Nullable;

/**
 * Reads quotations that begin with a mark on a line of its own: {@code > [!NOTE]} is a callout,
 * {@code > [!QUOTE]} a pull quote. Whoever doesn't know the marks reads a quotation. The lines are
 * looked at before their words are, so that a mark with escaped brackets is none.
 */
final class QuoteMarks {

    private static final Pattern MARK =
            Pattern.compile("[ \\t]*\\[!(NOTE|QUOTE)][ \\t]*", Pattern.CASE_INSENSITIVE);

    private QuoteMarks() {}

    /** Makes the quotation around these lines what its mark says, and gives the lines without. */
    static SourceLines take(SourceLines lines, Node block) {
        if (!(block instanceof Paragraph)
                || !(block.getParent() instanceof BlockQuote quote)
                || quote.getFirstChild() != block) {
            return lines;
        }
        var marked = marked(lines.getLines().getFirst());
        if (marked == null) {
            return lines;
        }
        replace(quote, marked);
        var rest = withoutFirst(lines);
        if (rest.isEmpty()) {
            block.unlink();
        }
        return rest;
    }

    private static @Nullable Block marked(SourceLine line) {
        var mark = MARK.matcher(line.getContent());
        if (!mark.matches()) {
            return null;
        }
        return mark.group(1).toUpperCase(Locale.ROOT).equals("NOTE")
                ? new Callout()
                : new PullQuote();
    }

    private static void replace(BlockQuote quote, Block marked) {
        marked.setSourceSpans(quote.getSourceSpans());
        while (quote.getFirstChild() != null) {
            marked.appendChild(quote.getFirstChild());
        }
        quote.insertBefore(marked);
        quote.unlink();
    }

    private static SourceLines withoutFirst(SourceLines lines) {
        var rest = SourceLines.empty();
        lines.getLines().stream()
                .skip(1)
                .map(line -> rest.isEmpty() ? withoutIndentation(line) : line)
                .forEachOrdered(rest::addLine);
        return rest;
    }

    private static SourceLine withoutIndentation(SourceLine line) {
        var content = line.getContent();
        var from = 0;
        while (from < content.length() && " \t".indexOf(content.charAt(from)) >= 0) {
            from++;
        }
        return line.substring(from, content.length());
    }
}
