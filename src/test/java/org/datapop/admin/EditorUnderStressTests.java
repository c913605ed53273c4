package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.admin.TextScreen.chooseAPicture;
import static org.datapop.admin.TextScreen.editor;
import static org.datapop.admin.TextScreen.put;
import static org.datapop.admin.TextScreen.settle;
import static org.datapop.admin.TextScreen.text;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.datapop.SiteTest;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Others change the page in which somebody writes, or the network goes: no word is lost. */
@SiteTest
@BrowserTest
class EditorUnderStressTests {

    private static final String TEXT =
            "Some **bold** words[^1] and [a link](https://example.org), *thrice*.\n\n"
                    + "> [!NOTE]\n> Set apart […]\n\n"
                    + "- one\n- [dos]{lang=es}\n\n| a | b |\n|---|---|\n| c | d |\n\n[^1]: Note.";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    /** As translators and readers aloud do, again and again while somebody types. */
    @Test
    void anExtensionThatWrapsWordsHarmsNone(Browser browser) {
        var page = begin(browser);
        put(page, TEXT);
        editor(page).locator("p").first().click();
        page.keyboard().press("End");
        settle(page);
        var expected = TEXT;
        var end = "*thrice*.";
        for (var word : new String[] {" And", " so", " on"}) {
            wrap(page, "font");
            page.keyboard().type(word);
            wrap(page, "span");
            expected = expected.replace(end, end + word);
            end += word;
            assertThat(text(page)).hasValue(expected);
        }
        // In the middle as well: the caret is where it was.
        page.keyboard().press("ControlOrMeta+ArrowLeft");
        settle(page);
        wrap(page, "font");
        page.keyboard().type("further ");
        assertThat(text(page)).hasValue(expected.replace("so on", "so further on"));
        page.keyboard().press("ControlOrMeta+z");
        assertThat(text(page)).hasValue(expected);
        browser.assertQuiet();
    }

    /** From the middle of the text into the middle of the note. */
    @Test
    void aFootnoteThatIsSelectedByHalfLosesNoMoreThanThat(Browser browser) {
        var page = begin(browser);
        var before = "One[^1] two.\n\nThree four.\n\n[^1]: Note of five words.";
        put(page, before);
        editor(page).locator("p").nth(1).click();
        var keyboard = page.keyboard();
        keyboard.press("Home");
        keyboard.press("ControlOrMeta+ArrowRight");
        keyboard.press("Shift+ControlOrMeta+End");
        keyboard.press("Shift+ControlOrMeta+ArrowLeft");
        keyboard.press("Shift+ControlOrMeta+ArrowLeft");
        settle(page);
        keyboard.press("Delete");
        assertThat(text(page))
                .hasValue(
                        Pattern.compile("One\\[\\^1] two\\.\\n\\nThree.*words\\.", Pattern.DOTALL));
        keyboard.type("!");
        assertThat(text(page)).hasValue(Pattern.compile(".*Three ?!.*words\\.", Pattern.DOTALL));
        keyboard.press("ControlOrMeta+z");
        keyboard.press("ControlOrMeta+z");
        assertThat(text(page)).hasValue(before);
        browser.assertQuiet();
    }

    /** As correctors of spelling and keepers of passwords do. */
    @Test
    void anExtensionThatAddsToThePageAddsNothingToTheText(Browser browser) {
        var page = begin(browser);
        put(page, TEXT);
        editor(page).locator("p").first().click();
        page.keyboard().press("End");
        settle(page);
        page.evaluate(
                """
                () => {
                  for (const one of document.querySelectorAll("input, textarea, .ProseMirror")) {
                    one.setAttribute("data-gramm", "true");
                    one.setAttribute("data-lt-active", "1");
                    const beside = document.createElement("corrector-mark");
                    beside.setAttribute("contenteditable", "false");
                    beside.textContent = "3 mistakes";
                    one.after(beside);
                  }
                  const text = document.querySelector(".ProseMirror");
                  const line = document.createElement("div");
                  line.className = "corrector-line";
                  text.append(line);
                  for (const one of text.querySelectorAll("p")) one.setAttribute("data-corrected", "true");
                }
                """);
        settle(page);
        assertThat(text(page)).hasValue(TEXT);
        page.keyboard().type(" More");
        assertThat(text(page)).hasValue(TEXT.replace("*thrice*.", "*thrice*. More"));
        page.fill("#f-name", "Ana Ruiz");
        page.click("text=Save draft");
        page.waitForURL("**?saved");
        text(page).scrollIntoViewIfNeeded();
        assertThat(text(page)).hasValue(TEXT.replace("*thrice*.", "*thrice*. More"));
        assertThat(page.locator("#f-name")).hasValue("Ana Ruiz");
        browser.assertQuiet();
    }

    /** A browser that offers to translate the form leaves what is written in it alone. */
    @Test
    void whatIsWrittenIsNotToBeTranslated(Browser browser) {
        var page = begin(browser);
        assertThat(editor(page)).hasAttribute("translate", "no");
    }

    @Test
    void aNetworkThatDropsWhileAPictureIsOnItsWayTakesNothingAway(Browser browser) {
        var page = begin(browser);
        chooseAPicture(page);
        var held = new ArrayList<Route>();
        page.route("**/admin/pictures", held::add);
        page.keyboard().type("Before ");
        page.keyboard().press("ControlOrMeta+Alt+p");
        assertThat(hint(page)).hasText("The picture is on its way…");
        page.keyboard().type("and meanwhile");
        page.waitForCondition(() -> !held.isEmpty());
        held.getFirst().abort("connectionreset");
        assertThat(hint(page))
                .hasText("The picture didn’t arrive. Your text is untouched; try it again.");
        assertThat(page.locator(".editor > [role=status]").first())
                .hasText("The picture didn’t arrive. Your text is untouched; try it again.");
        assertThat(text(page)).hasValue("Before and meanwhile");
        page.unroute("**/admin/pictures");
        browser.forgetProblems();
        page.keyboard().type(" ");
        page.keyboard().press("ControlOrMeta+Alt+p");
        assertThat(text(page))
                .hasValue(Pattern.compile("Before and meanwhile !\\[]\\(media:[0-9a-f-]{36}\\)"));
        browser.assertQuiet();
    }

    /** Puts every run of words into an element of its own, as a script of another world does. */
    private static void wrap(Page page, String name) {
        page.evaluate(
                """
                name => {
                  const text = document.querySelector(".ProseMirror");
                  const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
                  const all = [];
                  while (walk.nextNode()) if (walk.currentNode.data.trim()) all.push(walk.currentNode);
                  for (const one of all) {
                    const around = document.createElement(name);
                    around.setAttribute("class", "other");
                    one.replaceWith(around);
                    around.append(one);
                  }
                }
                """,
                name);
        settle(page);
    }

    private static com.microsoft.playwright.Locator hint(Page page) {
        return page.locator(".editor > .hint").first();
    }

    private Page begin(Browser browser) {
        return TextScreen.begin(browser, colleagues, port);
    }
}
