package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootTest(
        classes = SchemeTests.Site.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class SchemeTests {

    private static final String PAGE = "/with-toggle";

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort int port;

    @BeforeAll
    static void launch() {
        Optional<Path> chromium =
                Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(chromium.isPresent(), "no Chromium or Chrome found");
        }
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium.orElseThrow())
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void goesRoundAndIsRememberedBeforeThePageIsPainted() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.onPageError(complaints::add);
            page.navigate(url(PAGE));
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
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void isSetByTheInlineScriptAlone() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(url(PAGE));
            page.evaluate("localStorage.setItem('scheme', 'dark')");
            page.route("**/*.js", route -> route.abort());
            page.navigate(url("/nowhere"));
            assertThat(scheme(page)).isEqualTo("dark");
            assertThat(background(page)).isEqualTo("rgb(20, 20, 26)");
            page.evaluate("localStorage.setItem('scheme', 'purple')");
            page.reload();
            assertThat(scheme(page)).isNull();
        }
    }

    @Test
    void followsTheSystemAndHidesItsButtonWithoutScripts() {
        var withoutScripts =
                new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setColorScheme(ColorScheme.DARK);
        try (var context = browser.newContext(withoutScripts)) {
            var page = context.newPage();
            page.navigate(url(PAGE));
            assertThat(page.locator("button").isVisible()).isFalse();
        }
    }

    @Test
    void isNoWayInForAnyOtherInlineScript() {
        try (var context = browser.newContext()) {
            var page = context.newPage();
            page.navigate(url("/attacked"));
            assertThat(page.title()).isEqualTo("A page");
            assertThat(page.evaluate("window.attacked")).isNull();
        }
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
