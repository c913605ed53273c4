package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.admin.TextScreen.editor;
import static org.datapop.admin.TextScreen.put;
import static org.datapop.admin.TextScreen.settle;
import static org.datapop.admin.TextScreen.text;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.datapop.SiteTest;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.datapop.browser.Writing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The small bar near what is selected in a text. */
@SiteTest
@BrowserTest
class NearBarTests {

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void itComesWithASelectionAndLeavesTheFocusInTheText(Browser browser) {
        var page = begin(browser, Look.DESK);
        page.keyboard().type("Some words");
        assertThat(bar(page)).isHidden();
        page.keyboard().press("Shift+ControlOrMeta+ArrowLeft");
        assertThat(bar(page)).isVisible();
        assertThat(editor(page)).isFocused();
        assertThat(bar(page).locator("button")).hasCount(4);
        Accessibility.check(page);
        HtmlChecker.check(page.content());
        bar(page).locator("[data-command=bold]").click();
        assertThat(editor(page)).isFocused();
        assertThat(bar(page).locator("[data-command=bold]")).hasAttribute("aria-pressed", "true");
        assertThat(text(page)).hasValue("Some **words**");
        page.keyboard().type("deeds");
        assertThat(bar(page)).isHidden();
        assertThat(text(page)).hasValue("Some **deeds**");
        browser.assertQuiet();
    }

    @Test
    void aKeyGoesToItAndEscapeComesBack(Browser browser) {
        var page = begin(browser, Look.DESK);
        var keyboard = page.keyboard();
        keyboard.type("Some words");
        keyboard.press("Shift+ControlOrMeta+ArrowLeft");
        assertThat(bar(page)).isVisible();
        keyboard.press("Alt+F10");
        assertThat(bar(page).locator("[data-command=bold]")).isFocused();
        keyboard.press("ArrowRight");
        assertThat(bar(page).locator("[data-command=italic]")).isFocused();
        keyboard.press("Enter");
        assertThat(editor(page)).isFocused();
        assertThat(text(page)).hasValue("Some *words*");
        keyboard.press("Alt+F10");
        keyboard.press("End");
        assertThat(bar(page).locator("[data-command=language]")).isFocused();
        keyboard.press("Escape");
        assertThat(editor(page)).isFocused();
        assertThat(Writing.selected(page)).isEqualTo("words");
        // A second time it goes, and comes with the next selection only.
        keyboard.press("Escape");
        assertThat(bar(page)).isHidden();
        assertThat(editor(page)).isFocused();
        // Without it the key goes to the bar that stays.
        keyboard.press("Alt+F10");
        assertThat(page.locator(".toolbar [data-command=bold]").first()).isFocused();
        browser.assertQuiet();
    }

    /** Whatever is selected, from one word to all, at the top or at the end, on any width. */
    @Test
    void itNeverCoversWhatIsSelected(Browser browser) {
        for (var look : new Look[] {Look.DESK, Look.PHONE.inTheDark()}) {
            var page = begin(browser, look);
            put(page, "Some words to be told. ".repeat(20) + "\n\nMore\n\n".repeat(40));
            editor(page).click();
            page.keyboard().press("ControlOrMeta+Home");
            settle(page);
            for (var keys :
                    new String[] {
                        "Shift+ArrowRight", "Shift+End", "Shift+ArrowDown", "Shift+ArrowDown"
                    }) {
                page.keyboard().press(keys);
                assertBeside(page);
            }
            editor(page).evaluate("text => text.scrollIntoView({ block: 'start' })");
            page.keyboard().press("ControlOrMeta+End");
            for (var i = 0; i < 4; i++) {
                page.keyboard().press("Shift+ArrowUp");
                assertBeside(page);
            }
            assertThat(bar(page)).isVisible();
            page.mouse().wheel(0, 120);
            assertBeside(page);
            page.keyboard().press("ControlOrMeta+a");
            settle(page);
            assertBeside(page);
            page.keyboard().press("ControlOrMeta+Home");
            settle(page);
            page.keyboard().press("ControlOrMeta+Shift+f");
            page.keyboard().press("Shift+End");
            assertBeside(page);
            assertThat(bar(page)).isVisible();
            assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
        browser.assertQuiet();
    }

    @Test
    void aFingerHasTheMenuOfItsTelephone(Browser browser) {
        var page = begin(browser, Look.PHONE);
        var touch = new JsonObject();
        touch.addProperty("enabled", true);
        page.context().newCDPSession(page).send("Emulation.setTouchEmulationEnabled", touch);
        page.keyboard().type("Some words");
        page.keyboard().press("Shift+ControlOrMeta+ArrowLeft");
        settle(page);
        assertThat(page.evaluate("() => matchMedia('(pointer: coarse)').matches")).isEqualTo(true);
        assertThat(bar(page)).isHidden();
        assertThat(page.locator(".toolbar [data-command=bold]").first()).isVisible();
        browser.assertQuiet();
    }

    /** Nor the bars that stay above and below the text. */
    private static void assertBeside(Page page) {
        settle(page);
        var covered =
                page.evaluate(
                        """
                        () => {
                          const near = document.querySelector(".near:not([hidden])");
                          const bar = near?.getBoundingClientRect();
                          if (!bar?.width) return "";
                          const fixed = document.querySelector(".toolbar:not(.near)").getBoundingClientRect();
                          const below = document.querySelector(".is-writing") ? [] : [document.querySelector(".status").getBoundingClientRect()];
                          const rects = [...getSelection().getRangeAt(0).getClientRects(), fixed, ...below];
                          const hit = rects.find(one => one.width && one.left < bar.right && one.right > bar.left && one.top < bar.bottom - 1 && one.bottom > bar.top + 1);
                          return hit ? JSON.stringify([bar, hit]) : "";
                        }
                        """);
        assertThat(covered).isEqualTo("");
    }

    private static Locator bar(Page page) {
        return page.locator(".near").first();
    }

    private Page begin(Browser browser, Look look) {
        return TextScreen.begin(browser, colleagues, port, look);
    }
}
