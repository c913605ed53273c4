package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.Set;
import java.util.TreeSet;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gallery as a browser shows it: nothing for axe to find, nothing wider than the window. */
@BrowserTest
class GalleryBrowserTests {

    private static final Look PHONE = new Look(390, false, true);

    @BeforeAll
    static void hang() {
        new Gallery().write();
    }

    /** All but a list of hundreds that looks like a shorter one and takes axe a minute. */
    static Set<String> names() {
        var names = new TreeSet<>(new Gallery().write().keySet());
        names.remove("many-map-crowded");
        return names;
    }

    @ParameterizedTest
    @MethodSource("names")
    void axeFindsNothingInAnyColoursAndNothingIsWiderThanTheWindow(String name, Browser browser) {
        var page = open(browser, name, PHONE);
        for (var width : new int[] {320, 390, 768, 1280}) {
            page.setViewportSize(width, 900);
            Browser.assertNoSidewaysScrolling(page);
        }
        // Colours don't depend on the width, so each width is seen in one light.
        check(page, 390, ColorScheme.DARK);
        check(page, 1280, ColorScheme.LIGHT);
        forget(browser);
    }

    private static void check(Page page, int width, ColorScheme colours) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
        Accessibility.check(page);
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
        forget(browser);
    }

    @Test
    void onPaperThereIsNoNavigation(Browser browser) {
        var page = open(browser, "person", Look.DESK);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator("nav:visible, .skip:visible").count()).isZero();
        forget(browser);
    }

    /** Files have no server behind them, and the console says so at every turn. */
    private static void forget(Browser browser) {
        browser.forgetProblems();
    }

    private static Page open(Browser browser, String name, Look look) {
        return browser.open(Gallery.file(name).toUri().toString(), look);
    }
}
