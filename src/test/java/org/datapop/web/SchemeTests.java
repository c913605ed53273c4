package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@BrowserTest
@SpringBootTest(
        classes = SchemeTests.Site.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SchemeTests {

    private static final String PAGE = "/with-toggle";

    @LocalServerPort int port;

    @Test
    void goesRoundAndIsRememberedBeforeThePageIsPainted(Browser browser) {
        var page = browser.open(url(PAGE));
        Locator toggle = page.locator("button");
        assertThat(toggle.isVisible()).isTrue();
        assertThat(toggle.getAttribute("aria-label")).isEqualTo("Colours: as the system");
        toggle.click();
        assertThat(toggle.getAttribute("aria-label")).isEqualTo("Colours: light");
        assertThat(scheme(page)).isEqualTo("light");
        toggle.click();
        assertThat(scheme(page)).isEqualTo("dark");
        assertThat(background(page)).isEqualTo("rgb(20, 20, 26)");
        page.reload();
        assertThat(scheme(page)).isEqualTo("dark");
        assertThat(toggle.getAttribute("aria-label")).isEqualTo("Colours: dark");
        toggle.click();
        assertThat(scheme(page)).isNull();
        assertThat(page.evaluate("localStorage.getItem('scheme')")).isNull();
    }

    @Test
    void isSetByTheInlineScriptAlone(Browser browser) {
        var page = browser.open(url(PAGE));
        page.evaluate("localStorage.setItem('scheme', 'dark')");
        page.route("**/*.js", route -> route.abort());
        page.navigate(url("/nowhere"));
        assertThat(scheme(page)).isEqualTo("dark");
        assertThat(background(page)).isEqualTo("rgb(20, 20, 26)");
        page.evaluate("localStorage.setItem('scheme', 'purple')");
        page.reload();
        assertThat(scheme(page)).isNull();
        browser.forgetProblems(); // The page is a 404, and its scripts were kept away.
    }

    @Test
    void hidesItsButtonWithoutScripts(Browser browser) {
        var page = browser.open(url(PAGE), Look.DESK.withoutJavaScript());
        assertThat(page.locator("button").isVisible()).isFalse();
    }

    @Test
    void isNoWayInForAnyOtherInlineScript(Browser browser) {
        var page = browser.open(url("/attacked"));
        assertThat(page.title()).isEqualTo("A page");
        assertThat(page.evaluate("window.attacked")).isNull();
        assertThat(browser.problems()).isNotEmpty();
        browser.forgetProblems();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }

    private static Object scheme(com.microsoft.playwright.Page page) {
        return page.evaluate("document.documentElement.dataset.scheme ?? null");
    }

    private static Object background(com.microsoft.playwright.Page page) {
        return page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    }

    @Import({TestSite.class, SchemeTests.Site.Pages.class})
    static class Site {

        @RestController
        static class Pages {

            @Autowired Assets assets;

            @GetMapping(path = PAGE, produces = MediaType.TEXT_HTML_VALUE)
            String withToggle() {
                return """
                <!DOCTYPE html>
                <html lang="en">
                <title>A page</title>
                <script>%s</script>
                <link rel="icon" href="%s">
                <link rel="stylesheet" href="%s" integrity="%s">
                <script type="module" src="%s" integrity="%s"></script>
                <button hidden data-scheme-toggle data-label-auto="Colours: as the system"
                  data-label-light="Colours: light" data-label-dark="Colours: dark">◐</button>
                """
                        .formatted(
                                assets.schemeScript(),
                                assets.favicon(),
                                assets.stylesheet().url(),
                                assets.stylesheet().integrity(),
                                assets.script("scheme").url(),
                                assets.script("scheme").integrity());
            }

            @GetMapping(path = "/attacked", produces = MediaType.TEXT_HTML_VALUE)
            String attacked() {
                return """
                <!DOCTYPE html><title>A page</title>
                <script>window.attacked = 1</script>
                <script src="data:text/javascript,window.attacked=2"></script>
                <img src="/nothing" onerror="window.attacked = 3">
                <svg onload="window.attacked = 4"></svg>
                """;
            }
        }
    }
}
