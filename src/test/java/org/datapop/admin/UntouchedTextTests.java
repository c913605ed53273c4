package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.ExampleReader;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.datapop.markup.LinkResolver;
import org.datapop.markup.Markup;
import org.datapop.markup.ResolvedLink;
import org.datapop.markup.ResolvedPicture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What nobody touched stays as it was written, and what was touched says the same in all three
 * places that read Markdown: the editor, the page and the plain text.
 */
@SiteTest
@BrowserTest
class UntouchedTextTests {

    private static final String PICTURE = "media:01977f5c-0000-7000-8000-000000000001";

    private static final List<String> OURS =
            List.of(
                    "| a | b |\n|---|:-:|\n| x | `a\\|b` |\n| | *y* \\| z |\n\n: What it shows",
                    "| one |\n|--:|\n| **1** |\n\nAfter",
                    "Words[^1] and more[^note].\n\n[^1]: A note *here*.\n\n    Its second part.\n"
                            + "\n[^note]: - a list",
                    "[^1]: Nobody refers to it",
                    "[hola *tú* [aquí](https://example.org)]{lang=es} y [עברית]{lang=he}",
                    "[not marked]{lang=} and \\[escaped\\]{lang=es}",
                    "He said […] and then [...] and \\[…\\].",
                    "![What it shows](" + PICTURE + " \"Its caption\")",
                    "Words ![](" + PICTURE + ") words",
                    "- one\n- two\n\n* other\n* list\n\n1. a\n2. b\n\n1) c",
                    "1. a\n\n   b\n2. c\n   - d\n     e\n\n   > f",
                    "> quoted\n> - list\n>\n> more\nlazy",
                    "> [!NOTE]\n> Set *apart*\n> in two lines\n>\n> - and a list",
                    ">  [!note]  \n>   apart\nlazy\n\n> [!QUOTE]\n> Said **once** more",
                    "> [!QUOTE]\n>\n> With a line between\n> > [!NOTE]\n> > within",
                    "> [!NOTE]\n> 3. three\n\n> [!NOTE]\n>\n> 3. three\n\n> [!NOTE]\n> ## Heading",
                    "> [!NOTE]\n> | a | b |\n> |---|---|\n> | c | d |",
                    "> [!NOTE]\n> ```\n> code\n> ```\n\n> [!NOTE]\n>     indented",
                    "> [!NOTE]\n\n> [!QUOTE]\n>\n\n- > [!NOTE]\n  > in a list\n- > [!QUOTE]",
                    "> [!NOTE] not alone\n\n> \\[!NOTE]\n> escaped\n\n> [!TIP]\n> unknown",
                    "> [!NOTE]\\\n> broken\n\n> [!NOTE]\n> ---\n\n[!NOTE]\nno quotation",
                    "> words\n> [!NOTE]\n\n>\n> [!NOTE]\n> late\n\n> # [!NOTE]",
                    "> [a]: /b\n> [!NOTE]\n> after what is no part\n\n> [!NOTE]: /c\n> d",
                    "> [!QUOTE]\n> ![It]("
                            + PICTURE
                            + " \"Its caption\")\n\n> [!NOTE]\n> : no caption",
                    "> [!NOTE]\n> one[^1]\n\n> [!NOTE]\n> two\n\n[^1]: > [!NOTE]\n    > in a note",
                    "Line one  \nline two\\\nline three",
                    "**bold***both*_it_ a_b_c 2*3*4 \\*no\\* __x__",
                    "\n\nText\n\n\n\nwith many lines between\n\n\n",
                    "مرحبا **بالعالم** and שלום 👩‍👩‍👧 é (e\u0301) \u00a0 end",
                    "# Title\nText right below\n***\nmore\n## Closed ##\nSetext\n===",
                    "<b>no tags</b> <https://example.org/?a=1&b=2> & &amp; &copy;",
                    "    indented\n\n```java\nvar x = 1;\n```\n\n~~~\n```\n~~~");

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Markup markup;

    @Test
    void everyTextIsByteForByteWhatItWas(Browser browser) throws IOException {
        var texts = texts();
        assertThat(texts).hasSizeGreaterThan(650);
        var after = inEditor(browser, texts, "written");
        for (var i = 0; i < texts.size(); i++) {
            assertThat(after.get(i)).isEqualTo(texts.get(i));
        }
        browser.assertQuiet();
    }

    @Test
    void aTouchedTextSaysTheSameInEveryPlace(Browser browser) throws IOException {
        var texts = texts();
        var after = inEditor(browser, texts, "tidied");
        var different = new ArrayList<String>();
        for (var i = 0; i < texts.size(); i++) {
            var before = texts.get(i);
            var written = after.get(i);
            if (!html(before).equals(html(written)) || !plain(before).equals(plain(written))) {
                different.add(
                        before
                                + "\n--- becomes\n"
                                + written
                                + "\n--- "
                                + html(before)
                                + "\n--- "
                                + html(written));
            }
        }
        assertThat(different).isEmpty();
    }

    /** A change of one part leaves all others alone, wherever it is. */
    @Test
    void onlyTheTouchedPartChanges(Browser browser) throws IOException {
        var parts = texts().stream().filter(text -> !text.isBlank()).map(String::strip).toList();
        var random = new Random(5);
        var texts = new ArrayList<String>();
        for (var i = 0; i < 60; i++) {
            texts.add(
                    "*  oddly  written\n\n"
                            + parts.get(random.nextInt(parts.size()))
                            + "\n\n__touched__ here\n\n"
                            + parts.get(random.nextInt(parts.size()))
                            + "\n\n1)  odd");
        }
        var after = inEditor(browser, texts, "typed");
        for (var i = 0; i < texts.size(); i++) {
            var expected = texts.get(i).replace("__touched__ here", "**touched** here WORD");
            if (after.get(i).contains("WORD")) {
                assertThat(after.get(i)).isEqualTo(expected);
            }
        }
        assertThat(after.stream().filter(text -> text.contains("WORD"))).hasSizeGreaterThan(50);
    }

    private String html(String text) {
        return withoutEmphasisInEmphasis(markup.html(text, new Known()))
                .replaceAll("\\s+", " ")
                .replaceAll(" (?=<)|(?<=>) ", "");
    }

    /** The editor knows whether words are emphasised, not how often. */
    private static String withoutEmphasisInEmphasis(String html) {
        for (var name : List.of("em", "strong")) {
            var depth = 0;
            var flat = new StringBuilder();
            var tag = java.util.regex.Pattern.compile("</?" + name + ">").matcher(html);
            while (tag.find()) {
                var isOpening = tag.group().charAt(1) != '/';
                depth -= isOpening ? 0 : 1;
                tag.appendReplacement(flat, depth == 0 ? tag.group() : "");
                depth += isOpening ? 1 : 0;
            }
            html = tag.appendTail(flat).toString().replace("</" + name + "><" + name + ">", "");
        }
        return html;
    }

    private String plain(String text) {
        return markup.plainText(text).replaceAll("\\s+", " ").strip();
    }

    /** The examples of CommonMark, ours, and the site's own first texts. */
    private static List<String> texts() throws IOException {
        var spec =
                ExampleReader.readExamples(TestResources.getSpec()).stream()
                        .map(example -> example.getSource())
                        .filter(text -> text.indexOf('\u0000') < 0)
                        // No mail address, but shown as one: see AngleBrackets.
                        .filter(text -> !text.startsWith("<foo\\+@"));
        var starter =
                Stream.of(
                                new PathMatchingResourcePatternResolver()
                                        .getResources("classpath*:starter/**/*.md"))
                        .map(UntouchedTextTests::read);
        return Stream.of(spec, OURS.stream(), starter).flatMap(all -> all).distinct().toList();
    }

    private static String read(org.springframework.core.io.Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .replaceFirst("(?s)^---.*?---", "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> inEditor(Browser browser, List<String> texts, String what) {
        var page = begin(browser);
        return (List<String>)
                page.evaluate(
                        """
                        ([texts, what]) => {
                          const area = document.querySelector("textarea.markdown");
                          const ask = { written: editor => editor.written(), tidied: editor => editor.tidied(), typed: editor => editor.area.value };
                          return texts.map(text => {
                            area.editor.take(text);
                            if (what === "typed") area.editor.type("touched here", " WORD");
                            return ask[what](area.editor);
                          });
                        }
                        """,
                        List.of(texts, what));
    }

    private Page begin(Browser browser) {
        var client = colleagues.signedIn(port, Role.EDITOR);
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", Look.DESK);
        client.goOnIn(page.context());
        page.navigate("http://localhost:" + port + "/admin/content?type=person");
        // The library doesn't have the picture of these texts.
        page.route(
                "**/thumbnail",
                route ->
                        route.fulfill(
                                new Route.FulfillOptions()
                                        .setContentType("image/svg+xml")
                                        .setBody("<svg xmlns='http://www.w3.org/2000/svg'/>")));
        page.click("main .begin button");
        page.locator(".ProseMirror").waitFor();
        return page;
    }

    private static final class Known implements LinkResolver {

        @Override
        public Optional<ResolvedLink> content(UUID id) {
            return Optional.empty();
        }

        @Override
        public Optional<ResolvedPicture> media(UUID id) {
            return Optional.of(
                    new ResolvedPicture("/media/" + id + ".webp", "", 10, 10, "Stored words"));
        }
    }
}
