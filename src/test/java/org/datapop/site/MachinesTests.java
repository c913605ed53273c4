package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.catalog.home.Home;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.EditorialContent;
import org.datapop.content.Publishing;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What the site tells machines: crawlers, feed readers, home screens, and who finds a weakness. */
@SiteTest
class MachinesTests {

    private static final Language SPANISH = new Language("es");

    @LocalServerPort int port;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired PublishedContent published;
    @Autowired EditorialContent editorial;
    @Autowired Pages pages;
    @Autowired SecurityContactController security;
    @Autowired JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theSitemapNamesEveryPageOnceAndNothingElse() throws Exception {
        var answer = get("/sitemap.xml");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/xml;charset=UTF-8");
        Xml.check(answer.body(), "sitemap", "alternate");
        var addresses = xml(answer.body()).select("loc").eachText();
        assertThat(addresses)
                .doesNotHaveDuplicates()
                .containsAll(StarterAddresses.all().stream().map(this::absolute).toList())
                .noneMatch(address -> address.contains("#") || address.contains("feed"));
        for (var address : addresses) {
            var page = client.send(request(URI.create(address)), BodyHandlers.ofString());
            assertThat(page.statusCode()).as(address).isEqualTo(200);
            assertThat(Jsoup.parse(page.body()).select("link[rel=canonical]").attr("href"))
                    .isEqualTo(address);
        }
        var mission = url(xml(answer.body()), "/mission");
        assertThat(Instant.parse(mission.select("lastmod").text())).isBefore(Instant.now());
        assertUnchanged("/sitemap.xml");
        assertThat(get("/es/sitemap.xml").statusCode()).isEqualTo(404);
        assertThat(get("/sitemap.xml?after=ffffffff-ffff-ffff-ffff-ffffffffffff").statusCode())
                .isEqualTo(404);
    }

    @Test
    void languagesPointToEachOther() throws Exception {
        spanishHome();

        var sitemap = get("/sitemap.xml").body();
        Xml.check(sitemap, "sitemap", "alternate");
        for (var path : List.of("/", "/es", "/people", "/es/people")) {
            var head = Jsoup.parse(get(path).body()).select("link[rel=alternate][hreflang]");
            assertThat(head.eachAttr("hreflang")).containsExactly("en", "es", "x-default");
            var listed = url(xml(sitemap), path).select("xhtml|link");
            assertThat(listed.eachAttr("href")).isEqualTo(head.eachAttr("href"));
        }
        assertThat(Jsoup.parse(get("/mission").body()).select("link[hreflang]")).isEmpty();
        var spanish = Jsoup.parse(get("/es").body());
        assertThat(spanish.select("link[type=application/atom+xml]").eachAttr("href"))
                .containsExactly("/es/interviews/feed.atom", "/es/news/feed.atom");
        assertThat(spanish.select("link[rel=manifest]").attr("href"))
                .isEqualTo("/es/manifest.webmanifest");
        for (var path : List.of("/es/interviews/feed.atom", "/interviews/feed.atom")) {
            Xml.check(get(path).body(), "atom");
        }
        var manifest = JsonMapper.shared().readTree(get("/es/manifest.webmanifest").body());
        assertThat(manifest.get("lang").asString()).isEqualTo("es");
        assertThat(manifest.get("start_url").asString()).isEqualTo("/es");
    }

    @Test
    void aFeedWithoutEntriesIsAFeed() throws Exception {
        for (var path : List.of("/interviews/feed.atom", "/news/feed.atom")) {
            var answer = get(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/atom+xml;charset=UTF-8");
            Xml.check(answer.body(), "atom");
            assertThat(xml(answer.body()).select("link[rel=self]").attr("href"))
                    .isEqualTo(absolute(path));
            assertUnchanged(path);
        }
        assertThat(get("/fr/news/feed.atom").statusCode()).isEqualTo(404);
    }

    @Test
    void aCrawlerIsWelcomeAndToldWhereToBegin() throws Exception {
        var answer = get("/robots.txt");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/plain;charset=UTF-8");
        assertThat(answer.body())
                .startsWith("User-agent: *\n")
                .contains("Disallow: /admin\n", "Sitemap: " + absolute("/sitemap.xml"))
                .doesNotContain("Disallow: /\n");
    }

    @Test
    void whoFindsAWeaknessIsToldWhereToReportIt() throws Exception {
        var answer = get("/.well-known/security.txt");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Contact: " + absolute("/contact") + "\n")
                .contains("Canonical: " + absolute("/.well-known/security.txt") + "\n")
                .contains("Preferred-Languages: en\n");
        assertThat(security.text(LocalDate.of(2026, 11, 1)))
                .isEqualTo(security.text(LocalDate.of(2026, 11, 30)))
                .contains("Expires: 2027-10-01T00:00:00Z\n");
        assertThat(get("/.well-known/other").statusCode()).isEqualTo(404);
    }

    @Test
    void aHomeScreenFindsItsIcons() throws Exception {
        var answer = get("/manifest.webmanifest");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/manifest+json;charset=UTF-8");
        var manifest = JsonMapper.shared().readTree(answer.body());
        assertThat(manifest.get("name").asString()).isEqualTo("Data-Pop Alliance");
        for (var icon : manifest.get("icons")) {
            var picture = get(icon.get("src").asString());
            assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
        }
        assertThat(get("/favicon.ico").headers().firstValue("Content-Type"))
                .hasValue("image/x-icon");
    }

    @Test
    void everyPageSaysWhatItIsWhereItIsShared() throws Exception {
        var titles = new HashSet<String>();
        for (var path : StarterAddresses.all()) {
            var head = Jsoup.parse(get(path).body());
            assertThat(titles.add(head.title())).as(head.title()).isTrue();
            assertThat(property(head, "og:title")).isNotBlank();
            assertThat(property(head, "og:url")).isEqualTo(absolute(path));
            assertThat(property(head, "og:site_name")).isEqualTo("Data-Pop Alliance");
            assertThat(property(head, "og:locale")).isEqualTo("en_US");
            assertThat(property(head, "og:image:alt")).isNotBlank();
            assertThat(property(head, "og:description"))
                    .isEqualTo(head.select("meta[name=description]").attr("content"));
            assertThat(get(property(head, "og:image").replace(absolute(""), "")).statusCode())
                    .isEqualTo(200);
            assertThat(head.select(".foot a[rel=nofollow]").attr("href"))
                    .isEqualTo("/admin/at" + path);
        }
        assertThat(property(Jsoup.parse(get("/people/emma-samman").body()), "og:type"))
                .isEqualTo("profile");
        assertThat(property(Jsoup.parse(get("/mission").body()), "og:type")).isEqualTo("article");
        assertThat(property(Jsoup.parse(get("/people").body()), "og:type")).isEqualTo("website");
        var lost = Jsoup.parse(get("/nothing-here").body());
        assertThat(lost.select("meta[property], .edit, .cite")).isEmpty();
    }

    @Test
    void aPageWithoutASummaryIsDescribedByItsFirstWords() throws Exception {
        var text = "**Words** & [words](/people) " + "that go on ".repeat(40);
        var person =
                new Person("Nobody", "", "", "", new Markdown(text), List.of(), List.of(), null);
        var saved = drafting.create("person", Language.ENGLISH, null, person, Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);

        var head = Jsoup.parse(get("/people/nobody").body());
        assertThat(head.select("meta[name=description]").attr("content"))
                .startsWith("Words & words that go on")
                .matches(".*(that|go|on)…")
                .hasSizeLessThanOrEqualTo(161);
        assertThat(head.select(".cite").text())
                .startsWith("Data-Pop Alliance: “Nobody”, " + absolute("/people/nobody"));
    }

    @Test
    void editorsSeeTheListsOfAnyInstant() throws Exception {
        var reading = new Reading(editorial.timeline(), null, "");
        for (var path : List.of("/sitemap.xml", "/news/feed.atom")) {
            assertThat(pages.render(reading, Asked.path(path)).body())
                    .isEqualTo(pages.render(Reading.now(published), Asked.path(path)).body());
        }
    }

    private void spanishHome() {
        var home =
                jdbc.sql(
                                "select d.content_id from document d join content c on c.id = d.content_id where c.type = 'home'")
                        .query(UUID.class)
                        .single();
        var document = drafting.translate(home, SPANISH, Actor.SYSTEM).document();
        var body =
                new Home(
                        "Inicio",
                        "Resumen",
                        "",
                        "Lema",
                        "Entrada",
                        "Pilares",
                        "Retos",
                        "",
                        "Fundadores",
                        "",
                        List.of(),
                        List.of(),
                        "",
                        List.of());
        var saved = drafting.save(document, null, null, body, "", Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
    }

    private void assertUnchanged(String path) throws Exception {
        var tag = get(path).headers().firstValue("ETag").orElseThrow();
        var again =
                client.send(
                        HttpRequest.newBuilder(uri(path)).header("If-None-Match", tag).build(),
                        BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    private static Element url(Document sitemap, String path) {
        return sitemap.select("url").stream()
                .filter(url -> URI.create(url.select("loc").text()).getPath().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String property(Document page, String name) {
        return page.select("meta[property=" + name + "]").attr("content");
    }

    private static Document xml(String text) {
        return Jsoup.parse(text, Parser.xmlParser());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(uri(path)), BodyHandlers.ofString());
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri).build();
    }

    private URI uri(String path) {
        return URI.create(absolute(path));
    }

    private String absolute(String path) {
        return "http://localhost:" + port + path;
    }
}
