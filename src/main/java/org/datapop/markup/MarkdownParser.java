package org.datapop.markup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** CommonMark with tables, footnotes and languages, without raw HTML, in bounded depth and time. */
final class MarkdownParser {

    private static final int DEEPEST = 60;

    /**
     * In the order in which the parser tries them: a line under words makes a heading of them
     * before it is a break.
     */
    private static final Set<Class<? extends Block>> BLOCKS =
            new LinkedHashSet<>(
                    List.of(
                            BlockQuote.class,
                            Heading.class,
                            FencedCodeBlock.class,
                            ThematicBreak.class,
                            ListBlock.class,
                            IndentedCodeBlock.class));

    private static final Parser PARSER = parser(IncludeSourceSpans.NONE);
    private static final Parser TRACING = parser(IncludeSourceSpans.BLOCKS_AND_INLINES);

    private static Parser parser(IncludeSourceSpans spans) {
        var builder =
                Parser.builder()
                        .includeSourceSpans(spans)
                        .enabledBlockTypes(BLOCKS)
                        .extensions(List.of(FootnotesExtension.create()))
                        .customBlockParserFactory(new BoundedTables())
                        .customInlineContentParserFactory(new AngleBrackets.Factory())
                        .inlineParserFactory(BoundedInlineParser::new)
                        .maxOpenBlockParsers(DEEPEST);
        LanguageSpans.parsers().forEach(builder::customInlineContentParserFactory);
        return builder.build();
    }

    private static final int MOST_LINES = 1_000;

    private MarkdownParser() {}

    static Node parse(String markdown) {
        return PARSER.parse(inParts(withoutControlCharacters(markdown)));
    }

    /** The same tree with the places where its nodes come from. */
    static Node trace(String markdown) {
        return TRACING.parse(inParts(withoutControlCharacters(markdown)));
    }

    /** Whether {@link #trace} tells places of this very text, and not of one that was changed. */
    static boolean isReadAsItIs(String markdown) {
        var read = inParts(withoutControlCharacters(markdown));
        return read.equals(markdown) || read.equals(markdown + "\n");
    }

    /** The parser looks at a paragraph again with each of its lines, so none may be endless. */
    private static String inParts(String markdown) {
        var parts = new StringBuilder(markdown.length());
        var lines = 0;
        for (var line : (Iterable<String>) markdown.lines()::iterator) {
            lines = line.isBlank() ? 0 : lines + 1;
            parts.append(line).append(lines % MOST_LINES == MOST_LINES - 1 ? "\n\n" : "\n");
        }
        return parts.toString();
    }

    /** HTML has no way to write them, and half a surrogate pair can't be sent at all. */
    private static String withoutControlCharacters(String markdown) {
        if (markdown.codePoints().allMatch(MarkdownParser::isCharacter)) {
            return markdown;
        }
        var clean = new StringBuilder(markdown.length());
        markdown.codePoints().forEach(c -> clean.appendCodePoint(isCharacter(c) ? c : 0xFFFD));
        return clean.toString();
    }

    private static boolean isCharacter(int c) {
        if (c < 0x20) {
            return c == '\n' || c == '\r' || c == '\t';
        }
        var nonCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        var control = c >= 0x7F && c <= 0x9F;
        return !nonCharacter && !control && !(c >= 0xD800 && c <= 0xDFFF);
    }
}
