package org.datapop.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.datapop.markup.LinkResolver;
import org.datapop.markup.Markup;
import org.datapop.markup.MarkupOptions;
import org.datapop.markup.ResolvedLink;
import org.datapop.markup.ResolvedPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlCheckerTests {

    private static final String PAGE =
            "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body>%s</body></html>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    <p>a</div>¦Stray end tag
                    <img src="a">¦alt
                    <p id="a">a</p><p id="a">b</p>¦Duplicate ID
                    <a href="https://a b">x</a>¦Bad value
                    <section><p>a</p></section>¦Section lacks heading
                    <center>a</center>¦obsolete
                    """)
    void aBadPageIsFoundBad(String html, String problem) {
        assertThatThrownBy(() -> HtmlChecker.check(PAGE.formatted(html)))
                .hasMessageContaining(problem);
    }

    @Test
    void aGoodPageIsFoundGood() {
        assertThat(HtmlChecker.problems(PAGE.formatted("<h1>ä</h1>"))).isEmpty();
    }

    @Test
    void everythingThatTextsCanHoldIsGoodHtml() {
        HtmlChecker.check(PAGE.formatted("<h1>x</h1>" + Sample.HTML));
    }

    /** One text with all that Markdown can say. */
    static final class Sample {

        private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");

        static final String HTML =
                new Markup()
                        .html(
                                """
                                # One *two*

                                [a](content:%1$s "t") [b](https://münchen.example/ä?q={c}) [](content:%1$s)
                                <a@b.example> [t](tel:+1) [hola]{lang=es} [سلام]{lang=ar} x[^1] y[^1]

                                ![A chart](media:%1$s "Since 2013")

                                - a
                                - b

                                  c

                                3. d

                                > e

                                |a|b| |
                                |-|-:|:-:|
                                |c|d|e|

                                : Caption

                                ## Three

                                ```
                                code
                                ```
                                ---
                                [^1]: note ![](media:%1$s)
                                """
                                        .formatted(ID),
                                new LinkResolver() {
                                    @Override
                                    public Optional<ResolvedLink> content(UUID id) {
                                        return Optional.of(new ResolvedLink("/a", "A", null));
                                    }

                                    @Override
                                    public Optional<ResolvedPicture> media(UUID id) {
                                        return Optional.of(
                                                new ResolvedPicture("/icon", "", 4, 3, ""));
                                    }
                                },
                                MarkupOptions.DEFAULT.withAnchors());

        private Sample() {}
    }
}
