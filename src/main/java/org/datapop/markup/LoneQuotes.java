package org.datapop.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.commonmark.node.Node;

/**
 * Finds pull quotes whose words don't stand in the text. Plain text leaves pull quotes out, so
 * these would be lost to search. Case, punctuation and what was left out make no difference.
 */
final class LoneQuotes {

    private static final int MOST = 100;

    /** What agrees so far agrees. */
    private static final int LONGEST = 200;

    private static final Pattern OMISSION = Pattern.compile("\\[(?:…|\\.\\.\\.)]|…|\\.\\.\\.");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private LoneQuotes() {}

    /**
     * @param found gets the quote and its words
     */
    static void find(Node document, BiConsumer<Node, String> found) {
        var quotes = quotes(document);
        if (quotes.isEmpty()) {
            return;
        }
        var text = bare(PlainText.of(document));
        for (var quote : quotes) {
            var words = PlainText.of(quote).replaceAll("\\s+", " ");
            if (OMISSION.splitAsStream(words).anyMatch(part -> !text.contains(start(part)))) {
                found.accept(quote, words);
            }
        }
    }

    private static List<Node> quotes(Node document) {
        var quotes = new ArrayList<Node>();
        Walk.through(
                document,
                node -> {
                    if (node instanceof PullQuote && quotes.size() < MOST) {
                        quotes.add(node);
                    }
                },
                _ -> {});
        return quotes;
    }

    private static String start(String part) {
        var words = bare(part);
        return words.substring(0, Math.min(LONGEST, words.length()));
    }

    private static String bare(String words) {
        return NO_WORD.matcher(words).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
