package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datapop.SiteTest;
import org.datapop.content.published.PublishedContent;
import org.datapop.markup.Markup;
import org.datapop.web.Assets;
import org.datapop.web.PublicAddress;
import org.datapop.web.SiteProperties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The starter site in a language of nobody's: all that isn't its content is a word of the site. */
@SiteTest
class StretchedStarterTests {

    private static final UnmarkedWords UNMARKED = new UnmarkedWords(starterContent());

    @Autowired PublishedContent content;
    @Autowired ListPages lists;
    @Autowired Markup markup;
    @Autowired Assets assets;
    @Autowired PublicAddress address;
    @Autowired SiteProperties site;

    private Pages pages;

    @BeforeEach
    void speakInOtherWords() {
        var words = new StretchedWords();
        var engine = Gallery.engine(words);
        pages = new Pages(lists, new Drawing(engine, words, markup, assets, address, site));
    }

    @ParameterizedTest
    @MethodSource("org.datapop.site.StarterAddresses#all")
    @ValueSource(strings = "/nothing-here")
    void everyWordOfTheFrameIsAWordOfTheSite(String path) {
        var page = pages.render(Reading.now(content), path).body();

        assertThat(page).contains("⟦");
        assertThat(UNMARKED.in(page)).isEmpty();
    }

    private static String starterContent() {
        try (var files = Files.walk(Path.of("src/main/resources/starter"))) {
            var all = new StringBuilder();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
