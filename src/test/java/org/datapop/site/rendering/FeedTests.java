package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Wanted;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.site.Xml;
import org.datapop.web.PublicAddress;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A feed of a type of which there are documents. */
@SiteTest
class FeedTests {

    @Autowired Drawing drawing;
    @Autowired PublicAddress address;
    @Autowired PublishedContent published;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;

    @Test
    void theNewestComeFirstAndNothingTheySayBreaksTheFeed() throws Exception {
        var hostile = publish("<script>&amp;\"]]>", "A & B <b> ]]>");
        for (var i = 0; i < 50; i++) {
            publish("Number " + i, "");
        }
        var last = publish("The last \ud83e\udd8a", "");

        var text = draw();
        Xml.check(text, "atom");
        var entries = feed(text).select("entry");
        assertThat(entries).hasSize(50);
        assertThat(entries.getFirst().select("title").text()).isEqualTo("The last \ud83e\udd8a");
        assertThat(entries.getFirst().select("id").text()).isEqualTo("urn:uuid:" + last.document());
        assertThat(entries.getFirst().select("link").attr("href"))
                .isEqualTo(address.of("/people/" + last.slug()));
        assertThat(feed(text).select("feed > updated").text())
                .isEqualTo(entries.getFirst().select("updated").text());
        assertThat(text).doesNotContain("<script>");

        var saved =
                drafting.save(
                        hostile.document(),
                        hostile.revision(),
                        null,
                        hostile.body(),
                        "",
                        Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        assertThat(feed(draw()).select("entry > title").eachText())
                .doesNotContain("<script>&amp;\"]]>");
        publishing.withdraw(last.document(), "No more", null, Actor.SYSTEM);
        assertThat(feed(draw()).select("entry > title").eachText())
                .doesNotContain("The last \ud83e\udd8a")
                .hasSize(50);
        Document xml = feed(draw());
        assertThat(xml.select("generator")).isEmpty();
    }

    @Test
    void noCharacterIsWrittenThatXmlCannotHold() {
        assertThat(XmlText.possible("a\u0000\u0007\ufffe\ud83d\tb \ud83e\udd8a\n"))
                .isEqualTo("a\tb \ud83e\udd8a\n");
    }

    private String draw() {
        var view = new FeedView(drawing, address, new FeedViews.Feed("news", "person"));
        var visit = new Visit(Reading.now(published), view.path(), Language.ENGLISH, Map.of());
        var wanted = new Wanted(Language.ENGLISH, view.lists(visit), false);
        var page = view.draw(visit, published.around(view.path(), null, wanted));
        assertThat(page.tags()).contains("list:person:en", "site");
        return page.body();
    }

    private static Document feed(String text) {
        return Jsoup.parse(text, Parser.xmlParser());
    }

    private SavedRevision publish(String name, String summary) {
        var person =
                new Person(name, "", summary, "", new Markdown(""), List.of(), List.of(), null);
        var saved = drafting.create("person", Language.ENGLISH, null, person, Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }
}
