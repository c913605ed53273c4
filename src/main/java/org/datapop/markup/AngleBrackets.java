package org.datapop.markup;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/**
 * Reads {@code <https://example.org>} and takes every other {@code <} for what it is. Texts have no
 * raw HTML, and the parser's own search for the end of a tag takes quadratic time.
 */
final class AngleBrackets implements InlineContentParser {

    private static final int LONGEST_ADDRESS = 2_000;
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{1,31}:.*");
    private static final Pattern MAIL = Pattern.compile("[^\\s@:/?#]+@[^\\s@:/?#]+");

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        scanner.next();
        var start = scanner.position();
        var address = address(scanner);
        if (scanner.next('>') && ADDRESS.matcher(address).matches()) {
            return ParsedInline.of(link(address, address), scanner.position());
        }
        if (MAIL.matcher(address).matches() && isClosed(scanner)) {
            return ParsedInline.of(link("mailto:" + address, address), scanner.position());
        }
        return ParsedInline.of(new Text("<"), start);
    }

    private static boolean isClosed(Scanner scanner) {
        return scanner.peekPreviousCodePoint() == '>';
    }

    private static String address(Scanner scanner) {
        var address = new StringBuilder();
        while (mayContinue(scanner.peek()) && address.length() < LONGEST_ADDRESS) {
            address.append(scanner.peek());
            scanner.next();
        }
        return address.toString();
    }

    private static boolean mayContinue(char c) {
        return c > ' ' && c != '<' && c != '>' && c != Scanner.END;
    }

    private static Node link(String destination, String words) {
        var link = new Link(destination, null);
        link.appendChild(new Text(words));
        return link;
    }

    static final class Factory implements InlineContentParserFactory {

        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return new AngleBrackets();
        }
    }
}
