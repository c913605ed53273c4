package org.datapop.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;
import java.util.UUID;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTests {

    static final UUID HERE = UUID.fromString("01990000-0000-7000-8000-000000000001");
    static final UUID ABROAD = UUID.fromString("01990000-0000-7000-8000-000000000002");
    static final UUID GONE = UUID.fromString("01990000-0000-7000-8000-000000000003");

    static final LinkResolver LINKS =
            new LinkResolver() {
                @Override
                public Optional<ResolvedLink> content(UUID id) {
                    if (id.equals(HERE)) {
                        return Optional.of(new ResolvedLink("/people/ana", "Ana", null));
                    }
                    return id.equals(ABROAD)
                            ? Optional.of(
                                    new ResolvedLink("/es/lugar", "Un lugar", new Language("es")))
                            : Optional.empty();
                }

                @Override
                public Optional<ResolvedPicture> media(UUID id) {
                    return id.equals(HERE)
                            ? Optional.of(
                                    new ResolvedPicture("/media/a.webp", "", 640, 480, "A chart"))
                            : Optional.empty();
                }
            };

    private final Markup markup = new Markup();

    private String html(String markdown) {
        return markup.html(markdown, LINKS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    a […] b¦<p>a MARK…]</span> b</p>¦a […] b
                    [...]¦<p>MARK...]</span></p>¦[...]
                    *[…]*[…]¦<p><em>MARK…]</span></em>MARK…]</span></p>¦[…][…]
                    [so […] so](/a)¦<p><a href="/a">so MARK…]</span> so</a></p>¦so […] so
                    \\[…]¦<p>[…]</p>¦[…]
                    `[…]`¦<p><code>[…]</code></p>¦[…]
                    [..] [ … ] …]¦<p>[..] [ … ] …]</p>¦[..] [ … ] …]
                    […](/a)¦<p><a href="/a">…</a></p>¦…
                    """)
    void whatWasLeftOutIsSaidAndNotSpelled(String markdown, String html, String words) {
        var mark = "<span class=\"omission\" role=\"img\" aria-label=\"Passage left out\">[";
        assertThat(html(markdown)).isEqualTo(html.replace("MARK", mark));
        assertThat(markup.plainText(markdown)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    words *soft* **loud** `code`¦<p>words <em>soft</em> <strong>loud</strong> <code>code</code></p>
                    > said¦<blockquote><p>said</p></blockquote>
                    - a\\n- b¦<ul><li>a</li><li>b</li></ul>
                    - a\\n\\n- b¦<ul><li><p>a</p></li><li><p>b</p></li></ul>
                    - a\\n  - b¦<ul><li>a\\n<ul><li>b</li></ul></li></ul>
                    3. c\\n4. d¦<ol start="3"><li>c</li><li>d</li></ol>
                    one\\ntwo¦<p>one\\ntwo</p>
                    one\\\\ntwo¦<p>one<br>two</p>
                    ---¦<hr>
                    ```java\\na < b\\n```¦<pre tabindex="0"><code>a &lt; b\\n</code></pre>
                    > [!NOTE]\\n> a\\n> b¦<div class="callout" role="note" aria-label="Note"><p>a\\nb</p></div>
                    > [!note]  \\n>   a¦<div class="callout" role="note" aria-label="Note"><p>a</p></div>
                    > [!NOTE]\\n>\\n> - a\\n>\\n> > [!QUOTE]\\n> > b¦<div class="callout" role="note" aria-label="Note"><ul><li>a</li></ul><aside class="pull" role="doc-pullquote"><p>b</p></aside></div>
                    - > [!QUOTE]\\na *b*¦<ul><li><aside class="pull" role="doc-pullquote"><p>a <em>b</em></p></aside></li></ul>
                    > [!NOTE]\\n\\n> [!QUOTE]\\n>¦''
                    > [!NOTE] a¦<blockquote><p>[!NOTE] a</p></blockquote>
                    > \\[!NOTE]\\n> a¦<blockquote><p>[!NOTE]\\na</p></blockquote>
                    > [!NOTE]\\\\n> a¦<blockquote><p>[!NOTE]<br>a</p></blockquote>
                    > a\\n>\\n> [!NOTE]¦<blockquote><p>a</p><p>[!NOTE]</p></blockquote>
                    > [b]: /b\\n> [!NOTE]\\n> a¦<blockquote><p>[!NOTE]\\na</p></blockquote>
                    > [!TIP]\\n> a¦<blockquote><p>[!TIP]\\na</p></blockquote>
                    [!NOTE]\\na¦<p>[!NOTE]\\na</p>
                    > [!NOTE]\\n> ---¦<blockquote><h2 id="note">[!NOTE]</h2></blockquote>
                    \\# no heading¦<p># no heading</p>
                    ![](media:01990000-0000-7000-8000-000000000003)¦''
                    #¦''
                    """)
    void markdownBecomesHtml(String markdown, String html) {
        assertThat(html(markdown.replace("\\n", "\n"))).isEqualTo(html.replace("\\n", "\n"));
    }

    @Test
    void headingsAreShiftedBelowThePagesOwnAndHaveUniqueIds() {
        assertThat(html("# Año *uno*\n\n# Año uno\n\n# Año uno 2\n\n###### Deep"))
                .isEqualTo(
                        """
                        <h2 id="ano-uno">Año <em>uno</em></h2><h2 id="ano-uno-2">Año uno</h2>\
                        <h2 id="ano-uno-2-2">Año uno 2</h2><h3 id="deep">Deep</h3>\
                        """);
        assertThat(markup.headings("# A *b*\n\n#\n\n## C"))
                .containsExactly(new Heading(2, "A b", "a-b"), new Heading(3, "C", "c"));
    }

    @Test
    void noLevelOfHeadingsIsSkippedWhateverTheAuthorBeganWith() {
        assertThat(markup.headings("### A\n\n##### B\n\n#### C\n\n###### D\n\n# E\n\n## F"))
                .extracting(Heading::text, Heading::level)
                .containsExactly(
                        tuple("A", 2),
                        tuple("B", 3),
                        tuple("C", 3),
                        tuple("D", 4),
                        tuple("E", 2),
                        tuple("F", 3));
    }

    @Test
    void headingsMayLinkToThemselves() {
        assertThat(markup.html("# Why", LINKS, MarkupOptions.DEFAULT.withAnchors()))
                .isEqualTo(
                        """
                        <h2 id="why">Why <a class="anchor" href="#why" \
                        aria-label="Link to “Why”">#</a></h2>\
                        """);
    }

    @Test
    void severalTextsOnOnePageKeepTheirIdsApart() {
        var options = MarkupOptions.DEFAULT.withIdPrefix(new Slug("b2"));
        assertThat(markup.html("# Why\n\n[up](#why) x[^a]\n\n[^a]: y", LINKS, options))
                .contains("id=\"b2_why\"", "href=\"#b2_why\"", "id=\"b2_note_1\"")
                .contains("id=\"b2_mark_1\"");
        assertThat(markup.headings("# Why", options)).extracting(Heading::id).contains("b2_why");
    }

    @Test
    void linksToDocumentsAreResolvedWhenThePageIsMade() {
        assertThat(html("[her](content:%s)".formatted(HERE)))
                .isEqualTo("<p><a href=\"/people/ana\">her</a></p>");
        assertThat(html("[there](content:%s#why)".formatted(ABROAD)))
                .isEqualTo("<p><a href=\"/es/lugar#why\" hreflang=\"es\">there</a></p>");
        assertThat(html("[](content:%s)".formatted(ABROAD)))
                .isEqualTo(
                        """
                        <p><a href="/es/lugar" hreflang="es">\
                        <span lang="es" dir="ltr">Un lugar</span></a></p>\
                        """);
        assertThat(html("[the *late* page](content:%s)".formatted(GONE)))
                .isEqualTo("<p>the <em>late</em> page</p>");
    }

    @Test
    void aResolverCanNotSmuggleAnAddressIn() {
        var hostile =
                new LinkResolver() {
                    @Override
                    public Optional<ResolvedLink> content(UUID id) {
                        return Optional.of(new ResolvedLink("javascript:alert(1)", "x", null));
                    }

                    @Override
                    public Optional<ResolvedPicture> media(UUID id) {
                        return Optional.of(new ResolvedPicture("data:image/png,x", "", 1, 1, ""));
                    }
                };
        assertThat(markup.html("[a](content:%s) ![b](media:%s)".formatted(HERE, HERE), hostile))
                .isEqualTo("<p>a b</p>");
    }

    @Test
    void picturesComeFromTheSiteAlone() {
        assertThat(html("![Growth](media:%s)".formatted(HERE)))
                .isEqualTo(
                        """
                        <p><img src="/media/a.webp" alt="Growth" width="640" height="480" \
                        loading="lazy"></p>\
                        """);
        assertThat(html("![](media:%s)".formatted(HERE))).contains("alt=\"A chart\"");
        assertThat(html("![Growth](media:%s)".formatted(GONE))).isEqualTo("<p>Growth</p>");
        assertThat(html("![Growth](https://example.org/a.png)")).isEqualTo("<p>Growth</p>");
    }

    @Test
    void aPictureWithATitleHasACaption() {
        assertThat(html("![Growth](media:%s \"Since 2013\")".formatted(HERE)))
                .isEqualTo(
                        """
                        <figure><img src="/media/a.webp" alt="Growth" width="640" height="480" \
                        loading="lazy"><figcaption>Since 2013</figcaption></figure>\
                        """);
    }

    @Test
    void aPassageInAnotherLanguageIsMarked() {
        assertThat(html("[hola *tú*]{lang=es} [سلام]{lang=ar} [oi]{lang=pt-br}"))
                .isEqualTo(
                        """
                        <p><span lang="es" dir="ltr">hola <em>tú</em></span> \
                        <span lang="ar" dir="rtl">سلام</span> \
                        <span lang="pt-BR" dir="ltr">oi</span></p>\
                        """);
        assertThat(html("[[hola]{lang=es}](/es)"))
                .isEqualTo("<p><a href=\"/es\"><span lang=\"es\" dir=\"ltr\">hola</span></a></p>");
        assertThat(html("[lea [esto](/es) [y](/y) [now]{lang=en} [!]]{lang=es}."))
                .isEqualTo(
                        """
                        <p><span lang="es" dir="ltr">lea <a href="/es">esto</a> <a href="/y">y</a> \
                        <span lang="en" dir="ltr">now</span> [!]</span>.</p>\
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x]{lang=}",
                "[x]{lang=e}",
                "[x]{lang=es",
                "[x]{lang=e_s}",
                "[x]{lang=abcdefghij}",
                "[x] {lang=es}",
                "[x]{lang=es }",
                "![x]{lang=es}"
            })
    void whatIsNoLanguageStandsAsWritten(String markdown) {
        assertThat(html(markdown)).isEqualTo("<p>" + markdown + "</p>");
    }

    @Test
    void anEscapedBracketDoesNotBeginAPassage() {
        assertThat(html("\\[x]{lang=es} *a\\]*")).isEqualTo("<p>[x]{lang=es} <em>a]</em></p>");
        assertThat(html("[x \\[ y]{lang=es}"))
                .isEqualTo("<p><span lang=\"es\" dir=\"ltr\">x [ y</span></p>");
    }

    @Test
    void tablesScrollInANamedRegion() {
        assertThat(html("| a | b | |\n|:-|-:|:-:|\n| 1 | 2 | 3 |\n\n: Two *numbers*\n\nnext"))
                .isEqualTo(
                        """
                        <div class="table" role="region" tabindex="0" aria-label="Two numbers">\
                        <table><caption>Two numbers</caption><thead><tr><th scope="col">a</th>\
                        <th scope="col" class="end">b</th><td class="center"></td></tr></thead>\
                        <tbody><tr><td>1</td><td class="end">2</td><td class="center">3</td></tr>\
                        </tbody></table></div><p>next</p>\
                        """);
        assertThat(html("|a|\n|-|\n|b|")).contains("aria-label=\"Table\"");
    }

    @Test
    void footnotesLeadThereAndBackInTheOrderOfTheirMarks() {
        assertThat(html("one[^z] two[^a] three[^z]\n\n[^a]: A\n\n[^z]: Z\n\n[^no]: unused"))
                .isEqualTo(
                        """
                        <p>one<sup id="mark_1"><a href="#note_1" role="doc-noteref" \
                        aria-label="Note 1">1</a></sup> two<sup id="mark_2"><a href="#note_2" \
                        role="doc-noteref" aria-label="Note 2">2</a></sup> three<sup \
                        id="mark_1_2"><a href="#note_1" role="doc-noteref" aria-label="Note 1">1\
                        </a></sup></p><div class="footnotes" role="doc-endnotes" \
                        aria-label="Notes"><ol><li id="note_1"><p>Z</p> <a href="#mark_1" \
                        role="doc-backlink" aria-label="Back to the text at note 1">↩\uFE0E</a> <a \
                        href="#mark_1_2" role="doc-backlink" aria-label="Back to the text at note \
                        1, mark 2">↩\uFE0E</a></li><li id="note_2"><p>A</p> <a href="#mark_2" \
                        role="doc-backlink" aria-label="Back to the text at note 2">↩\uFE0E</a>\
                        </li></ol></div>\
                        """);
    }

    @Test
    void footnotesMayReferToEachOther() {
        assertThat(html("x[^a]\n\n[^a]: see[^b]\n\n[^b]: and[^a]"))
                .contains("id=\"note_2\"", "id=\"mark_1_2\"");
    }

    @Test
    void rawHtmlIsShownAsText() {
        assertThat(html("a <b>c</b> <br/> & &copy;"))
                .isEqualTo("<p>a &lt;b&gt;c&lt;/b&gt; &lt;br/&gt; &amp; ©</p>");
        assertThat(html("<div>\n*x*\n</div>"))
                .isEqualTo("<p>&lt;div&gt;\n<em>x</em>\n&lt;/div&gt;</p>");
    }

    @Test
    void plainTextIsTheWordsAlone() {
        assertThat(
                        markup.plainText(
                                """
                                # Title

                                Some *soft* [words](https://example.org) and `code`[^1].

                                | a | b |
                                |---|---|
                                | c | d |

                                [^1]: A note, [hola]{lang=es}
                                """))
                .isEqualTo("Title\nSome soft words and code.\na\tb\nc\td\nA note, hola");
    }

    @Test
    void whatATextPointsToIsListedOnce() {
        var text =
                "[a](content:%s) [b](content:%s) [a](content:%s#x) ![c](media:%s) [d](media:%s)"
                        .formatted(ABROAD, HERE, ABROAD, HERE, GONE);
        assertThat(markup.linkedContent(text)).containsExactly(ABROAD, HERE);
        assertThat(markup.linkedMedia(text)).containsExactly(HERE, GONE);
        assertThat(markup.linkedContent("`[a](content:%s)`".formatted(HERE))).isEmpty();
    }
}
