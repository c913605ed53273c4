package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The gallery in a language of nobody's, in which no word of the frame can hide. */
class StretchedWordsTests {

    private static final Map<String, String> PAGES = new Gallery(new StretchedWords()).all();
    private static final UnmarkedWords UNMARKED = new UnmarkedWords(Gallery.content());

    @Test
    void everyWordOfTheFrameIsAWordOfTheSite() {
        PAGES.forEach((name, html) ->
                assertThat(UNMARKED.in(withoutNamesInTexts(html))).as(name).isEmpty());
    }

    @Test
    void aWordOfAnotherOriginIsFound() {
        var page = PAGES.getOrDefault("person", "");
        assertThat(page).contains("⟦");
        for (var broken :
                List.of(
                        page.replace("<h1>", "<p>Written by hand</p><h1>"),
                        page.replaceFirst(">⟦[^⟦⟧]+⟧<", ">Written by hand<"),
                        page.replace("<h1>", "<h1 title=\"Written by hand\">"),
                        page.replace("⟦Š", "Written by hand ⟦Š"))) {
            assertThat(UNMARKED.in(broken)).containsExactly("Written by hand");
        }
    }

    @Test
    void wordsAreLongerByTwoFifthsAndMarked() {
        var words = new StretchedWords();
        assertThat(StretchedWords.stretch("Visit pages of {0}"))
                .isEqualTo("⟦Vvíšííť ppáĝééš óóf {0}⟧");
        assertThat(words.getMessage("date.day", null, Locale.ENGLISH)).isEqualTo("d MMMM yyyy");
    }

    /** The gallery draws texts without the words of the site; the starter site has them. */
    private static String withoutNamesInTexts(String html) {
        var page = Jsoup.parse(html);
        page.select(".prose [aria-label]").removeAttr("aria-label");
        // Long questions are cut where they are listed.
        page.select(".jump a").forEach(link -> link.text(link.text().replaceFirst("…$", "")));
        return page.html();
    }
}
