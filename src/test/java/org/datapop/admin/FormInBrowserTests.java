package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

/** What scripts make easier in a form. Everything but dragging works without them too. */
@SiteTest
@BrowserTest
class FormInBrowserTests {

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void rowsAreMovedRemovedAndPutBackWithoutLeavingThePage(Browser browser) {
        var page = begin(browser, "person");
        var rows = 0;
        for (var label : List.of("one", "two", "three")) {
            page.click("[value='add links']");
            assertThat(page.locator("#f-links .row")).hasCount(++rows);
            page.locator("[name^='links/'][name$='/label']").last().fill(label);
        }
        var started = page.url();
        page.locator("[value^='up links/']").last().click();
        assertThat(labels(page)).containsExactly("one", "three", "two");
        page.locator("[value^='up links/'] >> nth=1").press("Enter");
        assertThat(labels(page)).containsExactly("three", "one", "two");
        // Whoever moved it to the top by the keyboard can go on from there.
        assertThat(page.locator("[value^='down links/'] >> nth=0")).isFocused();
        page.locator("[value^='remove links/'] >> nth=1").press("Enter");
        var back = page.locator(".is-removed .removed button");
        assertThat(back).isFocused();
        assertThat(page.locator("#f-links > legend")).hasText("Links 2");
        Accessibility.check(page);
        HtmlChecker.check(page.content());
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.reload();
        assertThat(page.locator(".is-removed")).hasCount(1);
        page.locator(".is-removed .removed button").press("Enter");
        assertThat(page.locator("[value^='remove links/'] >> nth=1")).isFocused();
        assertThat(page.url().replaceFirst("#.*", "")).isEqualTo(started.replaceFirst("#.*", ""));
        browser.assertQuiet();
    }

    @Test
    void rowsAreDragged(Browser browser) {
        var page = begin(browser, "person");
        var rows = 0;
        for (var label : List.of("one", "two")) {
            page.click("[value='add links']");
            assertThat(page.locator("#f-links .row")).hasCount(++rows);
            page.locator("[name^='links/'][name$='/label']").last().fill(label);
        }
        var grip = page.locator("#f-links .grip").last();
        grip.scrollIntoViewIfNeeded();
        var from = grip.boundingBox();
        page.mouse().move(from.x + 20, from.y + 20);
        page.mouse().down();
        page.mouse().move(from.x + 18, from.y + 10);
        var first = page.locator("#f-links .row").first().boundingBox();
        page.mouse()
                .move(
                        first.x + 100,
                        first.y + 20,
                        new com.microsoft.playwright.Mouse.MoveOptions().setSteps(8));
        page.mouse()
                .move(
                        first.x + 100,
                        first.y + 6,
                        new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
        page.mouse().up();
        assertThat(labels(page)).containsExactly("two", "one");
        page.click("text=Save draft");
        page.waitForURL("**?saved");
        assertThat(labels(page)).containsExactly("two", "one");
        browser.assertQuiet();
    }

    @Test
    void whatIsPointedToIsFoundWhileItsNameIsTyped(Browser browser) {
        var page = begin(browser, "article");
        page.fill("#f-title", "Article " + UUID.randomUUID());
        var authors = page.locator("#f-authors");
        authors.pressSequentially("vinc");
        var found = page.locator(".found:not([hidden]) li");
        assertThat(found.first()).hasText("Patrick Vinck");
        authors.press("ArrowDown");
        assertThat(authors)
                .hasAttribute("aria-activedescendant", java.util.regex.Pattern.compile(".+"));
        Accessibility.check(page);
        authors.press("Enter");
        assertThat(authors).hasValue("Patrick Vinck");
        // There is room for one more, and what is typed but not chosen is nothing.
        var second = page.locator(".picks input").nth(1);
        second.pressSequentially("nobody of this name");
        assertThat(found.first()).containsText("Begin a draft called");
        second.press("Escape");
        assertThat(page.locator(".found:not([hidden])")).hasCount(0);
        second.press("Tab");
        assertThat(second).hasValue("");
        var name = "Noor " + UUID.randomUUID();
        second.fill(name);
        assertThat(found.last()).containsText(name);
        second.press("ArrowUp");
        second.press("Enter");
        assertThat(page.locator(".picks input").nth(1)).hasValue(name + " · not public yet");
        assertThat(page.locator(".picks input").first()).hasValue("Patrick Vinck");
        page.locator(".picks input").first().fill("");
        page.locator(".picks input").first().press("Tab");
        page.click("text=Save draft");
        page.waitForURL("**?saved");
        assertThat(page.locator(".picks input").first()).hasValue(name + " · not public yet");
        browser.assertQuiet();
    }

    @Test
    void aTextIsShapedByButtonsAndKeys(Browser browser) {
        var page = begin(browser, "person");
        var text = page.locator("#f-biography");
        var editor = page.locator("[role=textbox][aria-label^=Biography]");
        text.fill("One two three");
        assertThat(editor).hasText("One two three");
        editor.click();
        var keyboard = page.keyboard();
        keyboard.press("ControlOrMeta+Home");
        keyboard.press("Shift+ControlOrMeta+ArrowRight");
        settle(page);
        keyboard.press("ControlOrMeta+b");
        assertThat(text).hasValue("**One** two three");
        keyboard.press("ControlOrMeta+z");
        assertThat(text).hasValue("One two three");
        var bar = page.locator(".toolbar").first();
        bar.locator("[data-command=list]").click();
        assertThat(text).hasValue("- One two three");
        assertThat(bar.locator("[data-command=list]")).hasAttribute("aria-pressed", "true");
        bar.locator("[data-command=numbers]").click();
        assertThat(text).hasValue("1. One two three");
        bar.locator("[data-command=bold]").press("ArrowRight");
        assertThat(bar.locator("[data-command=italic]")).isFocused();
        editor.click();
        keyboard.press("ControlOrMeta+a");
        settle(page);
        keyboard.type("see them");
        keyboard.press("ControlOrMeta+a");
        settle(page);
        keyboard.press("ControlOrMeta+k");
        var dialog = page.locator("dialog#link");
        assertThat(dialog).isVisible();
        assertThat(page.locator("#link-to")).isFocused();
        page.locator("#link-to").fill("javascript:alert(1)");
        page.locator("#link-to").press("Enter");
        assertThat(page.locator("#link-wrong")).containsText("Choose a page");
        Accessibility.check(page);
        page.locator("#link-to").fill("");
        page.locator("#link-to").pressSequentially("harvard");
        assertThat(page.locator("dialog .found li").first()).containsText("Harvard");
        page.locator("#link-to").press("ArrowDown");
        page.locator("#link-to").press("Enter");
        page.locator("#link-to").press("Enter");
        assertThat(text)
                .hasValue(
                        java.util.regex.Pattern.compile("\\[see them]\\(content:[0-9a-f-]{36}\\)"));
        browser.assertQuiet();
    }

    /** Marks that stand around the cursor are closed before it and opened after it. */
    @Test
    void aTurnIsSplitAndQuotedWhereTheCursorStands(Browser browser) {
        var page = begin(browser, "interview");
        page.fill("#form-pasted", "Ben: We came **early that** spring.");
        page.click("[value='paste turns']");
        var turn = page.locator("#f-turns-new-1 .ProseMirror");
        choose(turn.locator("strong"), "early");
        page.click("[value='quote turns/new-1']");
        assertThat(page.locator("textarea[name^='quotes/']")).hasValue("early");
        assertTheBarLiesOverWhatScrollsBelowIt(page);
        choose(turn.locator("strong"), "early");
        page.keyboard().press("ArrowRight");
        page.waitForCondition(() -> Writing.selected(page).isEmpty());
        settle(page);
        page.click("[value='split turns/new-1']");
        page.waitForSelector("[name='turns/new-2/text']");
        assertThat(page.locator("[name='turns/new-1/text']")).hasValue("We came **early**");
        assertThat(page.locator("[name='turns/new-2/text']")).hasValue("**that** spring.");
        page.keyboard().press("ControlOrMeta+z");
        assertThat(page.locator("[name='turns/new-2/text']")).hasCount(0);
        assertThat(page.locator("[name='turns/new-1/text']"))
                .hasValue("We came **early that** spring.");
        browser.assertQuiet();
    }

    @Test
    void whatIsLimitedIsCountedWhileItIsTyped(Browser browser) {
        var page = begin(browser, "person");
        var count = page.locator("#f-summary-count");
        assertThat(count).isHidden();
        page.fill("#f-summary", "é".repeat(290));
        assertThat(count).hasText("290 of 300 characters");
        assertThat(count).hasAttribute("aria-live", "polite");
        page.fill("#f-summary", "👩".repeat(301));
        assertThat(count).hasText("301 of 300 characters");
        assertThat(count).hasClass(java.util.regex.Pattern.compile(".*wrong.*"));
        page.fill("#f-summary", "One line\nand its end");
        page.fill("#f-name", "Counted " + UUID.randomUUID());
        page.locator("#f-summary").press("Enter");
        page.waitForURL("**?saved");
        assertThat(page.locator("#f-summary")).hasValue("One line and its end");
        browser.assertQuiet();
    }

    /** What is kept aside on the way of a save would look like somebody else's text afterwards. */
    @Test
    void aSaveWaitsForWhatIsBeingKeptAside(Browser browser) {
        var page = begin(browser, "person");
        page.fill("#f-name", "Patient " + UUID.randomUUID());
        var held = new ArrayList<Route>();
        page.route("**/working-copy", held::add);
        page.waitForRequest("**/working-copy", () -> page.fill("#f-founding", "Typed"));
        page.click("text=Save draft");
        assertThat(page.url()).doesNotContain("saved");
        held.forEach(Route::resume);
        page.waitForURL("**?saved");
        page.fill("#f-founding", "Typed once more and saved at once");
        page.locator("#f-founding").press("Enter");
        page.waitForURL("**?saved");
        page.reload();
        assertThat(page.locator("#kept")).hasText(java.util.regex.Pattern.compile("Saved .*"));
        browser.assertQuiet();
    }

    private static List<String> labels(Page page) {
        return page.locator("[name^='links/'][name$='/label']").all().stream()
                .map(one -> one.inputValue())
                .toList();
    }

    /** Browsers tell of a new selection a moment after it was made. */
    private static void settle(Page page) {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
    }

    /**
     * By the mouse: what the keyboard selects while the text just gets the focus is taken back. And
     * anew, where the page moved under the mouse.
     */
    private static void choose(Locator words, String first) {
        words.page()
                .waitForCondition(() -> {
                    words.dblclick(new Locator.DblclickOptions().setPosition(8, 8));
                    settle(words.page());
                    return Writing.selected(words.page()).strip().equals(first);
                });
    }

    private static void assertTheBarLiesOverWhatScrollsBelowIt(Page page) {
        // Texts above become editors as they come near, which moves what is below them.
        page.waitForCondition(() ->
                (Boolean)
                        page.evaluate(
                                """
                                () => {
                                  const button = document.querySelector("#f-turns-new-1 .toolbar button");
                                  if (button === null) return false;
                                  const bar = document.querySelector(".status");
                                  scrollBy(0, button.getBoundingClientRect().top - bar.getBoundingClientRect().top - 10);
                                  const { left, top } = button.getBoundingClientRect();
                                  return Math.abs(top - bar.getBoundingClientRect().top - 10) < 2
                                    && document.elementFromPoint(left + 8, top + 20).closest(".status") !== null;
                                }
                                """));
    }

    private Page begin(Browser browser, String type) {
        return colleagues.begin(browser, port, Role.EDITOR, type, Look.DESK);
    }
}
