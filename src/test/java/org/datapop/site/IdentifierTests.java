package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.delivery.Visitor;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An identifier answers for good, also when there is no address left that it could lead to. */
@SiteTest
class IdentifierTests {

    @LocalServerPort int port;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired JdbcClient jdbc;

    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @Test
    void whatIsWithdrawnLeadsToItsLastAddress() {
        var saved = published("Identified And Withdrawn");
        publishing.withdraw(saved.document(), "It was wrong", null, Actor.SYSTEM);

        assertThat(visitor.status("/id/" + saved.content())).isEqualTo(303);
        assertThat(visitor.location("/id/" + saved.content()))
                .isEqualTo("/people/identified-and-withdrawn");
    }

    /** As its former address does: without the name, with the day and the reason. */
    @Test
    void whatIsErasedSaysSinceWhenAndWhy() {
        var saved = published("Identified And Erased");
        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);

        var answer = visitor.get("/id/" + saved.content());

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(Visitor.header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        var page = Jsoup.parse(Visitor.body(answer));
        assertThat(page.select("main").text())
                .contains("By order of a court", "Taken down ")
                .isEqualTo(main("/people/identified-and-erased"));
        assertThat(page.text()).doesNotContain("Identified");
        assertThat(page.select("meta[name=robots]").attr("content")).contains("noindex");
    }

    /** It was never withdrawn: it is shown within other pages. */
    @Test
    void whatNeverHadAnAddressIsNowhere() {
        var id =
                jdbc.sql(
                                """
                                select d.content_id from publication p join document d on d.id = p.document_id
                                where p.kind = 'live' and p.live_until is null and coalesce(p.path, p.part_of) is null limit 1\
                                """)
                        .query(UUID.class)
                        .single();

        assertThat(visitor.status("/id/" + id)).isEqualTo(404);
    }

    private String main(String path) {
        return Jsoup.parse(visitor.body(path)).select("main").text();
    }

    private SavedRevision published(String name) {
        var person = new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
        var saved = drafting.create("person", Language.ENGLISH, null, person, Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }
}
