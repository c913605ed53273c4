package org.datapop.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.database.FreshDatabase;
import org.datapop.delivery.FollowedDatabase;
import org.datapop.delivery.Visitor;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.rendering.Stamp;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * The site of any day, as RFC 7089 lets programs ask for it. A person was published in 2015,
 * changed in 2016, moved in 2017, corrected twice within a second in 2018, and withdrawn in 2020.
 */
@SiteTest
class MementoTests {

    private static final String FIRST = "2015-05-03T12:00:00.25Z";
    private static final String CHANGED = "2016-01-01T08:30:15.5Z";
    private static final String MOVED = "2017-03-04T05:06:07Z";
    private static final String CORRECTED = "2018-07-08T09:10:11.125Z";
    private static final String AGAIN = "2018-07-08T09:10:11.875Z";
    private static final String WITHDRAWN = "2020-02-29T23:59:59.999999Z";

    private static final String OLD = "/people/well-travelled";
    private static final String NEW = "/people/better-travelled";

    @LocalServerPort int port;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired ApplicationContext site;

    @Value("${spring.datasource.url}")
    String url;

    private Visitor visitor = new Visitor(0);
    private static UUID travelled = new UUID(0, 0);
    private static String prepared = "";

    @BeforeEach
    void liveThroughTheYears() throws SQLException {
        visitor = new Visitor(port);
        if (prepared.equals(url) && travelled.getMostSignificantBits() != 0) {
            return;
        }
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        new Slug("well-travelled"),
                        person("Edition First"),
                        Actor.SYSTEM);
        publish(saved);
        saved = edit(saved, "well-travelled", "Edition Changed");
        publish(saved);
        saved = edit(saved, "better-travelled", "Edition Moved");
        publish(saved);
        saved = edit(saved, "better-travelled", "Edition Corrected");
        publish(saved);
        saved = edit(saved, "better-travelled", "Edition Again");
        publish(saved);
        publishing.withdraw(saved.document(), "The person asked for it", null, Actor.SYSTEM);
        edit(saved, "better-travelled", "Edition Drafted");
        travelled = saved.document();
        prepared = url;
        sql(
                """
                set session_replication_role = replica;
                update path_claim set first_public_at = '2014-01-01' where document_id <> '%1$s';
                update publication set live_from = '2014-01-01' where document_id <> '%1$s';
                update publication p
                set live_from = t.at, live_until = case when p.kind = 'live' then t.until end
                from (select id, (array%2$s::timestamptz[])[row_number() over w] as at,
                             (array%2$s::timestamptz[])[row_number() over w + 1] as until
                      from publication where document_id = '%1$s' window w as (order by live_from)) t
                where t.id = p.id;
                update path_claim set first_public_at = '%3$s' where path = '/people/well-travelled';
                update path_claim set first_public_at = '%4$s' where path = '/people/better-travelled';
                select begin_public_epoch()\
                """
                        .formatted(
                                travelled,
                                List.of(FIRST, CHANGED, MOVED, CORRECTED, AGAIN, WITHDRAWN).stream()
                                        .map(at -> "'" + at + "'")
                                        .toList(),
                                FIRST,
                                MOVED));
        FollowedDatabase.changed(site);
    }

    @Test
    void aProgramFindsItsWayFromThePageToEveryVersion() {
        var page = visitor.get("/people/patrick-vinck");
        assertThat(one(page, "timegate"))
                .isEqualTo(visitor.address("/timegate/people/patrick-vinck"));
        assertThat(one(page, "timemap"))
                .isEqualTo(visitor.address("/timemap/people/patrick-vinck"));
        assertThat(Visitor.header(page, "Memento-Datetime")).isEmpty();

        var gate = visitor.get("/timegate" + NEW);
        assertThat(gate.statusCode()).isEqualTo(302);
        assertThat(Visitor.header(gate, "Vary")).isEqualTo("accept-datetime");
        assertThat(Visitor.header(gate, "Memento-Datetime")).isEmpty();
        assertThat(one(gate, "original")).isEqualTo(visitor.address(NEW));
        assertThat(Visitor.header(gate, "Location"))
                .isEqualTo(visitor.address("/at/20200229235959" + NEW));

        var map = Visitor.body(visitor.get("/timemap" + NEW));
        var listed = links(map).stream().filter(link -> link.rel().contains("memento")).toList();
        assertThat(listed)
                .extracting(Link::target)
                .containsExactly(
                        visitor.address("/at/20170304050607" + NEW),
                        visitor.address("/at/20180708091011125000" + NEW),
                        visitor.address("/at/20180708091011" + NEW),
                        visitor.address("/at/20200229235959" + NEW));
        for (var version : listed) {
            var memento = visitor.send("GET", version.target());
            assertThat(Visitor.header(memento, "Memento-Datetime")).isEqualTo(version.datetime());
            assertThat(memento.headers().allValues("Vary")).doesNotContain("accept-datetime");
            assertThat(one(memento, "original")).isEqualTo(visitor.address(NEW));
            assertThat(one(memento, "timegate")).isEqualTo(visitor.address("/timegate" + NEW));
            assertThat(one(memento, "timemap")).isEqualTo(visitor.address("/timemap" + NEW));
            assertThat(one(memento, "first")).isEqualTo(listed.getFirst().target());
            assertThat(one(memento, "last")).isEqualTo(listed.getLast().target());
            assertThat(told(visitor.send("HEAD", version.target()))).isEqualTo(told(memento));
        }
        assertThat(links(Visitor.header(visitor.send("GET", listed.get(1).target()), "Link")))
                .anySatisfy(link -> {
                    assertThat(link.rel()).contains("prev", "predecessor-version");
                    assertThat(link.target()).isEqualTo(listed.get(0).target());
                    assertThat(link.datetime()).isEqualTo("Sat, 04 Mar 2017 05:06:07 GMT");
                })
                .anySatisfy(link -> {
                    assertThat(link.rel()).contains("next", "successor-version");
                    assertThat(link.target()).isEqualTo(listed.get(2).target());
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    Fri, 01 Jan 1999 00:00:00 GMT; 20150503120000
                    Sat, 01 Jan 0000 00:00:00 GMT; 20150503120000
                    Fri, 31 Dec 9999 23:59:59 GMT; 20200229235959
                    Sun, 03 May 2015 11:59:59 GMT; 20150503120000
                    Sun, 03 May 2015 12:00:00 GMT; 20150503120000
                    Fri, 01 Jan 2016 08:30:14 GMT; 20150503120000
                    Fri, 01 Jan 2016 08:30:15 GMT; 20160101083015
                    Sun, 08 Jul 2018 09:10:11 GMT; 20180708091011
                    Sat, 29 Feb 2020 23:59:58 GMT; 20180708091011
                    Tue, 01 Jan 2199 00:00:00 GMT; 20200229235959
                    """)
    void aDateLeadsToTheVersionOfThatTime(String date, String stamp) {
        var gate = visitor.get("/timegate" + OLD, "Accept-Datetime", date);
        assertThat(gate.statusCode()).isEqualTo(302);
        assertThat(Visitor.header(gate, "Location"))
                .isEqualTo(visitor.address("/at/" + stamp + OLD));
        var whole =
                visitor.get(
                        "/timegate/" + visitor.address(OLD).replace(" ", ""),
                        "Accept-Datetime",
                        date);
        assertThat(Visitor.header(whole, "Location"))
                .isEqualTo(visitor.address("/at/" + stamp + OLD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2015-05-03T12:00:00Z",
                "Sun, 3 May 2015 12:00:00 GMT",
                "Mon, 03 May 2015 12:00:00 GMT",
                "Sun, 03 May 2015 12:00:00 +0200",
                "Sun, 03 May 2015 12:00:00 CET",
                "Sun, 03 May 2015 12:00:00 UTC",
                "Sunday, 03-May-15 12:00:00 GMT",
                "Sun May  3 12:00:00 2015",
                "Sun, 31 Feb 2015 12:00:00 GMT",
                "Sun, 03 May 2015 25:00:00 GMT",
                "sun, 03 may 2015 12:00:00 gmt",
                "yesterday"
            })
    void anyOtherDateIsRefused(String date) {
        var answer = visitor.get("/timegate" + OLD, "Accept-Datetime", date);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Visitor.header(answer, "Vary")).contains("accept-datetime");
        assertThat(Jsoup.parse(Visitor.body(answer)).select("main").text())
                .contains("Accept-Datetime", "Sun, 03 May 2015 12:00:00 GMT")
                .doesNotContain("cut short");
    }

    @Test
    void eachVersionSaysWhatItSaidAndBothOfOneSecondAreReached() {
        assertThat(Visitor.body(visitor.get("/at/20150503120000" + OLD))).contains("Edition First");
        assertThat(Visitor.body(visitor.get("/at/20151231" + "235959" + OLD)))
                .contains("Edition First");
        assertThat(Visitor.body(visitor.get("/at/20160101083015" + OLD)))
                .contains("Edition Changed");
        assertThat(Visitor.body(visitor.get("/at/20180708091011125000" + NEW)))
                .contains("Edition Corrected");
        assertThat(Visitor.body(visitor.get("/at/20180708091011874999" + NEW)))
                .contains("Edition Corrected");
        assertThat(Visitor.body(visitor.get("/at/20180708091011" + NEW))).contains("Edition Again");
    }

    @Test
    void redirectsAndWhatIsGoneKeepTheirStatus() {
        var moved = visitor.get("/at/20170304050607" + OLD);
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(Visitor.header(moved, "Location")).isEqualTo("/at/20170304050607" + NEW);
        assertThat(Visitor.header(moved, "Memento-Datetime"))
                .isEqualTo("Sat, 04 Mar 2017 05:06:07 GMT");
        assertThat(one(moved, "original")).isEqualTo(visitor.address(OLD));
        var gone = visitor.get("/at/20210101000000" + NEW);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(Visitor.body(gone)).contains("The person asked for it");
        assertThat(Visitor.header(gone, "Memento-Datetime"))
                .isEqualTo("Fri, 01 Jan 2021 00:00:00 GMT");
        var notYet = visitor.get("/at/20150503115959" + OLD);
        assertThat(notYet.statusCode()).isEqualTo(404);
        assertThat(Visitor.header(notYet, "Memento-Datetime")).isEmpty();
    }

    @Test
    void oneWalksAboutInTheSiteOfThatDay() {
        var there = "/at/20160601000000";
        var list = visitor.get(there + "/people");
        assertThat(Visitor.body(list)).contains("Edition Changed").doesNotContain("Edition Moved");
        assertThat(Visitor.body(visitor.get("/people"))).doesNotContain("Edition");
        for (var path :
                List.of(
                        "/",
                        "/people",
                        OLD,
                        "/mission",
                        "/about",
                        "/organizations/data-pop-alliance")) {
            var answer = visitor.get(there + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            var page = Jsoup.parse(Visitor.body(answer));
            assertThat(page.select("a[href^=/]:not(.past a)").eachAttr("href"))
                    .as(path)
                    .isNotEmpty()
                    .allMatch(to -> to.startsWith(there + "/") || to.startsWith("/media/"));
            assertThat(page.select("aside.past").text()).contains("1 June 2016");
            assertThat(page.select("aside.past a").attr("href")).isEqualTo(path);
            assertThat(page.select("link[rel=canonical]").attr("href"))
                    .isEqualTo(visitor.address(path));
            assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
            assertThat(Visitor.header(answer, "X-Robots-Tag")).isEqualTo("noindex");
        }
        assertThat(Visitor.header(visitor.get(there + "/search?q=edition"), "Location"))
                .isEqualTo("/search?q=edition");
    }

    @Test
    void whereNothingWasOneIsLedToTodayOnlyIfSomethingIsThere() {
        var there = "/at/20140601000000";
        assertThat(presentOn(there + OLD)).isEqualTo(OLD);
        assertThat(presentOn(there + "/people/nobody-ever")).isEmpty();
        assertThat(presentOn(there + "/xx/people")).isEmpty();
        assertThat(presentOn(there + "/people")).isEqualTo("/people");
    }

    private String presentOn(String memento) {
        return Jsoup.parse(visitor.body(memento))
                .expectFirst("aside.past")
                .select("a:contains(today)")
                .attr("href");
    }

    @Test
    void listsHaveVersionsToo() {
        var map = links(Visitor.body(visitor.get("/timemap/people")));
        assertThat(map)
                .extracting(Link::target)
                .contains(
                        visitor.address("/at/20140101000000/people"),
                        visitor.address("/at/20150503120000/people"),
                        visitor.address("/at/20200229235959/people"));
    }

    @Test
    void noDraftAndNoPlanIsSeenAndNoErasedWordLeft() throws SQLException {
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        new Slug("soon-forgotten"),
                        person("Edition Forgotten"),
                        Actor.SYSTEM);
        publish(saved);
        var then = Stamp.ofSecond(Instant.now());
        var path = "/people/soon-forgotten";
        assertThat(Visitor.body(visitor.get("/at/" + then + path))).contains("Edition Forgotten");
        var planned = edit(saved, "soon-forgotten", "Edition Planned");
        publishing.schedule(
                Publishing.Order.of(planned), Instant.now().plusSeconds(600), Actor.SYSTEM);
        edit(planned, "soon-forgotten", "Edition Drafted");
        assertThat(links(Visitor.body(visitor.get("/timemap" + path))))
                .filteredOn(Link::isMemento)
                .hasSize(1);

        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);

        for (var version : links(Visitor.body(visitor.get("/timemap" + path)))) {
            if (version.isMemento()) {
                var memento = visitor.send("GET", version.target());
                assertThat(memento.statusCode()).isEqualTo(410);
                assertThat(Visitor.body(memento))
                        .contains("By order of a court", since(visitor.body(path)))
                        .doesNotContain("Edition", "Forgotten");
            }
        }
        assertThat(Visitor.body(visitor.get("/at/" + then + "/people")))
                .doesNotContain("Edition Forgotten");
    }

    /** The day of the erasure is told, not that of what it erased. */
    @Test
    void whatWasErasedIsAsGoneInThePastAsToday() throws SQLException {
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        new Slug("long-forgotten"),
                        person("Edition Long Forgotten"),
                        Actor.SYSTEM);
        publish(saved);
        sql(
                """
                set session_replication_role = replica;
                update publication set live_from = '2015-01-01' where document_id = '%1$s';
                update path_claim set first_public_at = '2015-01-01' where document_id = '%1$s'\
                """
                        .formatted(saved.document()));
        var path = "/people/long-forgotten";
        assertThat(visitor.status("/at/20150601000000" + path)).isEqualTo(200);
        publishing.withdraw(saved.document(), "Enough of it", null, Actor.SYSTEM);
        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);

        var today = visitor.get(path);
        var then = visitor.get("/at/20150601000000" + path);
        assertThat(then.statusCode()).isEqualTo(today.statusCode()).isEqualTo(410);
        assertThat(Jsoup.parse(Visitor.body(then)).select("main").text())
                .isEqualTo(Jsoup.parse(Visitor.body(today)).select("main").text())
                .contains("By order of a court");
        assertThat(visitor.status("/at/20141231000000" + path)).isEqualTo(404);
    }

    private static String since(String page) {
        return Jsoup.parse(page).select("main p:contains(Taken down )").text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    /at/2016/people; 302; /at/20161231235959/people
                    /at/201602/people?after=x; 302; /at/20160229235959/people?after=x
                    /at/20160601/; 302; /at/20160601235959/
                    /at/2016060112; 302; /at/20160601125959/
                    /at/201606011230/people; 302; /at/20160601123059/people
                    /at/20160601000000/People/Well-Travelled/; 301; /at/20160601000000/people/well-travelled
                    /at/20160601000000/people/never-was; 404;
                    /at/20130101000000/people; 404;
                    /at/00000101000000/people; 404;
                    /at/99991231235959/people; 404;
                    /at/21990101000000/people; 404;
                    /at/20160231000000/people; 400;
                    /at/20160601250000/people; 400;
                    /at/201606010000001/people; 400;
                    /at/2016-06-01T00:00:00Z/people; 400;
                    /at/20160601000000+0200/people; 400;
                    /at/now/people; 400;
                    /at/; 400;
                    /at; 400;
                    /at/2016%30601000000/people; 400;
                    /at/20160601000000//search; 302; /search
                    /at/20160601000000//evil.example/search?q=x; 404;
                    /timegate/people/never-was; 404;
                    /timemap/people/never-was; 404;
                    /timemap/people/well-travelled?page=2; 404;
                    /timemap/people/well-travelled?page=x; 400;
                    /timegate/https://elsewhere.example/people; 404;
                    /at/20160601000000/sitemap.xml; 302; /sitemap.xml
                    /timegate/sitemap.xml; 404;
                    /timemap/sitemap.xml; 404;
                    /timemap/search; 404;
                    """)
    void everythingElseIsAnsweredClearly(String path, int status, String location) {
        var answer = visitor.get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Visitor.header(answer, "Location")).isEqualTo(location == null ? "" : location);
        if (status >= 400) {
            assertThat(Visitor.body(answer)).contains("<h1").doesNotContain("Exception");
            assertThat(Visitor.header(answer, "Memento-Datetime")).isEmpty();
        }
    }

    @Test
    void tenThousandVersionsComeInParts() throws SQLException {
        sql(
                """
                set session_replication_role = replica;
                insert into publication (id, document_id, kind, path, type, language, title, summary, sort_key, revision_id,
                                         live_from, live_until, published_by)
                select gen_random_uuid(), p.document_id, 'live', p.path, p.type, p.language, p.title, p.summary, p.sort_key,
                       p.revision_id, timestamptz '2014-02-01' + n * interval '1 hour',
                       timestamptz '2014-02-01' + (n + 1) * interval '1 hour', 'system'
                from (select * from publication where path = '/privacy' limit 1) p, generate_series(1, 10000) n;
                update path_claim set first_public_at = '2014-01-01' where path = '/privacy'\
                """);
        var first = Visitor.body(visitor.get("/timemap/privacy"));
        var others =
                links(first).stream()
                        .filter(link -> link.rel().equals(List.of("timemap")))
                        .toList();
        assertThat(others).hasSize(10);
        var mementos = new ArrayList<>(links(first));
        others.forEach(
                part -> mementos.addAll(links(Visitor.body(visitor.send("GET", part.target())))));
        assertThat(mementos.stream().filter(Link::isMemento).map(Link::target).distinct())
                .hasSize(10_002);
        assertThat(mementos.stream().filter(link -> link.rel().contains("first"))).hasSize(1);
        assertThat(mementos.stream().filter(link -> link.rel().contains("last"))).hasSize(1);
        assertThat(Visitor.body(visitor.get("/timemap/privacy?format=json&page=11")))
                .contains("\"count\":10002");
    }

    private record Link(String target, List<String> rel, String datetime) {

        boolean isMemento() {
            return rel.contains("memento");
        }
    }

    /** By a parser that isn't ours. */
    private static List<Link> links(String field) {
        var elements =
                BasicHeaderValueParser.INSTANCE.parseElements(
                        field, new ParserCursor(0, field.length()));
        return Arrays.stream(elements)
                .map(element ->
                        new Link(
                                (element.getName()
                                                + (element.getValue() == null
                                                        ? ""
                                                        : "=" + element.getValue()))
                                        .replaceAll("^<|>$", ""),
                                List.of(value(element.getParameterByName("rel")).split(" ")),
                                value(element.getParameterByName("datetime"))))
                .toList();
    }

    private static String value(NameValuePair pair) {
        return pair == null ? "" : pair.getValue();
    }

    /** The target of the only link of a relation. */
    private static String one(HttpResponse<byte[]> answer, String rel) {
        var found =
                links(Visitor.header(answer, "Link")).stream()
                        .filter(link -> link.rel().contains(rel))
                        .toList();
        assertThat(found).as(rel).hasSize(1);
        return found.getFirst().target();
    }

    private static Map<String, List<String>> told(HttpResponse<byte[]> answer) {
        var told = new TreeMap<>(answer.headers().map());
        told.keySet().removeAll(List.of("date", "keep-alive", "connection"));
        told.put(":status", List.of("" + answer.statusCode()));
        return told;
    }

    private void sql(String statements) throws SQLException {
        try (var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            statement.execute(statements);
        }
    }

    private SavedRevision edit(SavedRevision before, String slug, String name) {
        return drafting.save(
                before.document(),
                before.revision(),
                new Slug(slug),
                person(name),
                "",
                Actor.SYSTEM);
    }

    private void publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
    }

    private static Person person(String name) {
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
