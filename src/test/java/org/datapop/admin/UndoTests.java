package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
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

/**
 * What was done to a form is taken back in the order in which it was done, wherever it was done.
 */
@SiteTest
@BrowserTest
class UndoTests {

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void fieldsTextsAndRowsAreTakenBackInOrder(Browser browser) {
        var page = begin(browser, "person");
        var name = page.locator("#f-name");
        var text = Writing.editor(page, "#f-biography");
        name.pressSequentially("Emmanuel");
        text.click();
        page.keyboard().type("One two");
        assertThat(page.locator("#f-biography")).hasValue("One two");
        page.locator("#f-founding").pressSequentially("2013");
        page.click("[value='add links']");
        label(page, 0).pressSequentially("site");
        page.click("[value='add links']");
        label(page, 1).pressSequentially("wiki");
        page.locator("[value^='up links/']").last().click();
        page.locator("[value^='remove links/']").last().click();
        assertThat(page.locator("#f-links > legend")).hasText("Links 1");
        Accessibility.check(page);
        HtmlChecker.check(page.content());

        undo(page);
        assertThat(page.locator("#f-links > legend")).hasText("Links 2");
        assertThat(page.locator("#undo [role=status]")).hasText("Undone: Links");
        undo(page);
        assertThat(labels(page)).containsExactly("site", "wiki");
        undo(page);
        assertThat(label(page, 1)).hasValue("");
        assertThat(label(page, 1)).isFocused();
        undo(page);
        assertThat(page.locator("#f-links .row")).hasCount(1);
        undo(page);
        undo(page);
        assertThat(page.locator("#f-links .row")).hasCount(0);
        undo(page);
        assertThat(page.locator("#f-founding")).hasValue("");
        undo(page);
        assertThat(page.locator("#f-biography")).hasValue("");
        assertThat(name).hasValue("Emmanuel");
        undo(page);
        assertThat(name).hasValue("");
        assertThat(page.locator("#undo button").first()).isDisabled();
        for (var step = 0; step < 9; step++) {
            redo(page);
            if (step == 3 || step == 5) {
                assertThat(page.locator("#f-links .row")).hasCount(step == 3 ? 1 : 2);
            }
        }
        assertThat(name).hasValue("Emmanuel");
        assertThat(page.locator("#f-biography")).hasValue("One two");
        assertThat(Writing.editor(page, "#f-biography")).hasText("One two");
        assertThat(page.locator("#f-founding")).hasValue("2013");
        assertThat(page.locator("#f-links > legend")).hasText("Links 1");
        assertThat(page.locator("#undo button").last()).isDisabled();
        page.click("text=Save draft");
        page.waitForURL("**?saved");
        assertThat(labels(page)).containsExactly("wiki");
        // What was saved is taken back by its history.
        assertThat(page.locator("#undo button").first()).isDisabled();
        browser.assertQuiet();
    }

    @Test
    void aTextIsTakenBackWhereItWasChangedAndTheCaretStandsThere(Browser browser) {
        var page = begin(browser, "person");
        Writing.put(page, "#f-biography", "First *words*\n\n* odd\n\nlast");
        var text = Writing.editor(page, "#f-biography");
        text.locator("p").last().click();
        page.keyboard().press("End");
        page.keyboard().type(" ones");
        page.locator("#f-name").click();
        page.keyboard().type("Name");
        undo(page);
        undo(page);
        assertThat(page.locator("#f-biography")).hasValue("First *words*\n\n* odd\n\nlast");
        page.keyboard().type("!");
        assertThat(page.locator("#f-biography")).hasValue("First *words*\n\n* odd\n\nlast!");
        var box = page.locator(".picture [type=checkbox]");
        box.check();
        undo(page);
        assertThat(box).not().isChecked();
        redo(page);
        assertThat(box).isChecked();
        undo(page);
        text.locator("p").last().click();
        // As source too, and back from there.
        undo(page);
        page.keyboard().press("ControlOrMeta+Alt+m");
        page.keyboard().press("ControlOrMeta+End");
        page.keyboard().type("?");
        page.keyboard().press("Escape");
        assertThat(text.locator("p").last()).hasText("last?");
        undo(page);
        assertThat(page.locator("#f-biography")).hasValue("First *words*\n\n* odd\n\nlast");
        assertThat(text.locator("p").last()).hasText("last");
        browser.assertQuiet();
    }

    @Test
    void aReloadKeepsWhatCanBeTakenBackAndAChoiceIsTakenBack(Browser browser) {
        var page = begin(browser, "article");
        page.locator("#f-title").pressSequentially("Noor");
        var author = page.locator("#f-authors");
        author.pressSequentially("vinc");
        page.locator(".found:not([hidden]) li").first().click();
        assertThat(author).hasValue("Patrick Vinck");
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        page.reload();
        var button = page.locator("#undo button").first();
        button.click();
        assertThat(page.locator("#f-authors")).hasValue("");
        button.click();
        assertThat(page.locator("#f-title")).hasValue("");
        assertThat(button).isDisabled();
        for (var step = 0; step < 2; step++) {
            page.locator("#undo button").last().click();
        }
        // What was thrown away can be had back.
        page.click("[form=discard]");
        page.waitForURL("**?discarded");
        assertThat(page.locator("#f-title")).hasValue("");
        button.click();
        assertThat(page.locator("#f-title")).hasValue("Noor");
        assertThat(page.locator("#f-authors")).hasValue("Patrick Vinck");
        // Half a name is taken back by the browser, not what was done before it.
        page.locator("#f-authors").fill("Patrick Vi");
        undo(page);
        assertThat(page.locator("#f-title")).hasValue("Noor");
        assertThat(page.locator("select[name=authors]").first()).not().hasValue("");
        // Whoever comes after them in this window finds nothing.
        assertThat(page.locator("#kept")).containsText("Kept for you alone");
        var address = page.url();
        page.click("form.me button");
        page.waitForURL("**/sign-in*");
        assertThat(page.evaluate("() => sessionStorage.length")).isEqualTo(0);
        colleagues.signedIn(port, Role.ADMINISTRATOR).goOnIn(page.context());
        page.navigate(address);
        assertThat(page.locator("#undo button").first()).isDisabled();
        browser.assertQuiet();
    }

    private Page begin(Browser browser, String type) {
        return colleagues.begin(browser, port, Role.EDITOR, type, Look.DESK);
    }

    private static Locator label(Page page, int at) {
        return page.locator("[name^='links/'][name$='/label']").nth(at);
    }

    private static List<String> labels(Page page) {
        return page.locator("#f-links .row:not(.is-removed) [name$='/label']").all().stream()
                .map(Locator::inputValue)
                .toList();
    }

    private static void undo(Page page) {
        press(page, "ControlOrMeta+z");
    }

    private static void redo(Page page) {
        press(page, "ControlOrMeta+Shift+z");
    }

    /** The buttons are shown once the script that knows the keys has begun. */
    private static void press(Page page, String key) {
        assertThat(page.locator("#undo")).isVisible();
        page.keyboard().press(key);
    }
}
