package org.datapop.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Łódź, e\u0301, 中文, 👩🏽‍🔬, a\u00adb, 10\u202f000",
                "עברית והעולם, العربية",
                "left\u200e and right\u200f",
                "\u202eturned\u202c and back",
                "\u2067\u202bturned, all of it\u2069",
                "a closing mark\u202c too many\u2069"
            })
    void everyScriptIsFit(String text) {
        assertThat(TypedText.isLine(text, 60)).isTrue();
        assertThat(TypedText.isText(text + "\n\t" + text, 200)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "a\u0007b",
                "a\u0085b",
                "\ufffe",
                "half \ud83d of a pair",
                "\u202enever turned back",
                "\u2066\u202a\u202c",
                "\u202a\u2069",
                "\u202bturned\nback in another paragraph\u202c"
            })
    void whatCantBeStoredOrTurnsWhatStandsBesideItIsNot(String text) {
        assertThat(TypedText.isText(text, 60)).isFalse();
    }

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        assertThat(TypedText.isLine("😀".repeat(5), 5)).isTrue();
        assertThat(TypedText.isLine("😀".repeat(5) + "x", 5)).isFalse();
        assertThat(TypedText.isLine("one\ntwo", 60)).isFalse();
    }
}
