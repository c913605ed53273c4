package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.datapop.SiteTest;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.datapop.browser.Transfer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The starter site as visitors see it. */
@SiteTest
@BrowserTest
class PagesInBrowserTests {

    private static final Look PHONE = new Look(390, false, true);

    /** No text is wider or higher than a box that hides what doesn't fit. */
    private static final String NOTHING_CUT_OFF =
            """
            [...document.querySelectorAll('main *')].every(element =>
              getComputedStyle(element).overflow === 'visible' || element.closest('svg, .vh')
              || (element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight + 1)
              || getComputedStyle(element).overflowX === 'auto')\
            """;

    @LocalServerPort int port;

    @ParameterizedTest
    @MethodSource("org.datapop.site.StarterAddresses#oneOfEach")
    void pagesAreAccessibleOnEveryScreenInEveryLight(String path, Browser browser) {
        var page = open(browser, path, PHONE);
        for (var look : new Look[] {PHONE, PHONE.inTheDark(), Look.DESK, Look.DESK.inTheDark()}) {
            Browser.look(page, look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
        }
        ended(path, browser);
    }

    @ParameterizedTest
    @MethodSource("org.datapop.site.StarterAddresses#oneOfEach")
    void pagesReadTheSameWithoutScriptsOnTheNarrowestPhone(String path, Browser browser) {
        var withScripts = open(browser, path, Look.PHONE).locator("main").innerText();
        var page = open(browser, path, Look.PHONE.withoutJavaScript());

        assertThat(page.locator("main").innerText()).isEqualTo(withScripts);
        Browser.assertNoSidewaysScrolling(page);
        ended(path, browser);
    }

    @ParameterizedTest
    @MethodSource("org.datapop.site.StarterAddresses#oneOfEach")
    void pagesAreValidAndTakeFewRequests(String path, Browser browser) {
        var page = open(browser, path, PHONE);

        HtmlChecker.check(
                String.valueOf(
                        page.evaluate("fetch(location.href).then(answer => answer.text())")));
        assertThat(browser.transfers().stream().map(Transfer::url).distinct())
                .hasSizeLessThanOrEqualTo(5);
        assertThat(page.context().cookies()).isEmpty();
        ended(path, browser);
    }

    @ParameterizedTest
    @MethodSource("org.datapop.site.StarterAddresses#oneOfEach")
    void textTwiceAsLargeStillFits(String path, Browser browser) {
        var page = open(browser, path, PHONE);
        for (var look : new Look[] {PHONE, Look.DESK}) {
            Browser.look(page, look);
            page.evaluate("document.documentElement.style.fontSize = '200%'");
            Browser.assertNoSidewaysScrolling(page);
            assertThat((Boolean) page.evaluate(NOTHING_CUT_OFF)).as("%s is whole", path).isTrue();
        }
        ended(path, browser);
    }

    private Page open(Browser browser, String path, Look look) {
        return browser.open("http://localhost:" + port + path, look);
    }

    /** A 404 is told in the console, and meant to be. */
    private static void ended(String path, Browser browser) {
        if (path.equals("/nothing-here")) {
            browser.forgetProblems();
        }
    }
}
