package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.Set;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gallery as a browser shows it: nothing for axe to find, nothing wider than the window. */
@BrowserTest
class GalleryBrowserTests {

    private static final Look PHONE = new Look(390, false, true);
    private static final Look TABLET = new Look(768, false, true);

    static Set<String> names() {
        return new Gallery().write().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void axeFindsNothingInAnyColoursAtAnyWidth(String name, Browser browser) {
        for (var look : new Look[] {PHONE, PHONE.inTheDark(), Look.DESK, Look.DESK.inTheDark()}) {
            Accessibility.check(open(browser, name, look));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingIsWiderThanTheNarrowestWindow(String name, Browser browser) {
        Browser.assertNoSidewaysScrolling(open(browser, name, Look.PHONE));
        Browser.assertNoSidewaysScrolling(open(browser, name, TABLET));
    }

    @Test
    void theMenuOpensWithoutScript(Browser browser) {
        var page = open(browser, "person", PHONE.withoutJavaScript());
        assertThat(page.locator(".menu li a").first().isVisible()).isFalse();
        page.locator("summary").click();
        assertThat(page.locator(".menu li a").first().isVisible()).isTrue();
        assertThat(page.locator(".scheme").isVisible()).isFalse();

        var wide = open(browser, "person", Look.DESK.withoutJavaScript());
        assertThat(wide.locator(".menu li a").first().isVisible()).isTrue();
        assertThat(wide.locator("summary").isVisible()).isFalse();
    }

    @Test
    void onPaperThereIsNoNavigation(Browser browser) {
        var page = open(browser, "person", Look.DESK);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("nav:visible, .skip:visible").count()).isZero();
    }

    /** Files have no server behind their icon and their script, and the console says so. */
    private static Page open(Browser browser, String name, Look look) {
        var page = browser.open(Gallery.file(name).toUri().toString(), look);
        browser.forgetProblems();
        return page;
    }
}
