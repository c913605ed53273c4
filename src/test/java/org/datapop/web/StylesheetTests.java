package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StylesheetTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a { color : red ; }|a{color :red}",
                "a  >  b ,\tc{ }|a > b,c{}",
                "a :hover { } |a :hover{}",
                "/* a */ b /* c */ { }|b{}",
                "a{width:calc(1px + 2px)}|a{width:calc(1px + 2px)}",
                "a{content:\"a  { } /* b */ ; c\"}|a{content:\"a  { } /* b */ ; c\"}",
                "a{content:'\\' /* x */'}|a{content:'\\' /* x */'}",
                "@media (min-width: 52rem) { a { b: c } }|@media (min-width:52rem){a{b:c}}",
                "@layer a, b;|@layer a,b;",
                "a{display:none !important}|a{display:none!important}",
                "a{font:400 1rem/1.6 var(--x)}|a{font:400 1rem/1.6 var(--x)}",
                ".a .b{}|.a .b{}",
            })
    void leavesOutWhatOnlyPeopleRead(String written, String sent) {
        assertThat(Stylesheet.tighten(written)).isEqualTo(sent);
    }

    @Test
    void joinsInTheOrderOfTheList() {
        assertThat(
                        Stylesheet.join(
                                List.of("# first", "", "b.css", " a.css "),
                                Map.of("a.css", "a{}", "b.css", "b{}")))
                .isEqualTo("b{}a{}");
    }

    @Test
    void refusesAFileThatIsNotInTheListAndAListedOneThatIsMissing() {
        assertThatThrownBy(() -> Stylesheet.join(List.of("a.css"), Map.of("b.css", "")))
                .hasMessageContaining("a.css, b.css");
        assertThatThrownBy(() -> Stylesheet.join(List.of("a.css", "a.css"), Map.of("a.css", "")))
                .hasMessageContaining("a.css");
    }
}
