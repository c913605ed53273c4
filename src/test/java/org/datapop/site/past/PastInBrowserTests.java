package org.datapop.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.datapop.SiteTest;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.datapop.site.rendering.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Readers walk about in the past as easily as in the present. */
@SiteTest
@BrowserTest
class PastInBrowserTests {

    @LocalServerPort int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/at/NOW/",
                "/at/NOW/people/patrick-vinck",
                "/at/NOW/people",
                "/history/people/patrick-vinck",
                "/history/people/patrick-vinck?newer=NOW",
                "/log"
            })
    void pagesAreAccessibleAndValid(String path, Browser browser) {
        var page = browser.open(address(path), Look.PHONE);
        HtmlChecker.check(
                String.valueOf(
                        page.evaluate("fetch(location.href).then(answer => answer.text())")));
        for (var look : new Look[] {Look.PHONE, Look.PHONE.inTheDark(), Look.DESK}) {
            Browser.look(page, look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
        }
    }

    /** From a page to its history, from there into the past, about in it, and back. */
    @Test
    void oneWalksThereAndBack(Browser browser) {
        var page = browser.open(address("/people/patrick-vinck"), Look.DESK);
        page.click("a[href='/history/people/patrick-vinck']");
        page.locator("ol.appointments a").last().click();
        assertThat(page.url()).contains("/at/").endsWith("/people/patrick-vinck");
        assertThat(page.locator("aside.past").innerText()).contains("as it was on");
        page.locator("header a.mark").click(); // A second earlier there may have been no menu yet.
        assertThat(page.url()).contains("/at/");
        page.locator("aside.past a").first().click();
        assertThat(page.url()).doesNotContain("/at/");
        assertThat(page.locator("aside.past").count()).isZero();
    }

    private String address(String path) {
        return "http://localhost:"
                + port
                + path.replace("NOW", Stamp.ofSecond(Instant.now()).digits());
    }
}
