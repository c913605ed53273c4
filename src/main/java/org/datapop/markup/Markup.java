package org.datapop.markup;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.datapop.shared.Language;
import org.springframework.stereotype.Component;

/**
 * Reads the Markdown of texts: CommonMark, tables, footnotes and {@code [words]{lang=es}}. It is
 * the only place where an author's text becomes HTML, so it is the only one that has to be safe.
 *
 * <p>Raw HTML is shown as text. Links go to web addresses, mail, phone numbers, paths of this site,
 * places on the same page, {@code content:<id>} and {@code media:<id>}; whatever else is written as
 * a link stays plain words, and so does what the resolver doesn't know. Pictures come from {@code
 * media:<id>} only. A paragraph {@code : words} after a table is its caption; the title of a
 * picture that stands alone is its caption. {@code […]} is a passage that was left out. A quotation
 * that begins with {@code [!NOTE]} on a line of its own is a callout, with {@code [!QUOTE]} a pull
 * quote.
 */
@Component
public final class Markup {

    /** With the empty lines after it. */
    private static final Pattern LINE = Pattern.compile("[^\n]*\n\\s*|[^\n]+");

    /** HTML to be written into a page as it is. */
    public String html(String markdown, LinkResolver links) {
        return html(markdown, links, MarkupOptions.DEFAULT);
    }

    public String html(String markdown, LinkResolver links, MarkupOptions options) {
        return AllowList.pass(Rendering.of(MarkdownParser.parse(markdown), links, options));
    }

    /** The words alone, for search, previews and mail; paragraphs on lines of their own. */
    public String plainText(String markdown) {
        return PlainText.of(MarkdownParser.parse(markdown));
    }

    public List<Heading> headings(String markdown) {
        return headings(markdown, MarkupOptions.DEFAULT);
    }

    /** In the order of the text, with the ids and levels that {@link #html} gives them. */
    public List<Heading> headings(String markdown, MarkupOptions options) {
        return Headings.of(MarkdownParser.parse(markdown), options).inOrder();
    }

    /** The documents that links lead to, in the order of the text. */
    public Set<UUID> linkedContent(String markdown) {
        return LinkedIds.of(MarkdownParser.parse(markdown)).content();
    }

    /** The files that are shown or that links lead to, in the order of the text. */
    public Set<UUID> linkedMedia(String markdown) {
        return LinkedIds.of(MarkdownParser.parse(markdown)).media();
    }

    /** Its blocks in a row, of which none can be torn apart: all of the text, letter by letter. */
    public List<Passage> passages(String markdown, Language language) {
        return Passages.of(markdown, language);
    }

    /** The same of a text without markup, line by line. */
    public List<Passage> passagesPlain(String text, Language language) {
        return LINE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(line ->
                        new Passage(
                                Passage.Kind.PARAGRAPH,
                                line,
                                Sentences.of(line, language, _ -> true)))
                .toList();
    }

    /** What may be amiss with a text, for its author to decide. */
    public Review review(String markdown, Language language) {
        return Reviewing.of(MarkdownParser.trace(markdown), language);
    }

    /** The same of a text without markup. */
    public Review reviewPlain(String text, Language language) {
        return Reviewing.ofPlain(text, language);
    }
}
