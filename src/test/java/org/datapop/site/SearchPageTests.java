package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.datapop.SiteTest;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The search of the starter site, over the wire and in a browser. */
@SiteTest
@BrowserTest
class SearchPageTests {

    private static final Look PHONE = new Look(390, false, true);

    @LocalServerPort int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aMisspeltNameIsFoundAndTheReaderIsTold() throws Exception {
        var page = Jsoup.parse(get("/search?q=" + encoded("enzo Bollettino")).body());
        assertThat(page.select(".results a").attr("href")).isEqualTo("/people/enzo-bolletino");
        assertThat(page.select(".results mark").eachText()).contains("Enzo", "Bolletino");
        assertThat(page.select("main").text()).contains("nothing contains “Bollettino”");
        assertThat(page.select("#q").val()).isEqualTo("enzo Bollettino");
        assertThat(page.title()).contains("enzo Bollettino");
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void accentsDoNotMatterAndFiltersNarrow() throws Exception {
        var page = Jsoup.parse(get("/search?q=Letouze&type=person").body());
        assertThat(page.select(".results h3").eachText()).contains("Emmanuel Letouzé");
        assertThat(page.select(".filters [aria-current]").eachText())
                .anyMatch(t -> t.startsWith("Person"));
        assertThat(
                        Jsoup.parse(get("/search?q=data&type=zebra&after=x").body())
                                .select("main")
                                .text())
                .contains("No results");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?q=",
                "?q=%22",
                "?q=-a",
                "?q=%F0%9F%98%80",
                "?q=%D8%A8%D9%8A",
                "?q=data&after=nonsense",
                "?q=data&language=xx-",
                "?q=a&q=b",
                "?q=%3Cscript%3E",
                "?q=%27%20OR%201=1--"
            })
    void whateverIsAskedLooksIntended(String query) throws Exception {
        var answer = get("/search" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        HtmlChecker.check(answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?q=%00", "?q=%ED%A0%80", "?q=%", "?q=%zz", "LONG", "HUGE"})
    void whatCannotBeReadIsRefusedWithAPage(String query) throws Exception {
        var size = query.equals("HUGE") ? 100_000 : 5000;
        var asked = query.startsWith("?") ? query : "?q=" + "a".repeat(size);
        var socket = new java.net.Socket("localhost", port);
        try (socket) {
            socket.getOutputStream()
                    .write(
                            ("GET /search"
                                            + asked
                                            + " HTTP/1.1\r\nHost: localhost:"
                                            + port
                                            + "\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            var status =
                    new java.io.BufferedReader(
                                    new java.io.InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.UTF_8))
                            .readLine();
            assertThat(status).startsWith("HTTP/1.1 4");
        }
    }

    @Test
    void aLongSearchIsCutPolitely() throws Exception {
        var page = Jsoup.parse(get("/search?q=" + "word+".repeat(500)).body());
        assertThat(page.select("#q").val()).startsWith("word word").hasSizeLessThanOrEqualTo(400);
        assertThat(page.select("main").text()).contains("only its beginning was used");
    }

    @Test
    void suggestionsAreSmallAndPlain() throws Exception {
        var answer = get("/search/suggestions?q=letou");
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        assertThat(answer.body()).contains("Emmanuel Letouzé", "/people/emmanuel-letouze");
        assertThat(get("/search/suggestions").statusCode()).isEqualTo(200);
    }

    @Test
    void everyPageLeadsToTheSearchAndALostVisitorFindsItsField() throws Exception {
        assertThat(Jsoup.parse(get("/people").body()).select("header a[href=/search]")).hasSize(1);
        assertThat(
                        Jsoup.parse(get("/nothing-here").body())
                                .select("form[action=/search] input[name=q]"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search",
                "/search?q=data",
                "/search?q=zzzzqqqq+xxyyxx",
                "/search?q=Bollettino"
            })
    void theSearchIsAccessibleOnEveryScreen(String path, Browser browser) {
        var address = "http://localhost:" + port + path;
        var page = browser.open(address, Look.PHONE);
        for (var look :
                new Look[] {
                    Look.PHONE, PHONE, PHONE.inTheDark(), Look.DESK, Look.DESK.inTheDark()
                }) {
            Browser.look(page, look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
        }
        Browser.assertNoSidewaysScrolling(browser.open(address, Look.PHONE.withoutJavaScript()));
    }

    @Test
    void suggestionsAreChosenWithTheKeyboard(Browser browser) {
        var page = browser.open("http://localhost:" + port + "/search", Look.DESK);
        page.locator("#q").pressSequentially("letou");
        page.locator("[role=option]").first().waitFor();
        Accessibility.check(page);
        assertThat(page.locator("[role=status]").innerText()).contains("suggestion");
        assertThat(page.locator("#q").getAttribute("aria-expanded")).isEqualTo("true");

        page.locator("#q").press("Escape");
        assertThat(page.locator("#suggestions").isVisible()).isFalse();

        page.locator("#q").pressSequentially("z");
        page.locator("#q").press("Backspace");
        page.locator("[role=option]").first().waitFor();
        page.locator("#q").press("ArrowUp");
        assertThat(page.locator("[aria-selected=true]").innerText()).isEqualTo("Emmanuel Letouzé");
        page.locator("#q").press("Enter");
        page.waitForURL("**/people/emmanuel-letouze");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
