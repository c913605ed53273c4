package org.datapop.admin.content;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.Desk;
import org.datapop.admin.StaffClient;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.datapop.database.StarterDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two colleagues who have the same form open, each in a browser. */
@QuickPresence
@BrowserTest
class PresenceInBrowserTests {

    private static final String ONE = "Also here: \u2068Colleague one\u2069";
    private static final String LINE = "#presence";

    private static final LocatorAssertions.HasTextOptions SOON =
            new LocatorAssertions.HasTextOptions().setTimeout(90_000);

    private static final LocatorAssertions.IsHiddenOptions GONE =
            new LocatorAssertions.IsHiddenOptions().setTimeout(90_000);

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired JdbcClient jdbc;
    @Autowired PresenceWatch watch;
    @Autowired PresenceWords words;
    @Autowired Desk desk;
    @Autowired StarterDatabase database;
    @Autowired List<HikariDataSource> pools;

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
        assertThat(line).isHidden(GONE);
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
        assertThat(theirs.locator(LINE)).isHidden(GONE);
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

    @Test
    void whoeverDoesNothingForTwoMinutesIsIdle(Browser browser) {
        var theirs = open(browser, other, Look.DESK);
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", Look.DESK);
        one.goOnIn(page.context());
        page.clock().install();
        page.navigate("http://localhost:" + port + address);
        var line = theirs.locator(LINE);
        assertThat(line).hasText(ONE, SOON);
        page.clock().fastForward("01:30");
        var until = lastSign();
        await().atMost(Duration.ofMinutes(1)).until(() -> lastSign().isAfter(until));
        assertEquals(ONE, opened());
        page.clock().fastForward("00:31");
        assertThat(line).hasText(ONE + " (idle)", SOON);
        page.mouse().move(200, 200);
        page.mouse().move(210, 210);
        assertThat(line).hasText(ONE, SOON);
        browser.assertQuiet();
    }

    /** Of whoever is at the document besides. */
    private Instant lastSign() {
        return jdbc.sql(
                        "select max(seen_at) from presence where document_id = ? and account_id = ?")
                .params(document(), colleagues.of(Role.EDITOR).id())
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    @Test
    void ofManyWindowsTheOldestShowsNothingUntilSomebodyLooksAtIt(Browser browser) {
        open(browser, one, Look.DESK);
        var oldest = open(browser, other, Look.DESK);
        assertThat(oldest.locator(LINE)).hasText(ONE, SOON);
        var newer = new ArrayList<Page>();
        for (var i = 0; i < PresenceWatch.OF_A_BROWSER; i++) {
            var page = oldest.context().newPage();
            page.navigate("http://localhost:" + port + address);
            assertThat(page.locator(LINE)).hasText(ONE, SOON);
            newer.add(page);
        }
        assertThat(oldest.locator(LINE)).isHidden(GONE);
        oldest.evaluate("() => dispatchEvent(new Event('focus'))");
        assertThat(oldest.locator(LINE)).hasText(ONE, SOON);
        assertThat(newer.getFirst().locator(LINE)).isHidden(GONE);
        assertThat(newer.getLast().locator(LINE)).hasText(ONE);
        browser.assertQuiet();
    }

    @Test
    void whereANodeIsFullTheFormShowsNobodyUntilThereIsRoom(Browser browser) {
        open(browser, one, Look.DESK);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> watch.open().size() == 1 && !opened().isEmpty());
        Page theirs;
        try (var crowd = new Crowd(watch, words, desk)) {
            assertEquals(PresenceWatch.OF_THIS_NODE - 1, crowd.size());
            assertEquals(ONE, opened());
            theirs = open(browser, other, Look.DESK);
            assertThat(theirs.locator(LINE)).isHidden(GONE);
            theirs.locator("#f-summary").pressSequentially(" goes on");
            assertThat(theirs.locator("#kept")).containsText("Kept for you alone");
        }
        theirs.evaluate("() => dispatchEvent(new Event('focus'))");
        assertThat(theirs.locator(LINE)).hasText(ONE, SOON);
        browser.forgetProblems(); // that it was refused
    }

    @Test
    void theLineGoesWhileTheDatabaseIsAwayAndComesBackByItself(Browser browser) throws Exception {
        open(browser, one, Look.DESK);
        var theirs = open(browser, other, Look.DESK);
        assertThat(theirs.locator(LINE)).hasText(ONE, SOON);
        var patience = pools.getFirst().getConnectionTimeout();
        pools.forEach(pool -> pool.setConnectionTimeout(250));
        database.goAway();
        try {
            assertThat(theirs.locator(LINE)).isHidden(GONE);
        } finally {
            database.comeBack();
            pools.forEach(pool -> pool.setConnectionTimeout(patience));
        }
        assertThat(theirs.locator(LINE)).hasText(ONE, SOON);
        browser.forgetProblems(); // that it was refused
    }

    /** What the form says when it is opened. */
    private String opened() {
        return other.open(address).page().select(LINE).text();
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
