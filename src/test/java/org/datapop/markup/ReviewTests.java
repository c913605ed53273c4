package org.datapop.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.datapop.markup.Slip.Kind;
import org.datapop.shared.Language;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTests {

    private static final String ID = "01990000-0000-7000-8000-000000000001";

    private final Markup markup = new Markup();

    private List<Slip> slips(String markdown, String language) {
        return markup.review(markdown, new Language(language)).slips();
    }

    private List<String> kinds(String markdown) {
        return slips(markdown, "en").stream().map(slip -> slip.kind().name()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    HEADING_EMPTY¦# A\\n\\n##\\n\\ntext¦''
                    HEADING_EMPTY¦## ![](/a)¦''
                    HEADING_JUMP¦# A\\n\\n### B¦B
                    HEADING_JUMP¦> ## A\\n>\\n> #### B *c*¦B c
                    LINK_WORDS¦See [here](https://example.org/).¦here
                    LINK_WORDS¦[**Click here!**](/a)¦Click here!
                    LINK_WORDS¦[Aquí](/a)¦Aquí
                    LINK_WORDS¦[Leer más…](/a)¦Leer más…
                    LINK_WORDS¦[plus d’informations](/a)¦plus d’informations
                    LINK_WORDS¦[« Lire la suite »](/a)¦« Lire la suite »
                    LINK_WORDS¦[→](/a)¦→
                    LINK_ADDRESS¦<https://example.org/a>¦https://example.org/a
                    LINK_ADDRESS¦[www.example.org](https://example.org/)¦www.example.org
                    LINK_NOWHERE¦[ODI](example.org)¦ODI
                    LINK_NOWHERE¦![a map](https://example.org/a.png)¦a map
                    DOUBLED¦Paris in the the spring¦the the
                    DOUBLED¦The the spring¦The the
                    DOUBLED¦in the\\nthe spring¦the\\nthe
                    DOUBLED¦in **the** the spring¦the the
                    DOUBLED¦|a|b|\\n|-|-|\\n|of of it|c|¦of of
                    DOUBLED¦> - of of it¦of of
                    DOUBLED¦a[^1]\\n\\n[^1]: of of it¦of of
                    DOUBLED¦# Of of it¦Of of
                    DOUBLED¦See a a page¦a a
                    DOUBLED¦[¿de de dónde?]{lang=es}¦de de
                    DOUBLED¦> [!NOTE]\\n> Of of it¦Of of
                    DOUBLED¦of of it\\n\\n> [!QUOTE]\\n> of it¦of of
                    QUOTE_ALONE¦We say a\\n\\n> [!QUOTE]\\n> We say b¦We say b
                    QUOTE_ALONE¦a\\n\\n> [!QUOTE]\\n> a […] b¦a […] b
                    QUOTE_ALONE¦> [!QUOTE]\\n> a\\n\\n> [!QUOTE]\\n> a¦a
                    PLACEHOLDER¦TODO¦TODO
                    PLACEHOLDER¦By (TBD) in May¦TBD
                    PLACEHOLDER¦**Lorem ipsum** dolor¦Lorem ipsum
                    PLACEHOLDER¦At XXX University¦XXX
                    """)
    void whatMayBeAmissIsFoundWithItsWords(Kind kind, String markdown, String words) {
        assertThat(slips(markdown.replace("\\n", "\n"), "en"))
                .extracting(Slip::kind, Slip::words)
                .contains(tuple(kind, words.replace("\\n", "\n")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# A\n\n## B\n\n### C\n\n# D\n\n## E",
                "### A\n\n#### B\n\n### C",
                "See [the report of 2014](https://example.org/here).",
                "[More than numbers](/a) and [hereafter](/b), [here and now](/c)",
                "[](content:" + ID + ")",
                "[ana@example.org](mailto:ana@example.org) [example.org](https://example.org/)",
                "[A place](#below) ![A map](media:" + ID + ")",
                "He had had that that was 10 10",
                "Duran Duran, New York, New York, Boutros Boutros-Ghali, bye-bye",
                "the `the` the[^1] the. The\n\n[^1]: x",
                "> [!NOTE]\n> a\n\nSome say: “Data, for *all* and at once!”\n\n> [!QUOTE]\n> Data for all […] at once",
                "> [!QUOTE]\n>",
                "the\n\nthe",
                "the  \nthe",
                "    the the TODO\n\n```\nthe the lorem ipsum\n```\n\n`TBD TBD`",
                "What was left out […] and [...] *or* […]",
                "todo, xx, XX, TODOS, TBDs, A_TODO_B",
                "[nous nous]{lang=fr} [¡no no!]{lang=es} [جدا جدا]{lang=ar} [orang orang]{lang=id}",
                "vitamin A a day, x x, I I",
                "It begins with https https://example.org/",
            })
    void nothingIsSaidOfWhatIsRight(String markdown) {
        assertThat(slips(markdown, "en")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            textBlock =
                    """
                    fr¦Nous nous réunissons ; ceux que vous vous rappelez¦''
                    fr¦Il est venu dans dans la ville¦dans dans
                    fr-CA¦à à demain¦à à
                    es¦Dijo que que no era así así¦''
                    es¦Trabaja con con datos¦con con
                    es¦TODO LO QUE FALTA¦''
                    es¦TODO: escribir¦TODO
                    es¦TODO¦TODO
                    fr¦TODO LO QUE¦TODO
                    en¦Nous nous réunissons¦Nous nous
                    ar¦جدا جدا¦''
                    he¦לאט לאט TBD¦TBD
                    id¦orang orang¦''
                    """)
    void eachLanguageHasItsHabits(String language, String text, String words) {
        assertThat(slips(text, language))
                .extracting(Slip::words)
                .isEqualTo(words.isEmpty() ? List.of() : List.of(words));
        assertThat(markup.reviewPlain(text, new Language(language)).slips())
                .extracting(Slip::words)
                .isEqualTo(words.isEmpty() ? List.of() : List.of(words));
    }

    @Test
    void aPictureNeedsWordsAndATitleIsNone() {
        assertThat(kinds("![](media:" + ID + ")")).containsExactly("PICTURE_ALT");
        assertThat(kinds("![](media:" + ID + " \"A caption\")")).containsExactly("PICTURE_ALT");
        assertThat(kinds("![A map](media:" + ID + " \"A caption\")")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fine.\n\nNot here: in the the spring",
                "Fine.\r\n\r\n> - *Not* here: in the the spring",
                "|a|\n|-|\n|the the|",
                "é 👩‍👧 שלום &amp; [x](/a) `b` [hola]{lang=es} the the",
            })
    void thePlaceIsThatOfTheWordsInTheSource(String markdown) {
        var source = markdown.replace("\r\n", "\n");
        assertThat(slips(markdown, "en"))
                .singleElement()
                .satisfies(slip ->
                        assertThat(slip.at()).isCloseTo(source.indexOf("the the"), within(4)));
    }

    @Test
    void thePlaceIsExactWithoutEntities() {
        assertThat(slips("One.\n\n- Two *of of* three", "en"))
                .containsExactly(new Slip(Kind.DOUBLED, "of of", 13));
        assertThat(markup.reviewPlain("One.\nof of", Language.ENGLISH).slips())
                .containsExactly(new Slip(Kind.DOUBLED, "of of", 5));
    }

    @Test
    void whatLeadsToThisSiteIsTold() {
        var links =
                markup.review(
                                "[a](content:%s#b) ![c](media:%s) [d](/e?f#g) [h](https://example.org) [i](#j) [k](mailto:a@b.example)"
                                        .formatted(ID, ID),
                                Language.ENGLISH)
                        .links();
        assertThat(links)
                .extracting(Review.Lead::to, Review.Lead::target, Review.Lead::words)
                .containsExactly(
                        tuple(Review.To.CONTENT, ID, "a"),
                        tuple(Review.To.MEDIA, ID, "c"),
                        tuple(Review.To.PATH, "/e?f#g", "d"));
    }

    @ParameterizedTest
    @MethodSource({
        "org.datapop.markup.HostileTextTests#endlessTexts",
        "org.datapop.markup.HostileTextTests#deepTexts",
        "doubledWithoutEnd"
    })
    void noTextTakesLong(Map.Entry<String, String> text) {
        var slips =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> slips(text.getValue(), "en"));
        assertThat(slips).hasSizeLessThanOrEqualTo(100);
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> markup.reviewPlain(text.getValue(), Language.ENGLISH));
    }

    static List<Map.Entry<String, String>> doubledWithoutEnd() {
        return List.of(
                        "the ",
                        "a",
                        "TODO ",
                        "X",
                        "lorem ",
                        "- the the\n\n",
                        "[here](/a)\n\n",
                        "# A\n\n### B\n\n",
                        " ",
                        "'")
                .stream()
                .map(part -> Map.entry(part, part.repeat(100_000 / part.length())))
                .toList();
    }
}
