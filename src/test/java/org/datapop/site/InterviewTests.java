package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.catalog.article.Article;
import org.datapop.catalog.interview.Interview;
import org.datapop.catalog.interview.Turn;
import org.datapop.content.Drafting;
import org.datapop.content.EditorialContent;
import org.datapop.content.Publishing;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Reference;
import org.datapop.shared.Actor;
import org.datapop.shared.FuzzyDate;
import org.datapop.shared.Language;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What readers see of interviews and articles, on their own pages and on others. */
@SiteTest
class InterviewTests {

    private static final String BEGAN = "/interviews/how-the-alliance-began";
    private static final String LAUNCH = "/interviews/kevin-watkins-on-the-launch";

    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired EditorialContent editorial;
    @Autowired PublishedContent published;
    @Autowired Pages pages;
    @Autowired JdbcClient jdbc;

    @Test
    void everyAnswerOfTheFoundingStoryHasItsSpeakerAndItsAddress() {
        var page = page(BEGAN);

        assertThat(page.select(".turn").eachAttr("id"))
                .containsExactly("q1", "a1", "a2", "a3", "a4", "a5");
        assertThat(page.select(".answer .speaker span").eachText())
                .hasSize(5)
                .containsOnly("Emmanuel Letouzé");
        for (var link : page.select(".speaker a")) {
            assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull();
        }
        assertThat(page.select(".speaker a").eachAttr("aria-label"))
                .doesNotHaveDuplicates()
                .contains("Link to question 1", "Link to answer 5");
    }

    @Test
    void aSummarySaysThatItIsOneAndQuotesNobody() {
        var page = page(BEGAN);

        assertThat(page.select(".known").text())
                .isEqualTo("A summary in our words. Passages are left out.");
        assertThat(page.select("blockquote")).isEmpty();
        assertThat(page.select(".facts").text()).contains("KDnuggets").doesNotContain("Date");
        assertThat(page.select("main a[rel=external]")).isEmpty();
        assertThat(page.select(".people a").eachAttr("href"))
                .hasSize(6)
                .contains("/people/patrick-vinck");
    }

    @Test
    void anAnnouncedVideoIsSaidToBeAwaited() {
        var page = page(LAUNCH);

        assertThat(page.select(".known").text())
                .isEqualTo("This video has been announced. It can’t be watched here yet.");
        assertThat(page.select("video, iframe, object, embed, audio, main .action")).isEmpty();
        assertThat(page.html()).doesNotContain("VideoObject").doesNotContain("og:video");
        assertThat(page.select(".turns, .jump, .pull")).isEmpty();
    }

    @Test
    void aVideoIsALinkWithItsCaptionsAndItsTranscript() {
        var page = preview("video", "excerpt", "https://www.video.example.org/1", 2);

        assertThat(page.select("main .action").attr("href"))
                .isEqualTo("https://www.video.example.org/1");
        assertThat(page.select("main .action").text())
                .isEqualTo("Watch the video at video.example.org");
        assertThat(page.select("a[href=https://video.example.org/captions]").text())
                .isEqualTo("Captions");
        assertThat(page.select("a[href=#turns]")).hasSize(1);
        assertThat(page.getElementById("turns")).isNotNull();
        assertThat(page.select("video, iframe, object, embed")).isEmpty();
        assertThat(page.select("a[href=https://example.org/whole]").eachText())
                .containsExactly("A newspaper", "Read in full at A newspaper");
        assertThat(page.select(".pull p").text()).isEqualTo("An answer 1.");
        assertThat(page.select(".facts").text())
                .contains("Interviewed by Emma Samman Somebody else")
                .contains("Language French")
                .contains("Date summer 2013");
        assertThat(page.select("#d1").text()).isEqualTo("(laughs)");
        assertThat(page.select("#o1").text()).isEqualTo("Passage left out: the weather");
        assertThat(page.select("#a1 .omission").attr("aria-label")).isEqualTo("Passage left out");
    }

    @Test
    void questionsAreListedAndFoldedWhereTheyAreMany() {
        assertThat(preview("text", "full", "", 1).select(".jump")).isEmpty();

        var few = preview("text", "full", "", 8);
        assertThat(few.select(".jump > ol a").eachAttr("href")).hasSize(8).contains("#q1", "#q8");
        assertThat(few.select(".jump details")).isEmpty();

        var many = preview("text", "full", "", 9);
        assertThat(many.select(".jump > details > summary").text()).isEqualTo("9 questions");
        assertThat(many.select(".jump ol")).hasSize(1);
        assertThat(many.select(".jump a").eachText().getFirst()).isEqualTo("A question 1?");
    }

    @Test
    void peopleAndOrganizationsShowTheInterviewsInWhichTheyAppear() {
        assertThat(entries("/people/emmanuel-letouze")).containsExactly(BEGAN);
        assertThat(entries("/people/patrick-vinck")).containsExactly(BEGAN);
        assertThat(entries("/people/kevin-watkins")).containsExactly(BEGAN, LAUNCH);
        assertThat(entries("/organizations/overseas-development-institute")).containsExactly(BEGAN);
        assertThat(entries("/organizations/mit-connection-science")).isEmpty();
        assertThat(entries("/")).containsExactly(BEGAN, LAUNCH);
    }

    @Test
    void aCardSaysWithWhomAndWhatThereIs() {
        var cards = page("/interviews").select(".entry");

        assertThat(cards.eachText())
                .containsExactlyInAnyOrder(
                        "How the alliance began With Emmanuel Letouzé Text KDnuggets",
                        "Kevin Watkins on the launch With Kevin Watkins Video Announced, not available yet");
    }

    @Test
    void newsAreListedByYearOnTheirPageAndOnThoseOfTheirAuthors() {
        assertThat(page("/news").select(".empty").text()).startsWith("There is no news yet.");
        var articles =
                List.of(
                        article("Old", "2024-05", "emma-samman"),
                        article("New", "2026-01-02", "emma-samman"),
                        article("Newer", "2026-03-01", "claire-melamed"));
        try {
            var page = page("/news");
            assertThat(page.select("main h2").eachText()).containsExactly("2026", "2024");
            assertThat(page.select("main h3").eachText()).containsExactly("Newer", "New", "Old");
            assertThat(page.select(".empty")).isEmpty();
            assertThat(page.select(".meta").eachText())
                    .containsExactly("1 March 2026", "2 January 2026", "May 2024");

            assertThat(entries("/people/emma-samman"))
                    .contains("/news/new", "/news/old")
                    .doesNotContain("/news/newer");
            // Each text links to the institute; nobody wrote who is merely mentioned.
            assertThat(entries("/organizations/overseas-development-institute"))
                    .contains("/news/new", "/news/newer");
            assertThat(entries("/people/kevin-watkins")).noneMatch(it -> it.startsWith("/news"));
            assertThat(page("/news/new").select(".people a").eachAttr("href"))
                    .containsExactly("/people/emma-samman");
        } finally {
            articles.forEach(article -> drafting.trash(article, "A test", Actor.SYSTEM));
        }
    }

    private UUID article(String title, String date, String author) {
        var text =
                "About [this](content:%s) and [him](content:%s)."
                        .formatted(
                                content("/organizations/overseas-development-institute"),
                                content("/people/kevin-watkins"));
        var body =
                new Article(
                        title,
                        "",
                        new FuzzyDate(date),
                        List.of(Reference.to(content("/people/" + author))),
                        List.of(new Block.Text("", Markdown.of(text))),
                        null);
        var saved = create("article", body);
        publishing.publish(Publishing.Order.of(drafting.revision(saved)), Actor.SYSTEM);
        return drafting.revision(saved).document();
    }

    private Document preview(String kind, String completeness, String video, int questions) {
        var turns = new ArrayList<Turn>();
        for (var i = 1; i <= questions; i++) {
            turns.add(new Turn.Question("", "", Markdown.of("A *question* " + i + "?")));
            turns.add(new Turn.Answer("", "Ada", Markdown.of("An answer " + i + ". […]")));
        }
        turns.add(new Turn.Direction("", "laughs"));
        turns.add(new Turn.Omission("", "the weather"));
        var body =
                new Interview(
                        "Previewed",
                        "",
                        kind,
                        List.of(),
                        List.of(Reference.to(content("/people/emma-samman"))),
                        "Somebody else",
                        "A newspaper",
                        "https://example.org/whole",
                        new FuzzyDate("2013-22"),
                        "fr",
                        completeness,
                        Markdown.EMPTY,
                        turns,
                        List.of(new Interview.Quote("", "An answer 1.", "Ada")),
                        List.of(),
                        List.of(),
                        video,
                        "https://video.example.org/captions");
        var revision = create("interview", body);
        var reading = new Reading(editorial.withDraft(revision), null, "");
        return Jsoup.parse(
                pages.render(reading, Asked.path(String.valueOf(editorial.addressOf(revision))))
                        .body());
    }

    private UUID create(String type, Body body) {
        return drafting.create(type, Language.ENGLISH, null, body, Actor.SYSTEM).revision();
    }

    private UUID content(String path) {
        return jdbc.sql(
                        "select d.content_id from path_claim c join document d on d.id = c.document_id where c.path = ?")
                .param(path)
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    private List<String> entries(String path) {
        return page(path).select(".entry a").stream()
                .map((Element link) -> link.attr("href"))
                .sorted()
                .toList();
    }

    private Document page(String path) {
        var page = pages.render(Reading.now(published), Asked.path(path));
        assertThat(page.status()).isEqualTo(200);
        return Jsoup.parse(page.body());
    }
}
