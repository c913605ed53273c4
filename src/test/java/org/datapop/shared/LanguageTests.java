package org.datapop.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTests {

    @ParameterizedTest
    @CsvSource({"EN, en", "pt-br, pt-BR", "zh-hant, zh-Hant"})
    void aLanguageHasOneSpelling(String written, String tag) {
        assertThat(new Language(written).tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "e", "english language", "en_GB", "und"})
    void anythingElseIsRefused(String tag) {
        assertThatThrownBy(() -> new Language(tag)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void arabicHebrewAndUrduRunFromTheRight() {
        assertThat(new Language("ar").direction()).isEqualTo("rtl");
        assertThat(new Language("ur-PK").direction()).isEqualTo("rtl");
        assertThat(new Language("az-Arab").direction()).isEqualTo("rtl");
        assertThat(new Language("ur-Latn").direction()).isEqualTo("ltr");
        assertThat(new Language("es").direction()).isEqualTo("ltr");
    }
}
