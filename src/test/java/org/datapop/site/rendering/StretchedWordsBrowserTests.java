package org.datapop.site.rendering;

import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of two fifths more than English still fit on the narrowest phone. */
@BrowserTest
class StretchedWordsBrowserTests {

    private final Gallery gallery = new Gallery(new StretchedWords());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "home",
                "organization",
                "person",
                "pillar",
                "founders",
                "notFound",
                "gone",
                "empty-people"
            })
    void nothingIsWiderThanTheWindow(String name, Browser browser) {
        gallery.write(name, "stretched-" + name);
        var file = Gallery.file("stretched-" + name).toUri().toString();
        var page = browser.open(file, Look.PHONE);
        Browser.assertNoSidewaysScrolling(page);
        page.locator(".menu summary").click();
        Browser.assertNoSidewaysScrolling(page);
        // Files have no server behind them, and the console says so at every turn.
        browser.forgetProblems();
    }
}
