package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.datapop.SiteTest;
import org.datapop.catalog.page.Page;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The starter site as it goes over the wire. */
@SiteTest
class PageTests {

    private static final int BUDGET = 14_000;

    @LocalServerPort int port;
    @Autowired Pages pages;
    @Autowired PublishedContent published;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @MethodSource("org.datapop.site.StarterAddresses#all")
    void everyStarterPageIsThere(String path) throws Exception {
        var answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        var page = Jsoup.parse(answer.body());
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.title()).isNotBlank();
        assertThat(page.select("link[rel=canonical]").attr("href"))
                .isEqualTo("http://localhost:" + port + path);
        assertThat(page.select("meta[name=description]").attr("content")).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("org.datapop.site.StarterAddresses#all")
    void aPageTakesTwoSelectsAndLeavesNoTrace(String path) throws Exception {
        var statements = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        statements.start();
        logger.setLevel(Level.DEBUG);
        logger.addAppender(statements);
        try {
            pages.render(Reading.now(published), Asked.path(path));
        } finally {
            logger.detachAppender(statements);
            logger.setLevel(null);
        }
        assertThat(
                        // Sessions that ended are cleared away by another thread, at its own time.
                        statements.list.stream()
                                .filter(event ->
                                        event.getThreadName()
                                                .equals(Thread.currentThread().getName()))
                                .filter(event ->
                                        event.getMessage()
                                                .startsWith("Executing prepared SQL statement")))
                // The map asks for its lines too.
                .hasSize(path.equals("/map") ? 3 : 2);
        assertThat(get(path).headers().allValues("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("org.datapop.site.StarterAddresses#all")
    void markupAndStylesFitIntoTheFirstRoundTrip(String path) throws Exception {
        var size = zipped(path);
        for (var style : Jsoup.parse(get(path).body()).select("link[rel=stylesheet]")) {
            size += zipped(style.attr("href"));
        }

        assertThat(size).as("gzip bytes of %s", path).isLessThanOrEqualTo(BUDGET);
    }

    @Test
    void theStoryIsToldInOrderWithItsSources() throws Exception {
        var page = Jsoup.parse(get("/founders").body());

        assertThat(page.select(".timeline > li .when").eachText())
                .containsExactly(
                        "2004",
                        "2005",
                        "2010 to 2011",
                        "since 2011",
                        "about 2012",
                        "2012 to 2013",
                        "summer 2013",
                        "2013",
                        "2013",
                        "2013",
                        "2013");
        assertThat(page.select(".timeline > li .source")).hasSize(9);
        assertThat(page.select(".timeline-art > a").eachAttr("href"))
                .containsExactlyElementsOf(
                        page.select(".timeline > li").eachAttr("id").stream()
                                .map(id -> "#" + id)
                                .toList());
    }

    @Test
    void theMapSaysWhoIsConnectedInAPictureAndInWords() throws Exception {
        var page = Jsoup.parse(get("/map").body());

        assertThat(page.select(".ties > li > h3").eachText())
                .hasSize(11)
                .contains("Patrick Vinck", "Data-Pop Alliance");
        assertThat(page.select(".map-wide > a").eachAttr("href"))
                .containsExactlyInAnyOrderElementsOf(
                        page.select(".ties > li:has(ul) > h3 a").eachAttr("href"));
        var vinck = page.select(".ties > li:has(h3:contains(Patrick Vinck)) li").eachText();
        assertThat(vinck)
                .contains(
                        "Harvard Humanitarian Initiative mentioned there mentioned here role there");
        var lines = page.select(".map-wide path").eachAttr("d");
        assertThat(lines.stream().mapToInt(path -> path.split("M").length - 1).sum() * 2)
                .isEqualTo(page.select(".ties li li").size());
    }

    @Test
    void everyLinkOfEveryPageLeadsSomewhere() throws Exception {
        for (var path : StarterAddresses.all()) {
            for (Element link :
                    Jsoup.parse(get(path).body()).select("a[href^=/]:not([href^=/admin/])")) {
                var href = link.attr("href");
                var answer = get(href);
                assertThat(answer.statusCode()).as("%s on %s", href, path).isEqualTo(200);
                if (href.contains("#")) {
                    var anchor = href.substring(href.indexOf('#') + 1);
                    assertThat(Jsoup.parse(answer.body()).getElementById(anchor))
                            .as(href)
                            .isNotNull();
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/people/emmanuel-letouze/, /people/emmanuel-letouze",
        "/People/Emmanuel-Letouze, /people/emmanuel-letouze",
        "/people/emmanuel-letouz%C3%A9, /people/emmanuel-letouze",
        "/people//emmanuel-letouze, /people/emmanuel-letouze",
        "/Mission/, /mission",
        "/PEOPLE, /people",
        "/People/?after=00000000-0000-0000-0000-000000000001&utm=x, /people?after=00000000-0000-0000-0000-000000000001",
        "/vision-and-members, /mission",
        "/vision-and-members/, /mission",
        "/Vision-and-Members/, /mission",
        "/about/about-dpa/, /about",
        "/about/overview, /about",
        "/About/Overview/?utm=x, /about"
    })
    void otherSpellingsLeadOnceToTheOneAddress(String asked, String target) throws Exception {
        var answer = get(asked);

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).hasValue(target);
        assertThat(get(target).statusCode()).isEqualTo(200);
    }

    @Test
    void whoGetsLostIsToldWhatTheyMayHaveMeant() throws Exception {
        var answer = get("/people/emanuel-letouse");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(Jsoup.parse(answer.body()).select("main a[href=/people/emmanuel-letouze]"))
                .isNotEmpty();
        assertThat(Jsoup.parse(get("/xqzw").body()).select("main h1")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/es", "/es/people", "/id/1", "/🎉", "/index.php", "/.env", "/a/b/c/d/e"})
    void whatIsNotThereIsAPlain404(String path) throws Exception {
        assertThat(get(path.replace("🎉", "%F0%9F%8E%89")).statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasWithdrawnSaysSoWithItsReason() throws Exception {
        var page = publish("withdrawn-page");
        publishing.withdraw(page.document(), "Out of date <b>since</b> June", null, Actor.SYSTEM);

        var answer = get("/withdrawn-page");

        assertThat(answer.statusCode()).isEqualTo(410);
        Document html = Jsoup.parse(answer.body());
        assertThat(html.text()).contains("Out of date <b>since</b> June").contains("Title of it");
        assertThat(html.select("meta[name=robots]").attr("content")).contains("noindex");
    }

    @Test
    void anUnchangedPageIsNotSentAgain() throws Exception {
        var tag = get("/mission").headers().firstValue("ETag").orElseThrow();
        var again =
                client.send(
                        HttpRequest.newBuilder(uri("/mission"))
                                .header("If-None-Match", tag)
                                .build(),
                        BodyHandlers.ofString());

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        // The answer that is still true had it, and has another tag when it changes.
        assertThat(again.headers().firstValue("Content-Security-Policy")).isEmpty();
    }

    @Test
    void headEqualsGetWithoutTheBody() throws Exception {
        var head =
                client.send(
                        HttpRequest.newBuilder(uri("/mission")).HEAD().build(),
                        BodyHandlers.ofString());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag"))
                .isEqualTo(get("/mission").headers().firstValue("ETag"));
    }

    @Test
    void nobodyCanSendAnythingToAPage() throws Exception {
        for (var method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            var answer =
                    client.send(
                            HttpRequest.newBuilder(uri("/mission"))
                                    .method(method, HttpRequest.BodyPublishers.ofString("x=1"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
        }
    }

    private SavedRevision publish(String slug) {
        Body body =
                new Page(
                        "Title of it",
                        "",
                        List.of(new Block.Callout("a", "", new Markdown("Words"))));
        var saved = drafting.create("page", Language.ENGLISH, new Slug(slug), body, Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }

    private int zipped(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer =
                client.send(
                        HttpRequest.newBuilder(uri(path)).header("Accept-Encoding", "gzip").build(),
                        BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (var body = answer.body()) {
            return body.readAllBytes().length;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
