package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.datapop.admin.TextScreen.editor;
import static org.datapop.admin.TextScreen.put;
import static org.datapop.admin.TextScreen.settle;
import static org.datapop.admin.TextScreen.text;

import com.microsoft.playwright.Page;
import org.datapop.SiteTest;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Callouts and pull quotes as a writer puts them in, changes them and leaves them. */
@SiteTest
@BrowserTest
class SetApartTests {

    private static final String SAID = ".editor > [role=status]";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void aCalloutIsPutInByTheSlashAndLeftByEnter(Browser browser) {
        var page = begin(browser);
        var keyboard = page.keyboard();
        keyboard.type("/callout");
        keyboard.press("Enter");
        assertThat(page.locator(SAID).first()).hasText("Callout: on");
        keyboard.type("Note this");
        keyboard.press("Enter");
        keyboard.type("and that");
        keyboard.press("Enter");
        keyboard.press("Enter");
        keyboard.type("After");
        assertThat(text(page)).hasValue("> [!NOTE]\n> Note this\n>\n> and that\n\nAfter");
        var callout = editor(page).locator(".callout");
        assertThat(callout).hasAttribute("role", "note");
        assertThat(callout).hasAttribute("aria-label", "Callout");
        assertThat(callout.locator("p")).hasCount(2);
        Accessibility.check(page);
        browser.assertQuiet();
    }

    @Test
    void theStateFollowsTheCaretAndOneBecomesTheOther(Browser browser) {
        var page = begin(browser);
        put(page, "Before\n\n> [!QUOTE]\n> Said once more");
        editor(page).locator(".pull p").click();
        settle(page);
        assertPressed(page, "pullquote");
        page.locator("[data-command=callout]").first().click();
        assertThat(text(page)).hasValue("Before\n\n> [!NOTE]\n> Said once more");
        assertPressed(page, "callout");
        page.keyboard().press("ControlOrMeta+Shift+9");
        assertThat(text(page)).hasValue("Before\n\n> Said once more");
        assertPressed(page, "quote");
        page.keyboard().press("ControlOrMeta+Alt+k");
        assertThat(text(page)).hasValue("Before\n\n> [!QUOTE]\n> Said once more");
        assertThat(page.locator(SAID).first()).hasText("Pull quote: on");
        // What repeats the text isn't counted a second time.
        assertThat(page.locator(".editor > .hint").first()).containsText("Words: 1 ");
        page.keyboard().press("ControlOrMeta+Alt+k");
        assertThat(page.locator(SAID).first()).hasText("Pull quote: off");
        assertThat(text(page)).hasValue("Before\n\nSaid once more");
        browser.assertQuiet();
    }

    @Test
    void backspaceAtTheBeginningTakesAwayWhatIsAround(Browser browser) {
        var page = begin(browser);
        put(page, "Before\n\n> [!NOTE]\n> one\n>\n> two\n\nAfter");
        editor(page).locator(".callout p").first().click();
        page.keyboard().press("Home");
        settle(page);
        page.keyboard().press("Backspace");
        assertThat(text(page)).hasValue("Before\n\none\n\ntwo\n\nAfter");
        page.keyboard().press("ControlOrMeta+z");
        assertThat(text(page)).hasValue("Before\n\n> [!NOTE]\n> one\n>\n> two\n\nAfter");
        browser.assertQuiet();
    }

    @Test
    void theMarksCanBeTyped(Browser browser) {
        var page = begin(browser);
        page.keyboard().type("> [!note] Set apart");
        assertThat(text(page)).hasValue("> [!NOTE]\n> Set apart");
        put(page, "");
        editor(page).click();
        page.keyboard().type("> [!quote] Once more");
        assertThat(editor(page).locator(".pull")).hasText("Once more");
        put(page, "");
        editor(page).click();
        page.keyboard().type("[!note] no quotation");
        assertThat(text(page)).hasValue("\\[!note\\] no quotation");
        browser.assertQuiet();
    }

    private static void assertPressed(Page page, String command) {
        for (var one : new String[] {"quote", "callout", "pullquote"}) {
            assertThat(page.locator(".toolbar [data-command=" + one + "]").first())
                    .hasAttribute("aria-pressed", String.valueOf(one.equals(command)));
        }
    }

    private Page begin(Browser browser) {
        return TextScreen.begin(browser, colleagues, port);
    }
}
