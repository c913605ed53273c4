package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTests {

    @ParameterizedTest
    @CsvSource({
        "Emmanuel Letouzé, EL",
        "emma samman, ES",
        "Plato, P",
        "María del Carmen Ruiz, MR",
        "'  “Sandy”  (Pentland) ', SP",
        "Éa Ǆ, Éǅ",
        "王小明, 王",
        "Владимир Ильич, ВИ",
        "3 Robots, 3R",
        "'', ''",
        "… —, ''",
    })
    void ofFirstAndLastWord(String name, String initials) {
        assertThat(Initials.of(name)).isEqualTo(initials);
    }

    @Test
    void aSignOfSeveralCharactersStaysWhole() {
        assertThat(Initials.of("👩🏽‍🚀 🦊")).isEqualTo("👩🏽‍🚀🦊");
        assertThat(Initials.of("e\u0301lan")).isEqualTo("E\u0301");
        assertThat(Initials.of("𝒜da 𐐨x")).isEqualTo("𝒜𐐀");
    }

    @Test
    void arabicLettersDontJoin() {
        assertThat(Initials.of("عمر الخيام")).isEqualTo("ع\u200cا");
    }

    @Test
    void hugeNamesStayShort() {
        assertThat(Initials.of("Ω".repeat(200))).isEqualTo("Ω");
        assertThat(Initials.of("a".repeat(200) + " b")).isEqualTo("AB");
        assertThat(Initials.of("z" + "\u0300".repeat(300))).isEqualTo("Z");
    }
}
