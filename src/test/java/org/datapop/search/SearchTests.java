package org.datapop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.datapop.catalog.challenge.Challenge;
import org.datapop.catalog.person.Person;
import org.datapop.content.spi.Markdown;
import org.datapop.search.SearchResults.Correction;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found, in which order, and what is said of it. */
class SearchTests extends SearchTestCase {

    @ParameterizedTest
    @CsvSource({
        "en, organizations, organization",
        "en, Studying, studies",
        "es, investigaciones, investigación",
        "es, poblacion, poblaciones",
        "es, investigacion, investigación",
        "fr, données, donnée",
        "fr, organiser, organisés",
        "pt, população, populações",
        "pt, populacao, populações",
        "de, Häuser, Haus",
        "de, Haus, Häuser",
        "ar, الكتاب, كتاب",
        "it, libri, libro",
        "ru, книги, книга",
        "tlh, Qapla, Qapla"
    })
    void wordsAreFoundByTheirStems(String language, String typed, String written) {
        var own = word();
        publish(language, "Title " + own, "", "A text with " + written + " in it");
        // A word typed without accents is understood as soon as the site knows it with them.
        publish(language, "Another", "", "população investigación población");

        var results = find(typed + " " + own);

        assertThat(titles(results)).containsExactly("Title " + own);
        assertThat(marked(results.hits().getFirst().excerpt())).containsExactly(written);
    }

    @Test
    void aStemOfOneLanguageFindsNothingInAnother() {
        var own = word();
        publish("tlh", own, "", "studies");
        assertThat(find("study " + own).total()).isZero();
        publish("en", own, "", "studies");
        assertThat(find("study " + own).total()).isEqualTo(1);
    }

    @Test
    void accentsDoNotMatter() {
        var own = word();
        publish("en", "Letouzé " + own, "Straße, Øresund, cœur", "ÉTUDE");
        for (var typed :
                List.of(
                        "Letouze",
                        "letouzé",
                        "LETOUZE\u0301",
                        "strasse",
                        "oresund",
                        "coeur",
                        "etude")) {
            assertThat(find(typed + " " + own).total()).as(typed).isEqualTo(1);
        }
        assertThat(marked(find("letouze").hits().getFirst().title())).containsExactly("Letouzé");
    }

    @Test
    void aMisspeltWordIsUnderstood() {
        var own = word();
        publish("en", "Enzo Bolletino " + own, "", "");
        var results = find("Bollettino");
        assertThat(results.corrections())
                .containsExactly(new Correction("Bollettino", "bolletino"));
        assertThat(titles(results)).contains("Enzo Bolletino " + own);
        assertThat(marked(results.hits().getFirst().title())).containsExactly("Bolletino");

        assertThat(find("Bolletino").corrections()).isEmpty();
        assertThat(find("enzo bolettino " + own).total()).isEqualTo(1);
        assertThat(find("bolle ttinobonko").corrections()).as("not guessed at").isEmpty();
    }

    @Test
    void theBeginningOfAWordIsEnoughWhereNothingElseIsThere() {
        var own = word();
        publish("en", "About " + own, "", "");
        var results = find(own.substring(0, own.length() - 1));
        assertThat(titles(results)).containsExactly("About " + own);
        assertThat(marked(results.hits().getFirst().title())).containsExactly(own);
        assertThat(results.corrections()).isEmpty();
    }

    @Test
    void wordsInQuotesFollowEachOther() {
        var own = word();
        publish("en", own, "", "open data for people");
        publish("en", own, "", "people open for data");
        assertThat(find(own + " open data").total()).isEqualTo(2);
        assertThat(find(own + " \"open data\"").total()).isEqualTo(1);
        assertThat(find("“data for people” " + own).total()).isEqualTo(1);
        assertThat(find(own + " \"for data\"").total()).isEqualTo(1);
        assertThat(marked(find(own + " \"open data\"").hits().getFirst().excerpt()))
                .containsExactly("open data");
        assertThat(find(own + " open-data").total()).isEqualTo(1);
    }

    @Test
    void noPhraseReachesFromTheTitleIntoTheText() {
        var own = word();
        var other = word();
        publish("en", own, other, "text");
        assertThat(find("\"" + own + " " + other + "\"").total())
                .isEqualTo(1); // in the text both stand
        publish("en", "Last " + own, "first", "x");
        assertThat(find(own + " first").total()).isEqualTo(1);
    }

    @Test
    void aHyphenBeforeAWordExcludesIt() {
        var own = word();
        publish("en", own + " one", "", "census");
        publish("en", own + " two", "", "survey of people");
        assertThat(titles(find(own + " -census"))).containsExactly(own + " two");
        assertThat(titles(find(own + " -\"survey of\""))).containsExactly(own + " one");
        assertThat(find("-census").asked()).isFalse();
    }

    @Test
    void wordsThatSayNothingDoNotCount() {
        var own = word();
        publish("en", own, "", "census");
        assertThat(find("the " + own + " of which").total()).isEqualTo(1);
        assertThat(find(own + " zebra").total()).isZero();
    }

    @Test
    void titlesCountMoreThanTexts() {
        var own = word();
        publish("en", "A", "", own);
        publish("en", "B", own, "");
        publish("en", own, "", "");
        publish("es", own, "", "");
        assertThat(titles(find(own))).containsExactly(own, own, "B", "A");
        assertThat(find(own).hits().getFirst().language()).isEqualTo(Language.ENGLISH);
    }

    @Test
    void peopleAndPassagesAreFoundToo() {
        var own = word();
        var person =
                new Person(own, "", "A summary", "", new Markdown(""), List.of(), List.of(), null);
        var challenge = new Challenge(1, own, "Summary", new Markdown("Words"));
        publish(drafting.create("person", Language.ENGLISH, null, person, Actor.SYSTEM));
        publish(drafting.create("challenge", Language.ENGLISH, null, challenge, Actor.SYSTEM));
        assertThat(find(own).hits().stream().map(Hit::address))
                .containsExactlyInAnyOrder("/people/" + own, "/challenges#" + own);
    }

    @Test
    void filtersSayHowMuchThereIs() {
        var own = word();
        publish("en", own, "", "");
        publish("en", own, "", "");
        publish("fr", own, "", "");
        var challenge = new Challenge(1, own, "Summary", new Markdown("Words"));
        publish(drafting.create("challenge", Language.ENGLISH, null, challenge, Actor.SYSTEM));

        var all = find(own);
        assertThat(all.total()).isEqualTo(4);
        assertThat(all.types())
                .isEqualTo(Map.of("page", OptionalInt.of(3), "challenge", OptionalInt.of(1)));
        assertThat(all.languages())
                .isEqualTo(Map.of("en", OptionalInt.of(3), "fr", OptionalInt.of(1)));

        var pages = find(own, "page", null, null);
        assertThat(pages.total()).isEqualTo(3);
        assertThat(pages.types()).isEqualTo(all.types());
        assertThat(pages.languages())
                .isEqualTo(Map.of("en", OptionalInt.of(2), "fr", OptionalInt.of(1)));
        assertThat(find(own, "page", "fr", null).total()).isEqualTo(1);
    }

    @Test
    void aFilterThatNamesNothingFindsNothingAndSaysWhatThereIs() {
        var own = word();
        publish("en", own, "", "");
        for (var results :
                List.of(
                        find(own, "zebra", null, null),
                        find(own, "\u0000'", null, null),
                        find(own, null, "xx", null),
                        find(own, null, "en'", null))) {
            assertThat(results.total()).isZero();
            assertThat(results.hits()).isEmpty();
        }
        assertThat(find(own, "zebra", null, null).types()).containsKey("page");
    }

    @Test
    void pagesAreCompleteAndWithoutDuplicatesWhileResultsChange() {
        var own = word();
        for (var i = 0; i < 45; i++) {
            publish("en", "N" + i, own + " ".repeat(1) + "word ".repeat(i % 7), "");
        }
        var seen = new ArrayList<String>();
        var page = find(own);
        while (true) {
            seen.addAll(titles(page));
            if (page.next() == null) {
                break;
            }
            publish("en", own + " new", "", "");
            page = find(own, null, null, page.next());
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(45);
        assertThat(page.total()).isEqualTo(47);
    }

    @Test
    void aPageBeyondTheEndIsEmpty() {
        var own = word();
        publish("en", own, "", "");
        var end = find(own, null, null, "0-00000000-0000-0000-0000-000000000000");
        assertThat(end.total()).isEqualTo(1);
        assertThat(end.hits()).isEmpty();
        for (var nonsense :
                List.of("x", "7fc00000-00000000-0000-0000-0000-000000000000", "-", "ffffffff-1")) {
            assertThat(find(own, null, null, nonsense).hits()).hasSize(1);
        }
    }

    @Test
    void theExcerptIsThePassageThatHasMost() {
        var own = word();
        var other = word();
        publish(
                "en",
                "T",
                "A summary.",
                own
                        + " begins. "
                        + "filler text ".repeat(300)
                        + "here "
                        + own
                        + " meets "
                        + other
                        + " at last. "
                        + "filler ".repeat(300));
        var excerpt = find(own + " " + other).hits().getFirst().excerpt();
        assertThat(said(excerpt))
                .startsWith("…")
                .endsWith("…")
                .contains("here " + own + " meets " + other)
                .hasSizeLessThan(450);
        assertThat(marked(excerpt)).containsExactly(own, other);
    }

    @Test
    void wordsThatStandApartAreNamed() {
        var one = word();
        var two = word();
        publish("en", one, "", "");
        publish("en", two, "", "");
        assertThat(find(one + " " + two).parts()).containsExactly(one, two);
    }

    @Test
    void suggestionsAreTitlesAndWordsThatBeginLikeThat() {
        var own = word();
        publish("en", "Población " + own, "", "");
        publish("es", "Otra " + own + "es", "", "");
        var suggestions = search.suggest(own.substring(0, 6), new Language("es"));
        assertThat(suggestions.pages().stream().map(Suggestions.Page::title))
                .containsExactly("Otra " + own + "es", "Población " + own);
        assertThat(suggestions.words()).containsExactly(own, own + "es");
        assertThat(search.suggest("poblacion " + own.substring(0, 4), Language.ENGLISH).pages())
                .hasSize(1);
        assertThat(search.suggest("", Language.ENGLISH)).isEqualTo(Suggestions.NONE);
    }
}
