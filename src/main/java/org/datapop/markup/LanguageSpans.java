package org.datapop.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code [words]{lang=es}}. The parser's own hook for brackets would forbid links inside and
 * around, so the end is marked while parsing, and its beginning looked for afterwards.
 */
final class LanguageSpans {

    private static final int LONGEST_TAG = 35;

    /** Marks that only live until the paragraph is complete; then they become text. */
    private abstract static class Mark extends CustomNode {
        abstract String written();
    }

    private static final class End extends Mark {
        private final String tag;

        private End(String tag) {
            this.tag = tag;
        }

        @Override
        String written() {
            return "{lang=" + tag + "}";
        }
    }

    private static final class EscapedBracket extends Mark {
        private final String bracket;

        private EscapedBracket(char bracket) {
            this.bracket = String.valueOf(bracket);
        }

        @Override
        String written() {
            return bracket;
        }
    }

    private LanguageSpans() {}

    static List<InlineContentParserFactory> parsers() {
        return List.of(
                new Trigger('{', LanguageSpans::end),
                new Trigger('\\', LanguageSpans::escapedBracket));
    }

    private static @Nullable ParsedInline end(Scanner scanner) {
        var tag = new StringBuilder();
        if (scanner.peekPreviousCodePoint() != ']' || !scanner.next("{lang=")) {
            return ParsedInline.none();
        }
        while (isPartOfTag(scanner.peek()) && tag.length() < LONGEST_TAG) {
            tag.append(scanner.peek());
            scanner.next();
        }
        return scanner.next('}') && isLanguage(tag.toString())
                ? ParsedInline.of(new End(tag.toString()), scanner.position())
                : ParsedInline.none();
    }

    private static @Nullable ParsedInline escapedBracket(Scanner scanner) {
        scanner.next();
        var bracket = scanner.peek();
        if (bracket != '[' && bracket != ']') {
            return ParsedInline.none();
        }
        scanner.next();
        return ParsedInline.of(new EscapedBracket(bracket), scanner.position());
    }

    private static boolean isPartOfTag(char c) {
        return c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Language(tag).tag().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Wraps the words that belong to a mark, inner ones first, and turns the rest into text. */
    static void wrap(Node block) {
        var marks = new ArrayList<Mark>();
        Walk.through(
                block,
                node -> {
                    if (node instanceof Mark mark) {
                        marks.add(mark);
                    }
                },
                _ -> {});
        for (var mark : marks) {
            if (mark instanceof End end && wrap(end)) {
                end.unlink();
            }
        }
        marks.stream().filter(mark -> mark.getParent() != null).forEach(LanguageSpans::unmark);
    }

    private static void unmark(Mark mark) {
        mark.insertBefore(new Text(mark.written()));
        mark.unlink();
    }

    private static boolean wrap(End end) {
        if (!(end.getPrevious() instanceof Text last) || !last.getLiteral().endsWith("]")) {
            return false;
        }
        var depth = 0;
        for (Node node = last; node != null; node = node.getPrevious()) {
            if (!(node instanceof Text text)) {
                continue;
            }
            var literal = text.getLiteral();
            for (var i = literal.length() - 1; i >= 0; i--) {
                depth += literal.charAt(i) == ']' ? 1 : literal.charAt(i) == '[' ? -1 : 0;
                if (depth == 0) {
                    return wrap(text, i, end);
                }
            }
        }
        return false;
    }

    /** From the bracket at that place of a text up to the end mark, brackets excluded. */
    private static boolean wrap(Text first, int bracket, End end) {
        var literal = first.getLiteral();
        if (bracket > 0 && literal.charAt(bracket - 1) == '!') {
            return false;
        }
        var span = new LanguageSpan(new Language(end.tag));
        var inside = new Text(literal.substring(bracket + 1));
        first.setLiteral(literal.substring(0, bracket));
        first.insertAfter(inside);
        end.insertBefore(span);
        for (Node node = inside; node != null && node != span; ) {
            var next = node.getNext();
            span.appendChild(node);
            node = next;
        }
        if (span.getLastChild() instanceof Text last) {
            last.setLiteral(last.getLiteral().substring(0, last.getLiteral().length() - 1));
        }
        return true;
    }

    private interface Reading {
        @Nullable ParsedInline read(Scanner scanner);
    }

    private record Trigger(char character, Reading reading) implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of(character);
        }

        @Override
        public InlineContentParser create() {
            return this::read;
        }

        private @Nullable ParsedInline read(InlineParserState state) {
            return reading.read(state.scanner());
        }
    }
}
