package org.datapop.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitePathTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/mission", "/people/emmanuel-letouze", "/a.b/c_d"})
    void pathsOfPagesAreAccepted(String path) {
        assertThat(new SitePath(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mission",
                "/mission/",
                "//",
                "/a//b",
                "/../b",
                "/a b",
                "/é",
                "/a%20b",
                "/a\u0000",
                "/a\\b"
            })
    void otherSpellingsAreRefused(String path) {
        assertThatThrownBy(() -> new SitePath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/x",
                "/es",
                "/pt-BR/people",
                "/PT-br",
                "/zh-Hant-TW",
                "/es-419",
                "/it",
                "/assets/x.css",
                "/actuator",
                "/id/1",
                "/robots.txt"
            })
    void systemAddressesAndLanguagesAreReserved(String path) {
        assertThat(new SitePath(path).isReserved()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/people",
                "/about",
                "/administration",
                "/news",
                "/how-to-cite",
                "/faq",
                "/go",
                "/my-day",
                "/our-team",
                "/ai-ethics",
                "/old-thing",
                "/is-it-open"
            })
    void pagesAreNotReserved(String path) {
        assertThat(new SitePath(path).isReserved()).isFalse();
    }

    @Test
    void aPathMovesUnderALanguage() {
        assertThat(SitePath.HOME.under("es").value()).isEqualTo("/es");
        assertThat(new SitePath("/people").under("es").value()).isEqualTo("/es/people");
    }
}
