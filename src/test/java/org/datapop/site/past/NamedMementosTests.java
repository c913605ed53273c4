package org.datapop.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.spi.Markdown;
import org.datapop.database.FreshDatabase;
import org.datapop.delivery.FollowedDatabase;
import org.datapop.delivery.Visitor;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.StarterAddresses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Whatever a list of versions or a way to one names is there, and is of the instant it names. */
@SiteTest
class NamedMementosTests {

    private static final Pattern MEMENTO =
            Pattern.compile("<([^>]*/at/[^>]*)>; rel=\"([^\"]*)\"; datetime=\"([^\"]*)\"");
    private static final String LONG_AGO = "Sat, 01 Jan 2000 00:00:00 GMT";

    @LocalServerPort int port;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired ApplicationContext site;

    @Value("${spring.datasource.url}")
    String url;

    private Visitor visitor = new Visitor(0);

    @BeforeEach
    void visit() {
        visitor = new Visitor(port);
    }

    @Test
    void everyMementoOfTheStarterIsThere() {
        var addresses = new ArrayList<>(StarterAddresses.all());
        addresses.addAll(
                List.of("/corrections", "/interviews/feed.atom", "/corrections/feed.atom"));
        for (var path : addresses) {
            assertThat(named(path)).as(path).isNotEmpty();
        }
    }

    /** The page of a person was changed twice and others listed before there was a home page. */
    @Test
    void whatWasPublishedBeforeTheSiteBeganIsSeenFromItsBeginning() throws SQLException {
        var path = "/people/before-the-site";
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        new Slug("before-the-site"),
                        person("First"),
                        Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        for (var name : List.of("Second", "Third")) {
            saved =
                    drafting.save(
                            saved.document(),
                            saved.revision(),
                            saved.slug(),
                            person(name),
                            "",
                            Actor.SYSTEM);
            publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        }
        var spanish =
                drafting.create(
                        "person",
                        new Language("es"),
                        new Slug("antes"),
                        person("Antes"),
                        Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(spanish), Actor.SYSTEM);
        sql(
                """
                set session_replication_role = replica;
                update path_claim set first_public_at = '2011-01-01';
                update publication set live_from = '2014-01-01' where document_id <> '%1$s';
                update publication p set live_from = t.at, live_until = t.until
                from (select id, row_number() over (order by live_from) as n from publication
                      where document_id = '%1$s') o
                join (values (1, timestamptz '2011-01-01', timestamptz '2012-01-01'), (2, '2012-01-01', '2016-01-01'),
                             (3, '2016-01-01', null)) t (n, at, until) on t.n = o.n
                where o.id = p.id;
                insert into redirect (id, path, target, status, since, made_by)
                values (gen_random_uuid(), '/former', '/mission', 301, '2010-01-01', 'system');
                select begin_public_epoch()\
                """
                        .formatted(saved.document()));
        FollowedDatabase.changed(site);

        assertThat(named(path))
                .containsExactly("/at/20140101000000" + path, "/at/20160101000000" + path);
        assertThat(visitor.body("/at/20140101000000" + path)).contains("Second");
        assertThat(gate(path)).isEqualTo("/at/20140101000000" + path);
        assertThat(visitor.status("/at/20131231235959" + path)).isEqualTo(404);
        assertThat(named("/people"))
                .containsExactly("/at/20140101000000/people", "/at/20160101000000/people");
        assertThat(gate("/people")).isEqualTo("/at/20140101000000/people");
        assertThat(named("/former")).containsExactly("/at/20140101000000/former");
        assertThat(visitor.status("/people")).isEqualTo(200);

        // A language without a home page has no lists, and so no versions of them.
        assertThat(visitor.status("/es/people")).isEqualTo(404);
        assertThat(visitor.status("/timemap/es/people")).isEqualTo(404);
        assertThat(visitor.status("/timegate/es/people")).isEqualTo(404);
        assertThat(named("/es/people/antes")).containsExactly("/at/20140101000000/es/people/antes");
    }

    /** All mementos that the TimeMap names, each fetched with those that it names itself. */
    private List<String> named(String path) {
        var map = visitor.body("/timemap" + path);
        var listed = mementos(map).map(link -> link.group(1)).toList();
        mementos(map)
                .forEach(link -> {
                    var memento = visitor.send("GET", link.group(1));
                    assertThat(memento.statusCode()).as(link.group(1)).isNotEqualTo(404);
                    assertThat(Visitor.header(memento, "Memento-Datetime"))
                            .as(link.group(1))
                            .isEqualTo(link.group(3));
                    assertThat(
                                    mementos(Visitor.header(memento, "Link"))
                                            .map(other -> other.group(1)))
                            .as(link.group(1))
                            .isNotEmpty()
                            .isSubsetOf(listed)
                            .contains(listed.getFirst(), listed.getLast());
                });
        assertThat(visitor.status("/timegate" + path)).isEqualTo(302);
        assertThat(visitor.location("/timegate" + path)).isEqualTo(listed.getLast());
        assertThat(visitor.address(gate(path))).isEqualTo(listed.getFirst());
        return listed.stream().map(to -> to.replace(visitor.address(""), "")).toList();
    }

    private String gate(String path) {
        var answer = visitor.get("/timegate" + path, "Accept-Datetime", LONG_AGO);
        return Visitor.header(answer, "Location").replace(visitor.address(""), "");
    }

    private static Stream<MatchResult> mementos(String links) {
        return MEMENTO.matcher(links).results();
    }

    private void sql(String statements) throws SQLException {
        try (var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            statement.execute(statements);
        }
    }

    private static Person person(String name) {
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
