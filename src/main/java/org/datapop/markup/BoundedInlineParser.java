package org.datapop.markup;

import org.commonmark.internal.InlineParserImpl;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.SourceLines;

/**
 * Shows a paragraph that no person would write (endless, or made of brackets and asterisks) as it
 * stands. The parser would take quadratic time for some of them, and recurse as deep as they nest.
 */
final class BoundedInlineParser implements InlineParser {

    private static final int LONGEST = 20_000;
    private static final int MOST_DELIMITERS = 2_000;

    private final InlineParser parser;

    BoundedInlineParser(InlineParserContext context) {
        parser = new InlineParserImpl(context);
    }

    @Override
    public void parse(SourceLines written, Node block) {
        var lines = QuoteMarks.take(written, block);
        if (isWithinReason(lines)) {
            parser.parse(lines, block);
            LanguageSpans.wrap(block);
        } else {
            copy(lines, block);
        }
    }

    private static boolean isWithinReason(SourceLines lines) {
        var length = 0;
        var delimiters = 0L;
        for (var line : lines.getLines()) {
            var content = line.getContent();
            length += content.length() + 1;
            if (length > LONGEST) {
                return false;
            }
            delimiters += content.chars().filter(c -> "*_[`".indexOf(c) >= 0).count();
        }
        return delimiters <= MOST_DELIMITERS;
    }

    private static void copy(SourceLines lines, Node block) {
        for (var line : lines.getLines()) {
            if (block.getFirstChild() != null) {
                block.appendChild(new SoftLineBreak());
            }
            block.appendChild(new Text(line.getContent().toString()));
        }
    }
}
