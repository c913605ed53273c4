package org.datapop.site;

import com.microsoft.playwright.options.LoadState;
import org.datapop.Measurement;
import org.datapop.SiteTest;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.datapop.browser.Transfer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a browser fetches on its first visit, for each kind of page: {@code ./mvnw test
 * -Dtest=FirstVisit -Dspeed=true}. The figures belong into {@code src/docs/performance.md}.
 */
@SiteTest
@BrowserTest
@Measurement
class FirstVisit {

    @LocalServerPort int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/mission",
                "/pillars",
                "/pillars/diagnose",
                "/challenges",
                "/founders",
                "/map",
                "/people",
                "/people/patrick-vinck",
                "/organizations",
                "/organizations/data-pop-alliance",
                "/interviews",
                "/interviews/how-the-alliance-began",
                "/news",
                "/about",
                "/search?q=data"
            })
    void bytesAndRequests(String path, Browser browser) {
        var page = browser.open("http://localhost:" + port + path, Look.PHONE);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        var fetched = browser.transfers();
        System.out.printf(
                "| %s | %d | %.1f | %.1f |%n",
                path,
                fetched.size(),
                fetched.getFirst().bytes() / 1e3,
                fetched.stream().mapToInt(Transfer::bytes).sum() / 1e3);
    }
}
