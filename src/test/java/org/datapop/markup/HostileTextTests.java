package org.datapop.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTests {

    private static final int SIZE = 200_000;

    /** Knows every id, so that attacks get as far as they can. */
    private static final LinkResolver EVERYTHING =
            new LinkResolver() {
                @Override
                public Optional<ResolvedLink> content(UUID id) {
                    return Optional.of(new ResolvedLink("/a", "<b>", null));
                }

                @Override
                public Optional<ResolvedPicture> media(UUID id) {
                    return Optional.of(new ResolvedPicture("/media/a.webp", "", 1, 1, "\"<b>"));
                }
            };

    private static final Map<String, Set<String>> MAY_HAVE =
            Map.ofEntries(
                    Map.entry(
                            "a", Set.of("href", "title", "rel", "hreflang", "role", "aria-label")),
                    Map.entry("div", Set.of("class", "role", "tabindex", "aria-label")),
                    Map.entry("img", Set.of("src", "alt", "width", "height", "loading")),
                    Map.entry("span", Set.of("lang", "dir", "class", "role", "aria-label")),
                    Map.entry("pre", Set.of("tabindex")),
                    Map.entry("ol", Set.of("start")),
                    Map.entry("li", Set.of("id")),
                    Map.entry("sup", Set.of("id")),
                    Map.entry("th", Set.of("scope", "class")),
                    Map.entry("td", Set.of("class")));
    private static final Set<String> PLAIN =
            Set.of(
                    "p",
                    "em",
                    "strong",
                    "code",
                    "br",
                    "hr",
                    "ul",
                    "blockquote",
                    "table",
                    "thead",
                    "tbody",
                    "tr",
                    "caption",
                    "figure",
                    "figcaption");

    private final Markup markup = new Markup();

    static List<String> payloads() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/attack/xss.txt")).stream()
                .map(line -> line.replace("\\n", "\n"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void noPayloadBecomesMoreThanText(String payload) {
        for (var markdown :
                List.of(
                        payload,
                        "x " + payload + " y",
                        "> - " + payload,
                        "[" + payload + "](/a)")) {
            var body = Jsoup.parseBodyFragment(markup.html(markdown, EVERYTHING)).body();
            body.getAllElements().stream().skip(1).forEach(HostileTextTests::isHarmless);
        }
    }

    private static void isHarmless(Element element) {
        var name = element.normalName();
        var allowed = name.matches("h[2-6]") ? Set.of("id") : MAY_HAVE.getOrDefault(name, Set.of());
        assertThat(MAY_HAVE.containsKey(name) || PLAIN.contains(name) || name.matches("h[2-6]"))
                .as(element.outerHtml())
                .isTrue();
        for (var attribute : element.attributes()) {
            assertThat(allowed).as(element.outerHtml()).contains(attribute.getKey());
        }
        assertThat(element.attr("src")).matches("|/media/a\\.webp");
        assertThat(element.attr("href"))
                .matches(
                        "|#[^\"<> ]*|/(?!/)[^\"<> \\\\]*|https://[a-z0-9.-]+/[^\"<> ]*|mailto:\\S+|tel:\\S+");
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void theAllowListFindsNothingToRemove(String payload) {
        isFixedPoint(payload);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# A\n\n## B *c* `d` [e](/f?g=h&i=(j)#k 'l') ![m](media:01990000-0000-7000-8000-000000000001)",
                "[x](https://münchen.example/straße?q=ä{b}|c&d=%zz%20 \"ti'tle\") <https://a.example/~x>",
                "<a.b+c@d.example> [m](mailto:a@b.example?subject=x%20y) [t](tel:+49(30)123-4)",
                "- a\n  1. b\n\n     c\n- d\n\n\n> q\n> > r\n\n---\n\n    code <&\">\n\n```\nx\n```",
                "|a|b|\n|:-:|--:|\n|`x`|[l](/m)|\n\n: Caption \"quoted\"\n\ntext[^1] and[^1]\n\n[^1]: n\n\n    - o",
                "[hola]{lang=es} [שלום]{lang=he} 👩‍👩‍👧 e\u0301 \u202Bنص\u202C \u0000 \uD800 a\u00ADb \uFDD0 \u0085",
                "{{a}} ${b} `{{c}}` <!-- d --> &amp;amp; &nbsp; &#0; &lt;&gt; ' \" ` = @ +",
                "a […] *b [...]* [c […] d](/e) \\[…] `[…]` [&lt;…]\n\n# […]",
                "![a](media:01990000-0000-7000-8000-000000000001 \"b\")\n\n\n# \u05d0\n# \u05d0\n####### no",
            })
    void theAllowListLeavesOrdinaryTextsAlone(String markdown) {
        isFixedPoint(markdown);
    }

    private static void isFixedPoint(String markdown) {
        var html =
                Rendering.of(
                        MarkdownParser.parse(markdown),
                        EVERYTHING,
                        MarkupOptions.DEFAULT.withAnchors());
        assertThat(AllowList.pass(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    <p onclick="x">a</p>¦<p>a</p>
                    <p class="x" style="color:red" id="y">a</p>¦<p>a</p>
                    <script>alert(1)</script>b¦b
                    <a href="javascript:alert(1)">a</a>¦a
                    <img src="data:image/png,x" alt="a">¦<img alt="a">
                    <svg><style>x</style></svg>¦''
                    <div class="admin">a</div>¦<div>a</div>
                    """)
    void theAllowListRemovesWhatTheRendererNeverWrites(String html, String left) {
        assertThat(AllowList.pass(html)).isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/ana",
                "/a?b=c#d",
                "#why",
                "https://example.org",
                "http://example.org:80/a",
                "mailto:a@example.org",
                "tel:+123",
                "HTTPS://EXAMPLE.ORG/"
            })
    void theseAreLinks(String address) {
        assertThat(markup.html("[x](" + address + ")", EVERYTHING)).contains("<a href=\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "java&#9;script:alert(1)",
                "JAVASCRIPT:x",
                "data:text/html,x",
                "vbscript:x",
                "//example.org",
                "/\\\\example.org",
                "\\\\\\\\example.org",
                "relative",
                "../up",
                "?q",
                "https:example.org",
                "https://",
                "https://a@example.org",
                "https://exa mple.org",
                "ftp://example.org",
                "content:1",
                "content:",
                "media:x",
                "https://example.org:999999",
                "https://\u202Eexample.org",
                "/a\u200Bb",
                "#",
                "",
                "mailto:",
                "mailto:a",
                "tel:x",
                "https://-a.example",
                "https://a..example",
                "Content:01990000-0000-7000-8000-000000000001"
            })
    void theseStayWords(String address) {
        assertThat(markup.html("[x](<" + address + ">)", EVERYTHING)).isEqualTo("<p>x</p>");
    }

    static Stream<Map.Entry<String, String>> endlessTexts() {
        return Stream.of(
                        ">",
                        "> ",
                        "[",
                        "![",
                        "[[]()",
                        "![[]()",
                        "[a](",
                        "*a **a ",
                        "a_ ",
                        "**a ",
                        "`",
                        "``` ",
                        "- ",
                        "- a\n",
                        "1. ",
                        "> - 1. ",
                        "<",
                        "<a ",
                        "<!--",
                        "<?",
                        "a <![CDATA[",
                        "a <!A ",
                        "<http://",
                        "&",
                        "\\",
                        "[a]: /b\n",
                        "[^1]",
                        "[^",
                        "[^a]: ",
                        "|\n",
                        "a|b\n",
                        "|a|\n|-|\n",
                        "#\n",
                        "# a\n",
                        "a\n=\n",
                        "a\n",
                        "*_",
                        "][",
                        "[]",
                        "[a][",
                        "[\\",
                        "[a]: <",
                        "[a]: /b '\n",
                        "]{lang=es}",
                        "[a]{lang=es}",
                        " ",
                        "\t",
                        "\u0000",
                        "(",
                        "\"",
                        "*",
                        "_",
                        "~",
                        "!",
                        "![]",
                        "<a@",
                        "x@",
                        "\n",
                        "\r",
                        "\u2028",
                        "http://a.example/",
                        "👩‍👧",
                        "\u202E")
                .map(part -> Map.entry(part, part.repeat(SIZE / part.length())));
    }

    static Stream<Map.Entry<String, String>> deepTexts() {
        var lists = new StringBuilder();
        for (var i = 0; lists.length() < SIZE; i++) {
            lists.append("  ".repeat(i)).append("- a\n");
        }
        var headings = new StringBuilder();
        for (var i = 0; headings.length() < SIZE; i++) {
            headings.append("# ä").append(i).append('\n');
        }
        var ticks = new StringBuilder();
        for (var i = 1; ticks.length() < SIZE; i++) {
            ticks.append('e').append("`".repeat(i));
        }
        return Stream.of(
                Map.entry("lists", lists.toString()),
                Map.entry("headings", headings.toString()),
                Map.entry("ticks", ticks.toString()),
                Map.entry("brackets", around("[", "]")),
                Map.entry("strong", around("**", "**")),
                Map.entry("pictures", around("![", "](/b)")),
                Map.entry("languages", around("[", "]{lang=es}")),
                Map.entry("quotes", (">".repeat(200) + "\n").repeat(SIZE / 201)),
                Map.entry("lazy lines", ">".repeat(90) + "a\n" + "b\n".repeat(SIZE / 2)),
                Map.entry(
                        "small strong",
                        ("**".repeat(499) + "a" + "**".repeat(499) + "\n\n").repeat(100)),
                Map.entry("table", wideTable(6_000)),
                Map.entry("tables", wideTable(99)),
                Map.entry("marks", "[^1]".repeat(400) + "\n\n[^1]: " + "[^1]".repeat(400)));
    }

    private static String around(String open, String close) {
        var depth = SIZE / (open.length() + close.length());
        return open.repeat(depth) + "a" + close.repeat(depth);
    }

    private static String wideTable(int columns) {
        return "|a".repeat(columns)
                + "|\n"
                + "|-".repeat(columns)
                + "|\n"
                + "x|\n".repeat(SIZE / 3);
    }

    @ParameterizedTest
    @MethodSource({"endlessTexts", "deepTexts"})
    void noTextTakesLongOrTooMuchRoom(Map.Entry<String, String> text) {
        var html =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> markup.html(text.getValue(), EVERYTHING));
        assertThat(html.length()).isLessThan(40 * SIZE);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> {
                    markup.plainText(text.getValue());
                    markup.headings(text.getValue());
                    return markup.linkedContent(text.getValue());
                });
    }

    @Test
    void whatIsTooDeepIsStillThere() {
        var html = markup.html("> ".repeat(300) + "deep", EVERYTHING);
        assertThat(html).contains("deep</p>");
        assertThat(markup.html("**".repeat(400) + "deep" + "**".repeat(400), EVERYTHING))
                .contains("deep");
    }
}
