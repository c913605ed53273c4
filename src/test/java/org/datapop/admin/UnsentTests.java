package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import java.util.Map;
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

/** What was typed while no server could be reached, or in two windows at once. */
@SiteTest
@BrowserTest
class UnsentTests {

    private static final String NO_LINE = "net::ERR_INTERNET_DISCONNECTED";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void aLineThatBreaksCostsNeitherTheTextNorThePage(Browser browser) {
        var page = begin(browser);
        page.context().setOffline(true);
        page.fill("#f-name", "Offline in the field");
        assertThat(page.locator("#kept")).containsText("No connection. What you type stays");
        page.click("button[value=publish]");
        assertThat(page.locator("#kept")).containsText("No connection");
        assertThat(page.locator("#f-name")).hasValue("Offline in the field");
        page.context().setOffline(false);
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.click(".status button:not([name]):not([form]):not([type])");
        assertThat(page.locator("#kept")).containsText("Saved");
        page.navigate(site("/admin"));
        assertThat(page.locator("#unsent")).isHidden();
        onlyThis(browser, NO_LINE);
    }

    @Test
    void whatABrowserHadWhenItCrashedIsOfferedWhenItIsBack(Browser browser) {
        var page = begin(browser);
        page.fill("#f-name", "Before");
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.context().setOffline(true);
        page.fill("#f-name", "After hours in a train");
        Writing.put(page, "#f-biography", "A paragraph that no server has seen.");
        assertThat(page.locator("#kept")).containsText("No connection");
        var address = page.url().replaceFirst("[?#].*", "");
        var context = page.context();
        page.close();
        context.setOffline(false);

        page = context.newPage();
        page.navigate(site("/admin"));
        assertThat(page.locator("#unsent")).isVisible();
        Accessibility.check(page);
        page.evaluate("() => document.querySelector('form.me').requestSubmit()");
        assertThat(page.locator("#unsent-title")).isFocused();
        page.navigate(address);
        assertThat(page.locator("#unsent")).containsText("never reached the server");
        page.click("#unsent summary");
        assertThat(page.locator("#unsent textarea").first()).hasValue("After hours in a train");
        Accessibility.check(page);
        HtmlChecker.check(page.content());
        assertThat(page.locator("#f-name")).hasValue("Before");
        page.click("#unsent [data-take]");
        assertThat(page.locator("#f-name")).hasValue("After hours in a train");
        assertThat(page.locator("#f-biography")).hasValue("A paragraph that no server has seen.");
        assertThat(page.locator("#unsent")).isHidden();
        page.keyboard().press("Control+z");
        assertThat(page.locator("#f-name")).hasValue("Before");
        page.keyboard().press("Control+y");
        assertThat(page.locator("#f-name")).hasValue("After hours in a train");
        onlyThis(browser, NO_LINE);
    }

    @Test
    void whatNobodyWantsIsThrownAwayBeforeSigningOut(Browser browser) {
        var page = begin(browser);
        page.context().setOffline(true);
        page.fill("#f-name", "Not worth it");
        assertThat(page.locator("#kept")).containsText("No connection");
        var context = page.context();
        page.close();
        context.setOffline(false);
        page = context.newPage();
        page.navigate(site("/admin/content"));
        page.click(".me button");
        page.waitForURL(site("/admin#unsent"));
        page.click("#unsent [data-drop]");
        assertThat(page.locator("#unsent")).isHidden();
        page.click(".me button");
        page.waitForURL(url -> url.contains("sign-in"));
        assertThat(
                        (Integer)
                                page.evaluate(
                                        "() => Object.keys(localStorage).filter(key => key.startsWith('unsent')).length"))
                .isZero();
        onlyThis(browser, NO_LINE);
    }

    @Test
    void aServerThatIsAwayForAMomentIsWaitedFor(Browser browser) {
        var page = begin(browser);
        page.route(
                "**/working-copy",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        page.fill("#f-name", "Typed while the site was renewed");
        assertThat(page.locator("#kept")).containsText("No connection");
        page.unroute("**/working-copy");
        assertThat(page.locator("#kept"))
                .containsText(
                        "Kept for you alone",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
        onlyThis(browser, "status of 503");
    }

    @Test
    void whoeverElseSignsInOverAFormTakesNothingOfIt(Browser browser) {
        var page = begin(browser);
        var address = page.url().replaceFirst("^https?://[^/]+", "").replaceFirst("[?#].*", "");
        page.fill("#f-name", "Kept for one.");
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.context().clearCookies();
        page.fill("#f-name", "Kept for one. Typed afterwards.");
        enter(page, Role.ADMINISTRATOR);
        assertThat(page.locator("#kept")).containsText("Nothing of what Colleague one typed");
        page.fill("#f-name", "Kept for one. Typed afterwards, and more.");
        page.click(".status button:not([name]):not([form]):not([type])");
        assertThat(page.locator("#kept")).containsText("Nothing of what Colleague one typed");
        assertThat(page.locator("#f-name")).hasValue("Kept for one. Typed afterwards, and more.");
        assertThat(
                        page.evaluate(
                                        "() => Object.entries(localStorage).find(([key]) => key.startsWith('unsent'))[1]")
                                .toString())
                .contains("and+more");
        Accessibility.check(page);
        HtmlChecker.check(page.content());
        var other = colleagues.signedIn(port, Role.ADMINISTRATOR).open(address);
        assertThat(other.page().select("#f-name").val()).isEmpty();
        var author = colleagues.signedIn(port, Role.EDITOR).open(address);
        assertThat(author.page().select("#f-name").val()).isEqualTo("Kept for one.");

        page.click("#sign-in-again");
        enter(page, Role.EDITOR);
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.click(".status button:not([name]):not([form]):not([type])");
        assertThat(page.locator("#kept")).containsText("Saved");
        assertThat(page.locator("h1")).hasText("Kept for one. Typed afterwards, and more.");
        browser.forgetProblems(); // The refusal is told in the console.
    }

    /** Signs in in the dialog over a form. */
    private void enter(Page page, Role role) {
        assertThat(page.locator("#signed-out")).isVisible();
        var door = page.frameLocator("#signed-out iframe");
        door.locator("#email").fill(colleagues.of(role).email());
        door.locator("#password").fill(Colleagues.PASSWORD);
        door.locator("main .primary").click();
        assertThat(page.locator("#signed-out")).isHidden();
    }

    /** As in another window, in which somebody signed out and somebody else signed in. */
    @Test
    void aPageThatIsLeftOpenSendsNothingInAnothersName(Browser browser) {
        var page = begin(browser);
        page.fill("#f-name", "By one");
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        var other = colleagues.signedIn(port, Role.ADMINISTRATOR);
        var token = other.token();
        other.goOnIn(page.context());
        page.locator("#form [name=_csrf]")
                .evaluate("(field, token) => { field.value = token; }", token);
        page.fill("#f-name", "By one, later");
        page.click(".status button:not([name]):not([form]):not([type])");
        assertThat(page.locator("#kept")).containsText("Nothing of what Colleague one typed");
        assertThat(page.locator("#f-name")).hasValue("By one, later");
        assertThat(page.locator("#sign-in-again")).isVisible();
        onlyThis(browser, "status of 412");
    }

    @Test
    void oneGoesOnOnAnotherDevice(Browser browser) {
        var page = begin(browser);
        page.fill("#f-name", "Typed on the telephone");
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        var address = page.url().replaceFirst("[?#].*", "");
        page.context().close();
        var other = browser.open(site("/admin/sign-in"), Look.PHONE);
        colleagues.signedIn(port, Role.EDITOR).goOnIn(other.context());
        other.navigate(address);
        assertThat(other.locator("#f-name")).hasValue("Typed on the telephone");
        assertThat(other.locator("#kept")).containsText("It is not saved yet");
        other.fill("#f-name", "And finished at the desk");
        other.click(".status button:not([name]):not([form]):not([type])");
        assertThat(other.locator("#kept")).containsText("Saved");
        assertThat(other.locator("h1")).hasText("And finished at the desk");
    }

    @Test
    void ofTwoWindowsNoneReplacesTheOtherUnasked(Browser browser) {
        var one = begin(browser);
        var two = one.context().newPage();
        two.navigate(one.url().replaceFirst("[?#].*", ""));
        one.fill("#f-name", "Typed in the first");
        assertThat(one.locator("#kept")).containsText("Kept for you alone");
        two.fill("#f-name", "Typed in the second");
        assertThat(two.locator("#kept")).containsText("In another window of yours");
        Accessibility.check(two);
        var look = two.context().newPage();
        look.navigate(two.locator("#elsewhere a").evaluate("a => a.href").toString());
        assertThat(look.locator("#f-name")).hasValue("Typed in the first");
        look.close();
        two.click("#elsewhere button");
        assertThat(two.locator("#kept")).containsText("Kept for you alone");
        assertThat(two.locator("#elsewhere")).isHidden();
        one.fill("#f-name", "Typed in the first again");
        assertThat(one.locator("#kept")).containsText("In another window of yours");
        one.click("button[value=publish]");
        assertThat(one.locator("h1")).hasText("There is another text of yours");
        assertThat(one.locator("textarea")).hasValue("Typed in the first again");
        Accessibility.check(one);
        HtmlChecker.check(one.content());
        onlyThis(browser, "status of 409");
    }

    @Test
    void whatIsTakenBackReplacesNoOtherWindowsText(Browser browser) {
        var one = begin(browser);
        one.fill("#f-name", "In the first");
        one.click("[value='add links']");
        assertThat(one.locator("#f-links .row")).hasCount(1);
        var two = one.context().newPage();
        two.navigate(one.url().replaceFirst("[?#].*", ""));
        two.fill("#f-name", "In the second");
        assertThat(two.locator("#kept")).containsText("Kept for you alone");
        one.keyboard().press("Control+z");
        assertThat(one.locator("h1")).hasText("There is another text of yours");
        two.reload();
        assertThat(two.locator("#f-name")).hasValue("In the second");
        browser.forgetProblems(); // The refusal is told in the console.
    }

    @Test
    void withoutAScriptTheOtherTextIsShownFirst() {
        var one = colleagues.signedIn(port, Role.EDITOR, "two-windows");
        var second = secondWindow(one);
        second.form().put("name", List.of("From the second window"));
        one.post(second.address() + "/revisions", second.form());
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.page().select("textarea").eachText())
                .containsExactly("From the second window");
        assertThat(one.page().select("main label").eachText()).containsExactly("Name");
        one.submit("main form", Map.of());
        assertThat(one.words()).contains("Saved as a draft");
        assertThat(one.page().select("#f-name").val()).isEqualTo("From the second window");
    }

    @Test
    void theWordsOfAFormStandUnderItsLabelsInItsOrder() {
        var one = colleagues.signedIn(port, Role.EDITOR, "labels");
        var second = secondWindow(one);
        second.form().put("name", List.of("Second"));
        second.form().put("summary", List.of("From the second window"));
        second.form().put("founding", List.of("Founder"));
        second.form().put("form-note", List.of("Why"));
        one.post(second.address() + "/revisions", second.form());
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.page().select("main label").eachText())
                .containsExactlyInAnyOrder(
                        "Name",
                        "In one sentence",
                        "Part in the founding",
                        "Note for your colleagues")
                .startsWith("Name")
                .endsWith("Note for your colleagues");
        assertThat(one.open(second.address() + "/revisions").address()).isEqualTo(second.address());
    }

    /** A form that was opened before its author kept another text in the first window. */
    private record Window(String address, Map<String, List<String>> form) {}

    private static Window secondWindow(StaffClient one) {
        one.open("/admin/content?type=person");
        one.submit("main form.begin", Map.of());
        var second =
                new Window(
                        one.address().replaceFirst("[?#].*", ""),
                        StaffClient.values(one.page().expectFirst("#form")));
        one.submit("#form", "[name=form-edit]", Map.of("name", "From the first window"));
        return second;
    }

    private Page begin(Browser browser) {
        return colleagues.begin(browser, port, Role.EDITOR, "person", Look.DESK);
    }

    /** Of nothing else the browser may have complained. */
    private static void onlyThis(Browser browser, String expected) {
        assertThat(browser.problems()).allMatch(problem -> problem.contains(expected));
        browser.forgetProblems();
    }

    private String site(String path) {
        return "http://localhost:" + port + path;
    }
}
