package org.datapop.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every rule of the words broken once, and kept where it could be taken for broken. */
class WordRulesTests {

    private static final Messages ENGLISH = Messages.of("en", "a.x=One {0}\na.y=Two");

    @Test
    void aKeyIsMissingTooManyOrTwiceThere() {
        assertThat(MessageRules.sameKeys(ENGLISH, Messages.of("es", "a.x=Uno {0}\na.y=Dos")))
                .isEmpty();
        assertThat(
                        MessageRules.sameKeys(
                                ENGLISH, Messages.of("es", "a.x=Uno {0}\na.z=Tres\na.z=Cuatro")))
                .containsExactly("es lacks a.y", "es alone has a.z", "es says twice a.z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Uno", "Uno {1}", "Uno {0} {1}", "Uno {0,choice,0#a|1#b}{0,number}x{2}"})
    void anArgumentDiffers(String spanish) {
        var other = Messages.of("es", "a.x=" + spanish);
        assertThat(MessageRules.sameArguments(ENGLISH, other)).hasSize(1);
    }

    @Test
    void onlySomeWordsMayChooseByWhatEnglishDoesNotShow() {
        var pattern = "=desde {1,choice,0#|1#el }{0}";
        var english = Messages.of("en", "date.from=since {0}\nother=since {0}");
        assertThat(MessageRules.sameArguments(english, Messages.of("es", "date.from" + pattern)))
                .isEmpty();
        assertThat(MessageRules.sameArguments(english, Messages.of("es", "other" + pattern)))
                .hasSize(1);
    }

    @Test
    void aTranslationWithoutAPluralDiffers() {
        var english = Messages.of("en", "n={0,choice,0#none|1#one|1<{0} pages}");
        assertThat(MessageRules.sameArguments(english, Messages.of("es", "n={0} páginas")))
                .hasSize(1);
        assertThat(MessageRules.sameArguments(english, english)).isEmpty();
        assertThat(MessageRules.completeChoices(english)).isEmpty();
        assertThat(MessageRules.completeChoices(Messages.of("en", "n={0,choice,1#one|1<many}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a, One {0",
        "a, One {x}",
        "a, One 0}",
        "a, {0,chance}",
        "date.day, d MMMM bbbbb b"
    })
    void aPatternDoesNotParse(String key, String pattern) {
        assertThat(MessageRules.readable(Messages.of("en", key + "=" + pattern))).hasSize(1);
        assertThat(MessageRules.readable(ENGLISH)).isEmpty();
    }

    @Test
    void aStraightQuoteSwallowsText() {
        assertThat(MessageRules.typographicQuotes(Messages.of("en", "a=It isn't {0}"))).hasSize(1);
        assertThat(MessageRules.typographicQuotes(Messages.of("en", "a=A \"word\""))).hasSize(1);
        assertThat(MessageRules.typographicQuotes(Messages.of("es", "date.day=d 'de' M")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "One\\ ", "One ", "\\u00a0One", "One\\u202f", "One  two", "One\\ttwo"})
    void aSpaceIsLooseOrNothingIsSaid(String word) {
        assertThat(MessageRules.tidySpaces(Messages.of("en", "a=" + word))).hasSize(1);
        assertThat(MessageRules.tidySpaces(ENGLISH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Source :", "Vraiment ?", "Vraiment?", "« mot »", "«mot»", "Vers «{0}»"})
    void aFrenchSignMayLandOnTheNextLine(String word) {
        assertThat(MessageRules.frenchSpaces(Messages.of("fr", "a=" + word))).hasSize(1);
        assertThat(MessageRules.frenchSpaces(Messages.of("en", "a=" + word))).isEmpty();
        assertThat(
                        MessageRules.frenchSpaces(
                                Messages.of("fr", "a=Vers «\\u202f{0}\\u202f»\\u00a0:")))
                .isEmpty();
    }

    @Test
    void aTemplateAsksForWords() {
        assertThat(
                        WordUses.inTemplate(
                                """
                                <!--/* Speaks of #{no.word}. */-->
                                <p th:text="#{a.x(${n}, #{a.y})}"></p>
                                <p th:text="#{list.__${x.name()}__.title}" th:alt="#{${x}}"></p>
                                <p th:text="${#messages.msg('a.x')}"></p>\
                                """))
                .containsExactlyInAnyOrder("a.x", "a.y", "list.*.title", "*");
    }

    @Test
    void javaAsksForWords() {
        assertThat(
                        WordUses.inJava(
                                """
                                // message("no.comment")
                                message(one ? "a.x" : "a.y", "not.one"); /* "a.z" */
                                messages.getMessage("list." + list.name() + ".title", null, l);
                                var key = "type." + key; var other = "site.data" + "";
                                message("new.family"); message("new." + status); "A sentence."; 'a'
                                """,
                                Set.of("a", "type")))
                .containsExactlyInAnyOrder(
                        "a.x", "a.y", "list.*.title", "type.*", "new.family", "new.*");
    }

    @Test
    void aWordIsUnknownOrDead() {
        var keys = Set.of("a.x", "list.people.title", "type.pillar");
        assertThat(WordUses.unknown(Set.of("a.x", "a.y", "list.*.title", "b.*", "*"), keys))
                .containsExactlyInAnyOrder("a.y", "b.*", "*");
        assertThat(WordUses.unused(Set.of("a.y", "list.*.title", "type.*"), keys))
                .containsExactly("a.x");
        assertThat(WordUses.unused(Set.of("list.*"), keys)).contains("list.people.title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Words</p>",
                "<img alt='A picture'>",
                "<a title='More'></a>",
                "<nav aria-label='Main'></nav>",
                "<p aria-description='It opens'></p>",
                "<input placeholder='Name'>",
                "<input type='submit' value='Send'>",
                "<option label='One'></option>",
                "<meta name='description' content='A site'>",
                "<button data-label-open='Open'></button>",
                "<p th:text=\"'Words'\"></p>",
                "<p th:text=\"${x.isEmpty()} ? 'none' : ${x}\"></p>",
                "<p th:text=\"|of ${x}|\"></p>",
                "<p th:aria-label=\"${x} + ' opens'\"></p>",
                "<p th:replace=\"~{a :: b('Some words')}\"></p>",
                "<p th:with=\"name='Name'\"></p>"
            })
    void aTemplateSpeaksForItself(String html) {
        assertThat(LiteralWords.inTemplate(html)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p th:text='#{a.x}'>Words</p>",
                "<img alt=''>",
                "<input type='text' value='x'>",
                "<meta name='robots' content='noindex'>",
                "<p class='big' th:text=\"${page.list('people').isEmpty()}\"></p>",
                "<p th:text=\"${level == 'h2'} ? #{a.x} : #{a.y}\"></p>",
                "<p th:text=\"|${a} · ${b}|\" th:class=\"|pillar ${x}|\"></p>",
                "<p th:replace=\"~{a :: b('', ${x}, 'h3', 'opener-art')}\"></p>"
            })
    void aTemplateLeavesSpeakingToItsWords(String html) {
        assertThat(LiteralWords.inTemplate(html)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x.textContent = 'Saved';",
                "x.textContent = \"not saved\";",
                "x.textContent = `${n} of all`;",
                "/* ' */ x.title = a / b + 'Copy';",
                "const r = /['\"]/; x.title = 'Copy';"
            })
    void aScriptSpeaksForItself(String script) {
        assertThat(LiteralWords.inScript(script)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// Lets a visitor's choice last.\nconst a = 'auto';",
                "if (event.key === 'Escape') { x.hidden = true; }",
                "document.querySelector('nav li a');",
                "throw new Error('Nobody sees this');",
                "x.setAttribute(`data-label-${scheme}`, 'x');",
                "fetch(a, { headers: { 'Content-Type': 'application/json' } });"
            })
    void aScriptSpeaksToTheBrowserAlone(String script) {
        assertThat(LiteralWords.inScript(script)).isEmpty();
    }
}
