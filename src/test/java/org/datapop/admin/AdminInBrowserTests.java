package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentList.Order;
import org.datapop.content.DocumentList.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/** The admin area as an editor sees it. */
@SiteTest
@BrowserTest
@Import(Colleagues.class)
@DirtiesContext
class AdminInBrowserTests {

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired DocumentList documents;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/content?type=person&sort=title",
                "/admin/content?state=TRASHED",
                "/admin/content/{person}",
                "/admin/content/{interview}",
                "/admin/content/{home}",
                "/admin/content/{site}",
                "/admin/content/{person}?check=true",
                "/admin/content/{person}/history",
                "/admin/content/{person}/publication",
                "/admin/content/{person}/withdrawal",
                "/admin/colleagues",
                "/admin/mails",
                "/admin/redirects",
                "/admin/content/{person}/erasure",
                "/admin/account",
                "/admin/account/second-factor",
                "/admin/content/00000000-0000-0000-0000-000000000000"
            })
    void screensAreAccessibleAndValidOnEveryScreenInEveryLight(String path, Browser browser) {
        var phone = new Look(360, false, true);
        // Colours don't depend on the width, so each width is seen in one light.
        for (var look : new Look[] {phone.inTheDark(), Look.DESK}) {
            var page = open(browser, fill(path), look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
            HtmlChecker.check(page.content());
        }
        browser.forgetProblems(); // A 404 is told in the console, and meant to be.
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/sign-in", "/admin/forgotten", "/admin/first-run/nothing"})
    void doorsAreAccessibleToo(String path, Browser browser) {
        for (var look : new Look[] {Look.PHONE, Look.DESK.inTheDark()}) {
            var page = browser.open("http://localhost:" + port + path, look);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
            HtmlChecker.check(page.content());
        }
        browser.forgetProblems();
    }

    @Test
    void whatIsTypedIsKeptAsideWithoutAButton(Browser browser) {
        var page = open(browser, fill("/admin/content/{person}"), Look.DESK);
        var typed = "Kept " + UUID.randomUUID();
        page.fill("#f-founding", typed);
        PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.reload();
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).hasValue(typed);
        page.click("text=Discard what isn’t saved");
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).not().hasValue(typed);
    }

    @Test
    void thePageBesideTheFormFollowsWhatIsTyped(Browser browser) {
        var page = open(browser, fill("/admin/content/{person}"), Look.DESK);
        page.click(".preview > summary");
        var beside = page.frameLocator(".preview iframe");
        PlaywrightAssertions.assertThat(beside.locator("h1")).isVisible();
        var typed = "Seen " + UUID.randomUUID();
        page.fill("#f-founding", typed);
        PlaywrightAssertions.assertThat(beside.locator("main")).containsText(typed);
        page.reload();
        page.click("text=Discard what isn’t saved");
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).not().hasValue(typed);
        browser.forgetProblems(); // Scripts of the page are blocked in there, and meant to be.
    }

    @Test
    void whoeverIsSignedOutWhileTypingSignsInBesideTheirText(Browser browser) {
        var page = open(browser, fill("/admin/content/{person}"), Look.DESK);
        page.context().clearCookies();
        var typed = "Still here " + UUID.randomUUID();
        page.fill("#f-founding", typed);
        var dialog = page.locator("dialog#signed-out");
        PlaywrightAssertions.assertThat(dialog).isVisible();
        PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("You are signed out");
        Accessibility.checkAround(page, "dialog iframe");
        HtmlChecker.check(page.content());

        var door = page.frameLocator("dialog iframe");
        door.locator("#email").fill(colleagues.of(Role.ADMINISTRATOR).email());
        door.locator("#password").fill("not this one, surely");
        door.locator("main button").click();
        PlaywrightAssertions.assertThat(door.locator("[role=alert]")).isVisible();
        door.locator("#password").fill(Colleagues.PASSWORD);
        door.locator("main button").click();
        PlaywrightAssertions.assertThat(dialog).isHidden();
        PlaywrightAssertions.assertThat(page.locator("#kept")).containsText("Kept for you alone");
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).hasValue(typed);
        page.click("text=Save draft");
        page.waitForURL("**?saved");
        PlaywrightAssertions.assertThat(page.locator("#f-founding")).hasValue(typed);
        browser.forgetProblems(); // The refusals are told in the console.
    }

    @Test
    void aFormThatIsSentWithoutASessionTravelsThroughTheSignIn(Browser browser) {
        var page = open(browser, fill("/admin/content/{event}"), Look.DESK);
        var typed = "Sent late " + UUID.randomUUID();
        page.fill("#f-source", typed);
        page.context().clearCookies();
        page.locator("#f-source").press("Enter");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("What you sent is kept");
        page.fill("#email", colleagues.of(Role.ADMINISTRATOR).email());
        page.fill("#password", "not this one, surely");
        page.click("main button");
        PlaywrightAssertions.assertThat(page.locator("[role=alert]")).isVisible();
        page.fill("#password", Colleagues.PASSWORD);
        page.click("main button");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("You are signed in again");
        Accessibility.check(page);
        page.click("main button");
        page.waitForURL("**?saved");
        PlaywrightAssertions.assertThat(page.locator("#f-source")).hasValue(typed);
        browser.forgetProblems();
    }

    @Test
    void enterInALineSavesAndDoesNothingElse(Browser browser) {
        var page = open(browser, fill("/admin/content/{event}"), Look.DESK);
        page.locator("#f-source").press("Enter");
        page.waitForURL("**?saved");
        assertThat(page.locator("[role=status]").allInnerTexts().getFirst())
                .contains("Saved as a draft");
    }

    private Page open(Browser browser, String path, Look look) {
        var client = colleagues.signedIn(port, Role.ADMINISTRATOR);
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", look);
        var cookies =
                client.cookies().stream()
                        .map(cookie ->
                                new Cookie(cookie.getName(), cookie.getValue())
                                        .setDomain("localhost")
                                        .setPath("/admin"))
                        .toList();
        page.context().addCookies(cookies);
        page.navigate("http://localhost:" + port + path);
        return page;
    }

    private String fill(String path) {
        var filled = path;
        for (var type : List.of("person", "interview", "home", "site", "event")) {
            filled = filled.replace("{" + type + "}", id(type));
        }
        return filled;
    }

    private String id(String type) {
        return documents.list(new Wanted(type, null, null, "", Order.TITLE, null), 1).stream()
                .map(DocumentEntry::document)
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
