package org.datapop.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PlainTextTests {

    private static final List<String> PIECES =
            List.of(
                    "# ",
                    "## ",
                    "- ",
                    "1. ",
                    "> ",
                    "\n\n> [!NOTE]\n> ",
                    "\n\n> [!QUOTE]\n> ",
                    "*",
                    "**",
                    "`",
                    "```\n",
                    "\n",
                    "\n\n",
                    " ",
                    "    ",
                    "[one](https://example.org)",
                    "[](https://example.org/two)",
                    "[three](javascript:x)",
                    "![four](media:01990000-0000-7000-8000-000000000009)",
                    "[cinco]{lang=es}",
                    "|six|seven|\n|-|-|\n|eight|",
                    "\n\n: nine\n\n",
                    "<b>ten</b>",
                    "&amp;",
                    "\\*",
                    "[^1]",
                    "\n\n[^1]: eleven\n\n",
                    "שתים",
                    "👩‍👧",
                    "thirteen",
                    "[…]",
                    "[...]",
                    "fourteen",
                    "[",
                    "]",
                    "(",
                    ")",
                    "<https://fifteen.example>",
                    "\t",
                    "---\n",
                    "é",
                    "e\u0301",
                    "|");

    private final Markup markup = new Markup();

    @RepeatedTest(400)
    void plainTextHasEveryWordThatIsSeen(RepetitionInfo repetition) {
        var markdown =
                new Random(repetition.getCurrentRepetition())
                        .ints(25, 0, PIECES.size())
                        .mapToObj(PIECES::get)
                        .collect(Collectors.joining());
        var body = Jsoup.parseBodyFragment(markup.html(markdown, LinkResolver.NONE)).body();
        body.select("sup, a[role=doc-backlink], aside").remove();
        assertThat(markup.plainText(markdown).split("\\s+"))
                .as(markdown)
                .contains(words(body.outerHtml()));
    }

    /** A pull quote repeats words of the text, so it doesn't count a second time. */
    @Test
    void aPullQuoteIsSaidOnceAndACalloutIsPartOfTheText() {
        assertThat(markup.plainText("We said a.\n\n> [!QUOTE]\n> a\n> > [!QUOTE]\n> > a\n\nb"))
                .isEqualTo("We said a.\nb");
        assertThat(markup.plainText("a\n\n> [!NOTE]\n> b\n>\n> c")).isEqualTo("a\nb\nc");
    }

    private static String[] words(String html) {
        return Jsoup.parseBodyFragment(
                        html.replaceAll(
                                "</?(p|li|h\\d|td|th|caption|pre|blockquote|div|br)\\b", " $0"))
                .body()
                .wholeText()
                .strip()
                .split("\\s+");
    }
}
