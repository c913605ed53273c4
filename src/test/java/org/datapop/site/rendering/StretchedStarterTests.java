package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.datapop.SiteTest;
import org.datapop.content.published.PublishedContent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.thymeleaf.ITemplateEngine;

/** The starter site in a language of nobody's: all that isn't its content is a word of the site. */
@SiteTest
class StretchedStarterTests {

    private static final UnmarkedWords UNMARKED = new UnmarkedWords(starterContent());

    @Autowired PublishedContent content;
    @Autowired Pages pages;

    /** Views keep the drawing they were made with, so the whole site speaks these words. */
    @TestConfiguration
    static class Speech {

        @Bean
        @Primary
        StretchedWords stretchedWords() {
            return new StretchedWords();
        }

        @Bean
        @Primary
        ITemplateEngine stretchedTemplates(StretchedWords words) {
            return Gallery.engine(words);
        }
    }

    @ParameterizedTest
    @MethodSource("org.datapop.site.StarterAddresses#all")
    @ValueSource(strings = "/nothing-here")
    void everyWordOfTheFrameIsAWordOfTheSite(String path) {
        var page = pages.render(Reading.now(content), Asked.path(path)).body();

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
