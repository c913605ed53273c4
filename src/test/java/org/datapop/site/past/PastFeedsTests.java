package org.datapop.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Change;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.spi.Markdown;
import org.datapop.delivery.Visitor;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.rendering.Stamp;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Feeds of another day lead about in the site of that day, and those of today to their past. */
@SiteTest
class PastFeedsTests {

    private static final String CORRECTIONS = "/corrections/feed.atom";

    @LocalServerPort int port;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;

    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void correctSomething() {
        visitor = new Visitor(port);
        if (feed(CORRECTIONS).select("entry").isEmpty()) {
            var saved =
                    drafting.create(
                            "person",
                            Language.ENGLISH,
                            new Slug("fed"),
                            person("Fed"),
                            Actor.SYSTEM);
            publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
            saved =
                    drafting.save(
                            saved.document(),
                            saved.revision(),
                            saved.slug(),
                            person("Fed Well"),
                            "",
                            Actor.SYSTEM);
            publishing.publish(
                    new Publishing.Order(
                            saved.document(),
                            saved.revision(),
                            Change.CORRECTION,
                            "It was little",
                            null,
                            null),
                    Actor.SYSTEM);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/interviews/feed.atom", CORRECTIONS})
    void aFeedOfThePastStaysInIt(String path) {
        var there = "/at/" + Stamp.ofSecond(Instant.now());
        var then = feed(there + path);
        var today = feed(path);
        assertThat(then.select("entry")).isNotEmpty();
        assertThat(then.select("link").eachAttr("href"))
                .hasSizeGreaterThanOrEqualTo(3)
                .isEqualTo(
                        today.select("link").eachAttr("href").stream()
                                .map(to -> to.replace(visitor.address(""), visitor.address(there)))
                                .toList());
        assertThat(then.select("link[rel=self]").attr("href"))
                .isEqualTo(visitor.address(there + path));
        assertThat(then.select("id").eachText()).isEqualTo(today.select("id").eachText());
        for (var to : then.select("link").eachAttr("href")) {
            assertThat(visitor.send("GET", to).statusCode()).as(to).isEqualTo(200);
        }
    }

    @Test
    void theListOfCorrectionsLeadsToTheFeedOfItsDay() {
        var there = "/at/" + Stamp.ofSecond(Instant.now());
        assertThat(
                        Jsoup.parse(visitor.body(there + "/corrections"))
                                .select("main a[type=application/atom+xml]")
                                .eachAttr("href"))
                .isEqualTo(List.of(there + CORRECTIONS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/interviews/feed.atom", "/news/feed.atom", CORRECTIONS})
    void aFeedTellsWhereItsPastIs(String path) {
        var answer = visitor.get(path);
        assertThat(Visitor.header(answer, "Link"))
                .contains("<" + visitor.address("/timegate" + path) + ">; rel=\"timegate\"");
        assertThat(visitor.status("/timegate" + path)).isEqualTo(302);
        assertThat(visitor.location("/timegate" + path)).startsWith(visitor.address("/at/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sitemap.xml", "/manifest.webmanifest", "/log"})
    void whatHasNoPastTellsOfNone(String path) {
        assertThat(visitor.status(path)).isEqualTo(200);
        assertThat(Visitor.header(visitor.get(path), "Link")).doesNotContain("timegate");
        assertThat(visitor.status("/timegate" + path)).isEqualTo(404);
    }

    private Document feed(String path) {
        return Jsoup.parse(visitor.body(path), "", Parser.xmlParser());
    }

    private static Person person(String name) {
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
