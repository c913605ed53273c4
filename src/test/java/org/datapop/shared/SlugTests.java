package org.datapop.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTests {

    @ParameterizedTest
    @CsvSource({
        "Emmanuel Letouzé, emmanuel-letouze",
        "  Étude:  données & société!, etude-donnees-societe",
        "Ørsted straße, orsted-strasse",
        "Москва, moskva",
        "数据, shu-ju",
        "🎉, untitled",
        "'', untitled",
        "L'État, letat"
    })
    void aTitleInAnyScriptBecomesASlug(String title, String slug) {
        assertThat(Slug.of(title).value()).isEqualTo(slug);
    }

    @Test
    void aLongTitleIsCutBetweenWords() {
        assertThat(Slug.of("word ".repeat(60)).value())
                .hasSizeLessThanOrEqualTo(100)
                .endsWith("word");
        assertThat(Slug.of("x".repeat(300)).value()).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "-a", "a-", "a--b", "é", "a/b", "a\u0000"})
    void anythingElseIsRefused(String value) {
        assertThatThrownBy(() -> new Slug(value)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Slug.isSlug(value)).isFalse();
    }
}
