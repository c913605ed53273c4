package org.datapop.catalog.interview;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import org.datapop.content.spi.PlainText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every quote stands word for word in one turn of its speaker. How it is spaced, and which marks
 * are used for quotations, makes no difference.
 */
final class QuotedWords implements FormSpec.Rule {

    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern MARKS = Pattern.compile("[\"'`´‘’‚‛“”„‟‹›«»「」『』]+");

    private final PlainText plainText;

    QuotedWords(PlainText plainText) {
        this.plainText = plainText;
    }

    /**
     * @param text with gaps and marks in one spelling
     */
    private record Said(String speaker, String text) {}

    @Override
    public List<Finding> broken(ObjectNode interview) {
        if (interview.path("quotes").isEmpty()) {
            return List.of();
        }
        var said = interview.path("turns").valueStream().map(this::said).toList();
        return interview
                .path("quotes")
                .valueStream()
                .filter(quote -> said.stream().noneMatch(turn -> isIn(turn, quote)))
                .map(quote -> Finding.of(place(quote), "quoteNotFound"))
                .toList();
    }

    private Said said(JsonNode turn) {
        return new Said(
                alike(turn.path("speaker").asString("")),
                alike(plainText.of(turn.path("text").asString(""))));
    }

    private static boolean isIn(Said turn, JsonNode quote) {
        var speaker = alike(quote.path("speaker").asString(""));
        return (speaker.isEmpty() || speaker.equals(turn.speaker()))
                && turn.text().contains(alike(quote.path("quote").asString("")));
    }

    private static String place(JsonNode quote) {
        return "quotes/" + quote.path("key").asString("") + "/quote";
    }

    private static String alike(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var marked = MARKS.matcher(composed).replaceAll("'");
        return GAPS.matcher(marked.replace("...", "…")).replaceAll(" ").strip();
    }
}
