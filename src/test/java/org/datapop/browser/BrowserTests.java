package org.datapop.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTests {

    private static final String GOOD =
            """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Good</title>
            <link rel="icon" href="/icon"><meta name="viewport" content="width=device-width">
            <style>@media (prefers-color-scheme: dark) { body { color: white; background: black } }
            [role=doc-backlink] { display: inline-block; min-width: 24px; min-height: 24px }
            </style></head><body><main><h1>Good</h1>%s</main></body></html>\
            """;

    private LocalPages pages;

    @BeforeAll
    void startServer() throws IOException {
        pages = new LocalPages();
        pages.serve("/icon", "");
        pages.serve("/favicon.ico", "");
    }

    @AfterAll
    void stopServer() {
        pages.close();
    }

    @Test
    @BrowserTest
    void aGoodPageIsFoundGood(Browser browser) {
        var url = pages.serve("/good", GOOD.formatted(""));
        for (var look : List.of(Look.DESK, Look.PHONE.inTheDark())) {
            var page = browser.open(url, look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
        }
        assertThat(browser.transfers().getFirst().type()).isEqualTo("document");
        assertThat(browser.transfers().getFirst().bytes()).isEqualTo(GOOD.formatted("").length());
        HtmlChecker.check(GOOD.formatted(""));
    }

    @Test
    @BrowserTest
    void everythingThatTextsCanHoldIsAccessible(Browser browser) {
        pages.serve("/media/a.webp", "");
        var page = browser.open(pages.serve("/text", GOOD.formatted(HtmlCheckerTests.Sample.HTML)));
        Accessibility.check(page);
    }

    @ParameterizedTest
    @BrowserTest
    @CsvSource({
        "<script>alert(1)</script>, dialog",
        "<script>window.__xss = 1</script>, a script of the content ran",
        "<script>throw new Error('x')</script>, script error",
        "<script>console.error('x')</script>, console",
        "<img src='http://elsewhere.example/a.png' alt=''>, console",
        "<iframe src='http://elsewhere.example/' title='x'></iframe>, request to another host",
        "<img src='/missing' alt=''>, console",
    })
    void aPageThatMisbehavesIsFoundOut(String html, String problem, Browser browser) {
        browser.open(pages.serve("/bad", GOOD.formatted(html)));
        assertThat(browser.problems()).anySatisfy(found -> assertThat(found).startsWith(problem));
        assertThatThrownBy(browser::assertQuiet).hasMessageContaining(problem);
        browser.forgetProblems();
    }

    @Test
    @BrowserTest
    void aPageThatIsNotThereIsNoProblemOfItsOwn(Browser browser) {
        browser.open(pages.serve("/x", "x").replace("/x", "/none"));
        assertThat(browser.transfers().getFirst().status()).isEqualTo(404);
        browser.open(pages.serve("/good2", GOOD.formatted("")));
    }

    @Test
    @BrowserTest
    void withoutJavaScriptNothingRuns(Browser browser) {
        var url = pages.serve("/js", GOOD.formatted("<script>alert(1)</script>"));
        browser.open(url, Look.DESK.withoutJavaScript());
        browser.assertQuiet();
    }

    @Test
    @BrowserTest
    void aPageThatIsTooWideIsFoundOut(Browser browser) {
        var url = pages.serve("/wide", GOOD.formatted("<pre>" + "x".repeat(500) + "</pre>"));
        var page = browser.open(url, Look.PHONE);
        assertThatThrownBy(() -> Browser.assertNoSidewaysScrolling(page))
                .hasMessageContaining("too wide");
    }

    @Test
    @BrowserTest
    void aPageThatShutsPeopleOutIsFoundOut(Browser browser) {
        var html = "<button></button><p style=\"color: #ccc; background: #fff\">pale</p>";
        var page = browser.open(pages.serve("/shut", GOOD.formatted(html)));
        assertThatThrownBy(() -> Accessibility.check(page))
                .hasMessageContaining("button-name")
                .hasMessageContaining("color-contrast")
                .hasMessageContaining("<button></button>");
    }

    /** Stopped, it answers nothing and doesn't end either. */
    @Test
    @BrowserTest
    void aBrowserThatDoesNotAnswerIsEndedAndTheNextTestHasAnother(Browser browser)
            throws IOException, InterruptedException {
        browser.open(pages.serve("/stopped", GOOD.formatted("<p>Text</p>")));
        for (var process : Impatience.running().toList()) {
            new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
        }
        browser.forgetProblems();

        browser.close();

        assertThat(Impatience.running().filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void withoutABrowserTestsAreSkippedWithTheReasonButNotInCi() {
        var skipped = BrowserCondition.evaluate(Optional.empty(), false);
        assertThat(skipped.isDisabled()).isTrue();
        assertThat(skipped.getReason()).contains(InstalledBrowser.NONE);
        assertThatThrownBy(() -> BrowserCondition.evaluate(Optional.empty(), true))
                .hasMessage(InstalledBrowser.NONE);
        assertThat(BrowserCondition.evaluate(Optional.of(Path.of("/b")), true).isDisabled())
                .isFalse();
    }

    @Test
    void theBrowserThatIsNamedComesFirst() {
        var usual = List.of("/none", "/bin/sh");
        assertThat(InstalledBrowser.find(Map.of(), usual)).contains(Path.of("/bin/sh"));
        assertThat(InstalledBrowser.find(Map.of("CHROME_BIN", "/bin/ls"), usual))
                .contains(Path.of("/bin/ls"));
        assertThat(InstalledBrowser.find(Map.of("CHROME_BIN", "/none"), usual)).isEmpty();
    }
}
