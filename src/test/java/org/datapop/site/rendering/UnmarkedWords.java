package org.datapop.site.rendering;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** What a page of {@link StretchedWords} says that is neither a word of the site nor content. */
final class UnmarkedWords {

    private static final List<String> READ =
            List.of(
                    "alt",
                    "aria-description",
                    "aria-label",
                    "data-label-auto",
                    "data-label-dark",
                    "data-label-light",
                    "label",
                    "placeholder",
                    "title");

    private static final Pattern SAYS = Pattern.compile("[\\p{L}\\p{N}]");

    private final String content;

    /**
     * @param content all texts that may stand on a page
     */
    UnmarkedWords(String content) {
        this.content = normal(content);
    }

    List<String> in(String html) {
        var page = Jsoup.parse(html);
        // Initials, years and labels of pictures are made of content and found in no text.
        page.select("svg[aria-hidden] text").remove();
        return Stream.concat(texts(page), attributes(page))
                .flatMap(UnmarkedWords::unmarked)
                .filter(words -> SAYS.matcher(words).find() && !content.contains(words))
                .distinct()
                .toList();
    }

    private static Stream<String> texts(Document page) {
        return page.getAllElements().stream()
                .flatMap(element -> element.textNodes().stream())
                .map(TextNode::text);
    }

    private static Stream<String> attributes(Document page) {
        var described = page.select("meta[name=description]").stream().map(e -> e.attr("content"));
        var read = page.getAllElements().stream().flatMap(UnmarkedWords::read);
        return Stream.concat(described, read);
    }

    private static Stream<String> read(Element element) {
        return READ.stream().map(element::attr).filter(value -> !value.isEmpty());
    }

    /** A word may have another in it, so brackets go from the inside out. */
    private static Stream<String> unmarked(String text) {
        var rest = text;
        while (StretchedWords.MARKED.matcher(rest).find()) {
            rest = StretchedWords.MARKED.matcher(rest).replaceAll(" · ");
        }
        return Stream.of(rest.split(" · ", -1)).map(UnmarkedWords::normal);
    }

    private static String normal(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
