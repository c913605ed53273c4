package org.datapop.admin.content;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two colleagues who have the same form open, each in a browser. */
@SiteTest
@BrowserTest
class PresenceInBrowserTests {

    private static final String ONE = "Also here: \u2068Colleague one\u2069";
    private static final String LINE = "#presence";

    /** A sign every 15 seconds, and a page that left so silently counts for 45. */
    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(90_000);

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired JdbcClient jdbc;

    private StaffClient one;
    private StaffClient other;
    private String address;

    @BeforeEach
    void somebodyBeganADocument() {
        one = colleagues.signedIn(port, Role.EDITOR);
        other = colleagues.signedIn(port, Role.ADMINISTRATOR, "two");
        one.open("/admin/content?type=person").submit("main form.begin", Map.of());
        one.submit("#form", Map.of("name", "Person " + UUID.randomUUID(), "summary", "Before"));
        address = one.address().replaceFirst("[?].*", "");
    }

    @Test
    void eachSeesWhatTheOtherDoes(Browser browser) {
        var mine = open(browser, one, Look.DESK);
        var theirs = open(browser, other, Look.DESK);
        var line = theirs.locator(LINE);
        assertThat(line).hasText(ONE, SOON);
        assertThat(mine.locator(LINE)).hasText("Also here: \u2068Colleague two\u2069", SOON);
        assertThat(mine.locator("#presence-said"))
                .hasText("\u2068Colleague two\u2069 has opened this as well.");
        HtmlChecker.check(theirs.content());
        Accessibility.check(theirs);

        mine.locator("#f-summary").pressSequentially(" and after");
        assertThat(line).hasText(ONE + " (unsaved changes)", SOON);
        hide(mine, true);
        assertThat(line).hasText(ONE + " (idle, unsaved changes)", SOON);
        hide(mine, false);
        assertThat(line).hasText(ONE + " (unsaved changes)", SOON);

        var founding = theirs.locator("#f-founding");
        founding.focus();
        founding.evaluate("field => field.scrollIntoView({ block: 'center' })");
        var place = founding.boundingBox().y;
        mine.click("text=Save draft");
        mine.waitForURL("**?saved");
        var newer = theirs.locator("#newer");
        assertThat(newer).containsText("\u2068Colleague one\u2069 saved a new version at ");
        assertThat(newer).hasAttribute("role", "status");
        assertThat(mine.locator("#newer")).isEmpty();
        assertThat(founding).isFocused();
        assertThat(newer).isInViewport();
        assertEquals(place, founding.boundingBox().y, 2, "where somebody types");
        Accessibility.check(theirs);
        var changes = theirs.waitForPopup(() -> newer.locator("a").click());
        assertThat(changes.locator("main")).containsText("and after");
        assertThat(line).hasText(ONE, SOON);
        assertThat(theirs.locator("#presence-said")).isEmpty();
        newer.locator("button").press("Enter");
        assertThat(newer).isEmpty();
        assertThat(founding).isFocused();

        mine.close();
        assertThat(line).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(90_000));
        browser.assertQuiet();
    }

    @Test
    void aLineThatMayNotBeTrueAnyMoreGoesAndComesBack(Browser browser) {
        var mine = open(browser, one, Look.DESK);
        var theirs = open(browser, other, Look.DESK);
        assertThat(theirs.locator(LINE)).hasText(ONE, SOON);
        theirs.context().route("**/presence*", route -> route.abort());
        theirs.evaluate("() => dispatchEvent(new Event('pagehide'))");
        theirs.evaluate(
                "() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
        assertThat(theirs.locator(LINE))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(90_000));
        theirs.locator("#f-summary").pressSequentially(" goes on");
        assertThat(theirs.locator("#kept")).containsText("Kept for you alone");
        theirs.context().unroute("**/presence*");
        assertThat(theirs.locator(LINE)).hasText(ONE, SOON);
        assertThat(mine.locator(LINE)).containsText("(unsaved changes)");
        browser.forgetProblems(); // that requests failed
    }

    @Test
    void tenLongNamesFitAPhone(Browser browser) {
        for (var i = 0; i < 10; i++) {
            var account = colleagues.of(Role.EDITOR, "no-" + i + "-" + "endless".repeat(7));
            jdbc.sql("insert into presence values (?, ?, ?, now(), true, true)")
                    .params(UUID.randomUUID(), document(), account.id())
                    .update();
        }
        var page = open(browser, other, Look.PHONE);
        assertThat(page.locator(LINE)).containsText(" (idle, unsaved changes) and 4 more");
        Browser.assertNoSidewaysScrolling(page);
        Accessibility.check(page);
        browser.assertQuiet();
    }

    private UUID document() {
        return UUID.fromString(address.replaceFirst(".*/", ""));
    }

    private Page open(Browser browser, StaffClient who, Look look) {
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", look);
        who.goOnIn(page.context());
        page.navigate("http://localhost:" + port + address);
        return page;
    }

    /** As when another tab is in front. */
    private static void hide(Page page, boolean isHidden) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });"
                        + " document.dispatchEvent(new Event('visibilitychange')) }",
                isHidden);
    }
}
