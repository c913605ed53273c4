package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.datapop.browser.Writing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page beside its form, while it is written. */
@SiteTest
@BrowserTest
class PreviewInBrowserTests {

    private static final String STAGE = "[data-stage]";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void thePageFollowsWhatIsTypedAndNothingOfItIsKeptByThat(Browser browser) {
        var page = begin(browser, Look.DESK);
        page.route("**/working-copy", Route::abort); // What is seen comes from the form alone.
        page.fill("#f-name", "Noor Haddad");
        Writing.put(
                page,
                "#f-biography",
                "First words\n\n" + "A paragraph.\n\n".repeat(80) + "Last words");
        assertThat(stage(page).locator("h1")).hasText("Noor Haddad");
        page.locator("#f-biography").press("ControlOrMeta+End");
        assertThat(stage(page).locator("text=Last words")).isInViewport();
        var before = scrolled(page);
        assertThat(before).isPositive();
        page.keyboard().type(" indeed");
        assertThat(stage(page).locator("text=Last words indeed")).isInViewport();
        assertThat(scrolled(page)).isEqualTo(before);
        var other = page.context().newPage();
        other.navigate(page.url());
        assertThat(other.locator("#f-name")).hasValue("");
        page.unroute("**/working-copy");
        browser.forgetProblems(); // Nothing could be kept, and that is told in the console.
    }

    /** Styles and pictures come into a frame of no origin, and nothing is refused there. */
    @Test
    void thePageIsDressedAndCanReachNothing(Browser browser) {
        var page = begin(browser, Look.DESK);
        page.fill("#f-name", "Noor");
        Writing.put(
                page,
                "#f-biography",
                "<img src=x onerror=window.__xss=1> Hello <script>1</script>");
        assertThat(stage(page).locator("main")).containsText("Hello");
        var frame = frame(page);
        assertThat(frame.evaluate("self.origin")).isEqualTo("null");
        assertThat(frame.evaluate("window.__xss === undefined")).isEqualTo(true);
        assertThat(
                        frame.evaluate(
                                "() => { try { return parent.document.title } catch (e) { return e.name } }"))
                .isEqualTo("SecurityError");
        assertThat(
                        frame.evaluate(
                                "() => { try { return document.cookie } catch (e) { return e.name } }"))
                .isEqualTo("SecurityError");
        assertThat(frame.evaluate("getComputedStyle(document.querySelector('.wrap')).marginInline"))
                .isNotEqualTo("0px");
        assertThat(frame.evaluate("[...document.styleSheets].length >= 2")).isEqualTo(true);
        browser.assertQuiet();
    }

    @Test
    void theNewestWinsHoweverLateTheOldOneComes(Browser browser) {
        var page = begin(browser, Look.DESK);
        assertThat(stage(page).locator("body > *").first()).isAttached();
        var held = new ArrayList<Route>();
        page.route("**/preview", held::add);
        page.waitForRequest("**/preview", () -> page.fill("#f-name", "The first"));
        page.fill("#f-name", "The second");
        page.fill("#f-name", "The third");
        page.unroute("**/preview");
        held.forEach(Route::resume);
        assertThat(stage(page).locator("h1")).hasText("The third");
        assertThat(held).hasSize(1);
        browser.assertQuiet();
    }

    @Test
    void whatIsClickedInThePageIsFoundInTheFormAndTheOtherWayRound(Browser browser) {
        var page = begin(browser, Look.DESK);
        page.fill("#f-name", "Noor Haddad");
        page.fill("#f-summary", "Reads what nobody counts");
        Writing.put(
                page,
                "#f-biography",
                "Noor **Haddad** came early.\n\n"
                        + "Filler of no weight.\n\n".repeat(60)
                        + "She [left the house](https://example.org/x) in spring.");
        stage(page).locator("text=in spring").click();
        assertThat(Writing.editor(page, "#f-biography")).isFocused();
        page.waitForCondition(() -> Writing.selected(page).startsWith("She left the house"));
        stage(page).locator("h1").click();
        assertThat(page.locator("#f-name")).isFocused();

        page.locator("#f-biography").focus();
        page.keyboard().press("ControlOrMeta+End");
        assertThat(stage(page).locator(".stage-here")).containsText("in spring");
        assertThat(stage(page).locator("text=in spring")).isInViewport();
        Writing.editor(page, "#f-biography").locator("p").first().click();
        assertThat(stage(page).locator(".stage-here")).containsText("came early");
        assertThat(stage(page).locator("text=came early")).isInViewport();
        browser.assertQuiet();
    }

    /** An editor over the field answers for it, and tells where its own caret stands. */
    @Test
    void anEditorOverAFieldSpeaksForIt(Browser browser) {
        var page = begin(browser, Look.DESK);
        page.fill("#f-name", "Noor Haddad");
        Writing.put(page, "#f-biography", "Came early.\n\nWent late in the year.");
        page.evaluate(
                "document.querySelector('#f-biography').addEventListener('goto', event => {"
                        + " event.preventDefault(); document.title = event.detail.words })");
        stage(page).locator("text=Went late").click();
        page.waitForCondition(() -> page.title().equals("Went late in the year"));
        assertThat(page.locator("#f-biography")).not().isFocused();
        page.evaluate(
                "document.querySelector('#f-biography').dispatchEvent(new CustomEvent('at',"
                        + " { bubbles: true, detail: { words: 'Came early' } }))");
        assertThat(stage(page).locator(".stage-here")).hasText("Came early.");
        browser.assertQuiet();
    }

    @Test
    void whatChangedIsDrawnInThePage(Browser browser) {
        var page = begin(browser, Look.DESK);
        page.fill("#f-name", "Noor Haddad");
        Writing.put(
                page, "#f-biography", "She came early.\n\nNobody saw it.\n\nShe stayed for years.");
        page.click("text=Save draft");
        page.waitForURL("**?saved");
        var shows = page.locator("[data-older]");
        assertThat(shows).hasText("Show my changes since the last save");
        Writing.put(
                page,
                "#f-biography",
                "She came very late.\n\nShe stayed for years.\n\nAnd wrote of it.");
        shows.click();
        assertThat(shows).hasAttribute("aria-pressed", "true");
        assertThat(stage(page).locator("main ins"))
                .hasText(new String[] {"added: very late", "added: And wrote of it."});
        assertThat(stage(page).locator("main del"))
                .hasText(new String[] {"taken out: early", "taken out: Nobody saw it."});
        Writing.put(
                page, "#f-biography", "She came early.\n\nNobody saw it.\n\nShe stayed for years.");
        assertThat(stage(page).locator("main :is(ins, del)")).hasCount(0);
        Writing.put(page, "#f-biography", "She came.\n\nNobody saw it.\n\nShe stayed for years.");
        assertThat(stage(page).locator("main del")).hasText("taken out: early");
        Accessibility.check(page);
        shows.click();
        assertThat(stage(page).locator("main :is(ins, del)")).hasCount(0);
        browser.assertQuiet();
    }

    @Test
    void whatChangedIsMarkedInTheForm(Browser browser) {
        var page = begin(browser, Look.DESK);
        page.fill("#f-name", "Noor Haddad");
        page.click("[value='add links']");
        page.locator("[name^='links/'][name$='/label']").fill("Site");
        assertThat(page.locator(".is-changed")).hasCount(0); // Nothing was saved yet.
        page.click("text=Save draft");
        page.waitForURL("**?saved");
        assertThat(page.locator(".is-changed")).hasCount(0);
        page.fill("#f-name", "Noor Levi");
        assertThat(page.locator("label[for=f-name] .is-changed")).hasText("changed");
        Writing.put(page, "#f-biography", "Came\nearly.");
        page.locator("[name^='links/'][name$='/label']").fill("Her site");
        assertThat(page.locator("label .is-changed")).hasCount(3);
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.reload();
        assertThat(page.locator("label .is-changed")).hasCount(3);
        Accessibility.check(page);
        HtmlChecker.check(page.content());
        page.fill("#f-name", "Noor Haddad");
        Writing.put(page, "#f-biography", "");
        assertThat(page.locator("label .is-changed")).hasCount(1);
        browser.assertQuiet();
    }

    @Test
    void itIsAsWideAsADeviceAndRemembersWhatWasChosen(Browser browser) {
        var page = begin(browser, Look.DESK);
        assertThat(stage(page).locator("h1")).isAttached();
        for (var look : new Look[] {new Look(360, false, true), Look.DESK.inTheDark()}) {
            Browser.look(page, look);
            page.evaluate("document.querySelector('.preview').open = true");
            assertThat(stage(page).locator("h1")).isAttached();
            page.click("text=Phone");
            assertThat(page.locator("text=Phone")).hasAttribute("aria-pressed", "true");
            assertThat(page.locator("text=Tablet")).hasAttribute("aria-pressed", "false");
            page.waitForCondition(() -> frame(page).evaluate("innerWidth").equals(390));
            page.click("text=Desktop");
            page.waitForCondition(() -> frame(page).evaluate("innerWidth").equals(1280));
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
            HtmlChecker.check(page.content());
        }
        page.reload();
        assertThat(page.locator("text=Desktop")).hasAttribute("aria-pressed", "true");
        page.click(".preview > summary");
        assertThat(page.locator(STAGE)).isHidden();
        page.reload();
        assertThat(page.locator(STAGE)).isHidden();
        browser.assertQuiet();
    }

    @Test
    void withoutAScriptThePageStandsThereAsItWasKept(Browser browser) {
        var page = begin(browser, Look.DESK);
        page.fill("#f-name", "Noor without");
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        var plain =
                browser.open(
                        "http://localhost:" + port + "/admin/sign-in",
                        Look.DESK.withoutJavaScript());
        plain.context()
                .addCookies(
                        page.context().cookies().stream()
                                .map(PreviewInBrowserTests::again)
                                .toList());
        plain.navigate(page.url());
        plain.click(".preview > summary");
        assertThat(
                        plain.frameLocator(
                                        ".preview noscript iframe, .preview iframe:not([data-stage])")
                                .locator("h1"))
                .hasText("Noor without");
        assertThat(plain.locator(STAGE)).isHidden();
        browser.forgetProblems();
    }

    private static com.microsoft.playwright.options.Cookie again(
            com.microsoft.playwright.options.Cookie cookie) {
        return new com.microsoft.playwright.options.Cookie(cookie.name, cookie.value)
                .setUrl("http://localhost/");
    }

    private static FrameLocator stage(Page page) {
        return page.frameLocator(STAGE);
    }

    private static Frame frame(Page page) {
        return page.querySelector(STAGE).contentFrame();
    }

    private static int scrolled(Page page) {
        return ((Number) frame(page).evaluate("Math.round(scrollY)")).intValue();
    }

    private Page begin(Browser browser, Look look) {
        var page = colleagues.begin(browser, port, Role.ADMINISTRATOR, "person", look);
        // In a frame that is drawn smaller than it is, the mouse of the test would miss its mark.
        page.click("text=Phone");
        return page;
    }
}
