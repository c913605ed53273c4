package org.datapop.markup;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/**
 * The second lock: parses the finished HTML again and lets through only what the renderer can have
 * written, so that a mistake in the renderer shows up as missing markup and not as an attack.
 */
final class AllowList {

    private static final Set<String> VOID = Set.of("br", "hr", "img");
    private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,250}");
    private static final Pattern SOURCES =
            Pattern.compile(
                    "/media/[0-9a-f-]+\\.webp [0-9]+w(?: ?, /media/[0-9a-f-]+\\.webp [0-9]+w)*");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9-]{2,80}");

    private static final PolicyFactory POLICY =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "p",
                            "h1",
                            "h2",
                            "h3",
                            "h4",
                            "h5",
                            "h6",
                            "blockquote",
                            "ul",
                            "ol",
                            "li",
                            "pre",
                            "code",
                            "hr",
                            "br",
                            "em",
                            "strong",
                            "a",
                            "img",
                            "figure",
                            "figcaption",
                            "span",
                            "sup",
                            "div",
                            "aside",
                            "table",
                            "caption",
                            "thead",
                            "tbody",
                            "tr",
                            "th",
                            "td")
                    .allowWithoutAttributes("div", "span")
                    .allowUrlProtocols("http", "https", "mailto", "tel")
                    .allowAttributes("href", "title", "aria-label")
                    .onElements("a")
                    .allowAttributes("rel")
                    .matching(false, "noopener")
                    .onElements("a")
                    .allowAttributes("role")
                    .matching(false, "doc-noteref", "doc-backlink")
                    .onElements("a")
                    .allowAttributes("class")
                    .matching(false, "anchor")
                    .onElements("a")
                    .allowAttributes("hreflang")
                    .matching(TAG)
                    .onElements("a")
                    .allowAttributes("lang")
                    .matching(TAG)
                    .onElements("span")
                    .allowAttributes("dir")
                    .matching(false, "ltr", "rtl")
                    .onElements("span")
                    .allowAttributes("class")
                    .matching(false, "omission")
                    .onElements("span")
                    .allowAttributes("role")
                    .matching(false, "img")
                    .onElements("span")
                    .allowAttributes("aria-label")
                    .onElements("span")
                    .allowAttributes("id")
                    .matching(ID)
                    .onElements("h1", "h2", "h3", "h4", "h5", "h6", "li", "sup")
                    .allowAttributes("src", "alt")
                    .onElements("img")
                    .allowAttributes("srcset")
                    .matching(SOURCES)
                    .onElements("img")
                    .allowAttributes("sizes")
                    .matching(false, LinkRendering.SIZES)
                    .onElements("img")
                    .allowAttributes("width", "height")
                    .matching(NUMBER)
                    .onElements("img")
                    .allowAttributes("loading")
                    .matching(false, "lazy")
                    .onElements("img")
                    .allowAttributes("start")
                    .matching(NUMBER)
                    .onElements("ol")
                    .allowAttributes("class")
                    .matching(false, "table", "footnotes", "callout")
                    .onElements("div")
                    .allowAttributes("role")
                    .matching(false, "region", "doc-endnotes", "note")
                    .onElements("div")
                    .allowAttributes("aria-label")
                    .onElements("div")
                    .allowAttributes("class")
                    .matching(false, "pull")
                    .onElements("aside")
                    .allowAttributes("role")
                    .matching(false, "doc-pullquote")
                    .onElements("aside")
                    .allowAttributes("tabindex")
                    .matching(false, "0")
                    .onElements("div", "pre")
                    .allowAttributes("scope")
                    .matching(false, "col")
                    .onElements("th")
                    .allowAttributes("class")
                    .matching(false, "center", "end")
                    .onElements("th", "td")
                    .toFactory();

    private AllowList() {}

    static String pass(String html) {
        var out = new HtmlOut();
        HtmlSanitizer.sanitize(html, POLICY.apply(new Writer(out)));
        return out.toString();
    }

    private record Writer(HtmlOut out) implements HtmlStreamEventReceiver {

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void openTag(String name, List<String> attributes) {
            out.open(name, attributes);
        }

        @Override
        public void closeTag(String name) {
            if (!VOID.contains(name)) {
                out.close(name);
            }
        }

        @Override
        public void text(String text) {
            out.text(text);
        }
    }
}
