package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.admin.TextScreen.chooseAPicture;
import static org.datapop.admin.TextScreen.editor;
import static org.datapop.admin.TextScreen.paste;
import static org.datapop.admin.TextScreen.put;
import static org.datapop.admin.TextScreen.settle;
import static org.datapop.admin.TextScreen.text;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.datapop.SiteTest;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The editor of texts as a writer uses it, with keys, mouse and clipboard. */
@SiteTest
@BrowserTest
class EditorTests {

    private static final String IS_CARET_SEEN =
            "() => getSelection().anchorNode.getBoundingClientRect().bottom"
                    + " <= document.querySelector('.status').getBoundingClientRect().top";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void whatIsTypedWithMarksOfMarkdownLooksAsItWill(Browser browser) {
        var page = begin(browser);
        var keyboard = page.keyboard();
        keyboard.type("## A heading");
        keyboard.press("Enter");
        keyboard.type(
                "Some **bold** and *slanted* words, `code`, [...] and [a page](https://example.org) too.");
        keyboard.press("Enter");
        keyboard.type("- one");
        keyboard.press("Enter");
        keyboard.type("two");
        keyboard.press("Enter");
        keyboard.press("Enter");
        keyboard.type("> said");
        assertThat(text(page))
                .hasValue(
                        "## A heading\n\nSome **bold** and *slanted* words, `code`, [...] and [a"
                                + " page](https://example.org) too.\n\n- one\n- two\n\n> said");
        var shown = editor(page);
        assertThat(shown.locator("h2")).hasText("A heading");
        assertThat(shown.locator("strong")).hasText("bold");
        assertThat(shown.locator("li")).hasCount(2);
        assertThat(shown.locator("blockquote")).hasText("said");
        // Undo takes everything back, step by step, and redo brings it again.
        for (var i = 0; i < 60 && !text(page).inputValue().isEmpty(); i++) {
            keyboard.press("ControlOrMeta+z");
        }
        assertThat(text(page)).hasValue("");
        browser.assertQuiet();
    }

    @Test
    void aSlashOffersWhatCanBePutIn(Browser browser) {
        var page = begin(browser);
        var keyboard = page.keyboard();
        keyboard.type("/tab");
        var offered = page.locator(".slash li");
        assertThat(offered).hasCount(1);
        assertThat(editor(page))
                .hasAttribute("aria-activedescendant", Pattern.compile("slash-\\d+-0"));
        Accessibility.check(page);
        keyboard.press("Enter");
        assertThat(editor(page).locator("th")).hasCount(3);
        keyboard.type("Year");
        assertThat(text(page))
                .hasValue(Pattern.compile("\\| Year \\| +\\| +\\|\n\\| --- .*", Pattern.DOTALL));
        assertThat(page.locator(".toolbar [data-command=rowafter]").first()).isVisible();
        page.locator(".toolbar [data-command=columnafter]").first().click();
        assertThat(editor(page).locator("th")).hasCount(4);
        keyboard.press("ControlOrMeta+End");
        keyboard.type("/");
        assertThat(offered.first()).isVisible();
        keyboard.press("Escape");
        assertThat(page.locator(".slash")).isHidden();
        keyboard.type("or");
        assertThat(text(page)).hasValue(Pattern.compile(".*\n\n/or", Pattern.DOTALL));
        browser.assertQuiet();
    }

    @Test
    void tabLeavesTheTextAndTheToolbarFollowsTheCaret(Browser browser) {
        var page = begin(browser);
        page.keyboard().type("**bold** plain");
        var bold = page.locator(".toolbar [data-command=bold]").first();
        assertThat(bold).hasAttribute("aria-pressed", "false");
        page.keyboard().press("ControlOrMeta+Home");
        page.keyboard().press("ArrowRight");
        assertThat(bold).hasAttribute("aria-pressed", "true");
        page.keyboard().press("ControlOrMeta+Alt+2");
        assertThat(page.locator(".editor > [role=status]").first()).hasText("Heading: on");
        page.keyboard().press("Tab");
        assertThat(editor(page)).not().isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(editor(page)).isFocused();
        // Every command stands on the sheet of keys, with its key.
        page.keyboard().press("ControlOrMeta+/");
        assertThat(page.locator("#text-keys")).isVisible();
        assertThat(page.locator("#text-keys dt").count())
                .isEqualTo(org.datapop.admin.form.TextCommand.values().length);
        Accessibility.check(page);
        page.keyboard().press("Escape");
        browser.assertQuiet();
    }

    @Test
    void footnotesLanguagesAndPicturesArePutInByKeys(Browser browser) {
        var page = begin(browser);
        var keyboard = page.keyboard();
        chooseAPicture(page);
        keyboard.type("Dijo hola");
        keyboard.press("Shift+ControlOrMeta+ArrowLeft");
        settle(page);
        keyboard.press("ControlOrMeta+Alt+l");
        assertThat(page.locator("#text-language")).isVisible();
        Accessibility.check(page);
        keyboard.type("es");
        keyboard.press("Enter");
        assertThat(text(page)).hasValue("Dijo [hola]{lang=es}");
        assertThat(editor(page).locator("[lang=es]")).hasText("hola");
        keyboard.press("End");
        keyboard.press("ControlOrMeta+Alt+f");
        keyboard.type("A note.");
        assertThat(text(page)).hasValue("Dijo [hola]{lang=es}[^1]\n\n[^1]: A note.");
        editor(page).locator("p").first().click();
        keyboard.press("Home");
        settle(page);
        keyboard.press("ControlOrMeta+Alt+p");
        var alt = editor(page).locator(".pic input");
        alt.fill("Two people at a table");
        assertThat(text(page))
                .hasValue(
                        Pattern.compile(
                                "!\\[Two people at a table]\\(media:[0-9a-f-]{36}\\)Dijo .*",
                                Pattern.DOTALL));
        assertThat(editor(page).locator(".pic img")).hasAttribute("alt", "Two people at a table");
        Accessibility.check(page);
        browser.assertQuiet();
    }

    @Test
    void wordsAreFoundAndReplacedAltTextsToo(Browser browser) {
        var page = begin(browser);
        put(page, "Données ouvertes et donnees\n\n![Des données](https://example.org/none.png)");
        text(page).focus();
        page.keyboard().press("ControlOrMeta+h");
        var bar = page.locator(".find-bar").first();
        bar.locator("input").first().fill("donnees");
        assertThat(bar.locator("[role=status]")).hasText("1 of 3");
        page.keyboard().press("Enter");
        Accessibility.check(page);
        bar.locator("input").nth(1).fill("data");
        bar.locator("[value=all]").click();
        assertThat(bar.locator("[role=status]")).hasText("Replaced: 2");
        assertThat(text(page))
                .hasValue(Pattern.compile("data ouvertes et data\n\n!\\[Des données].*"));
        bar.locator("input").first().fill("nowhere");
        assertThat(bar.locator("[role=status]")).hasText("Not found");
        page.keyboard().press("Escape");
        assertThat(bar).isHidden();
        assertThat(editor(page)).isFocused();
        browser.assertQuiet();
    }

    @Test
    void theSourceCanBeSeenAndTheTextStandAlone(Browser browser) {
        var page = begin(browser);
        put(page, "One *two*\n\n[ref]: https://example.org");
        // What the editor can't show is shown as it is written, read-only until it is opened.
        var written = editor(page).locator(".as-written textarea");
        assertThat(written).not().isEditable();
        editor(page).locator(".as-written button").click();
        written.fill("[ref]: https://example.com");
        assertThat(text(page)).hasValue("One *two*\n\n[ref]: https://example.com");
        page.locator(".toolbar [data-command=source]").first().click();
        assertThat(text(page)).isFocused();
        text(page).press("End");
        page.keyboard().press("ControlOrMeta+Home");
        page.keyboard().type("Zero ");
        Accessibility.check(page);
        page.keyboard().press("Escape");
        assertThat(editor(page)).containsText("Zero One two");
        page.locator(".toolbar [data-command=full]").first().click();
        assertThat(page.locator(".editor.is-full > .hint")).containsText("Esc leads back");
        Accessibility.check(page);
        HtmlChecker.check(page.content());
        page.keyboard().type("Typed alone. ");
        page.keyboard().press("Escape");
        assertThat(page.locator(".editor.is-full")).hasCount(0);
        assertThat(page.locator("[inert]")).hasCount(0);
        assertThat(text(page)).hasValue(Pattern.compile(".*Typed alone\\..*", Pattern.DOTALL));
        browser.assertQuiet();
    }

    @Test
    void theBarThatSavesNeverLiesOverTheCaret(Browser browser) {
        var page = begin(browser);
        page.setViewportSize(390, 700);
        for (var line = 0; line < 12; line++) {
            page.keyboard().type("Line " + line);
            page.keyboard().press("Enter");
            assertThat(page.evaluate(IS_CARET_SEEN)).as("after line %s", line).isEqualTo(true);
        }
    }

    @Test
    void whatIsPastedKeepsItsStructureAndLosesTheRest(Browser browser) {
        var page = begin(browser);
        paste(
                page,
                "<meta charset=utf-8><b style=\"font-weight:normal\" id=docs-internal-guid-1>"
                        + "<h1 dir=ltr style=\"line-height:1.38\"><span style=\"font-size:20pt\">Title</span></h1>"
                        + "<p><span style=\"font-weight:700;color:red\">Strong</span><span style=\"font-style:italic\"> slanted</span>"
                        + " <a href=\"https://example.org/a\" onclick=\"window.__xss=1\">linked</a> <a href=\"javascript:window.__xss=1\">not</a></p>"
                        + "<ul><li><p>one</p><ul><li>inner</li></ul></li><li>two</li></ul>"
                        + "<table><tbody><tr><td><p>a</p><p>b</p></td><td>c</td></tr><tr><td colspan=2><table><tr><td>x</td></tr></table></td></tr></tbody></table>"
                        + "<img src=\"https://example.org/spy.png\" onerror=\"window.__xss=1\"><script>window.__xss=1</script></b>",
                "Title");
        assertThat(text(page))
                .hasValue(
                        Pattern.compile(
                                "## Title\n\n\\*\\*Strong\\*\\* \\*slanted\\* \\[linked]\\(https://example.org/a\\) not\n\n"
                                        + "- one\n  - inner\n- two\n\n\\| a b \\| c \\|\n\\| --- \\| --- \\|\n\\| x \\|.*",
                                Pattern.DOTALL));
        put(page, "");
        paste(
                page,
                "<html xmlns:o='urn:x'><head><style>p{color:red}</style></head><body>"
                        + "<p class=MsoTitle>Report<o:p></o:p></p>"
                        + "<p class=MsoNormal style='mso-x:1'>Some <b>bold</b><span style='mso-spacerun:yes'>  </span>words</p>"
                        + "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>   </span></span>first</p>"
                        + "<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>   </span></span>below</p>"
                        + "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>   </span></span>second</p>"
                        + "</body></html>",
                "Report");
        assertThat(text(page))
                .hasValue(
                        Pattern.compile(
                                "## Report\n\nSome \\*\\*bold\\*\\*\\s+words\n\n- first\n  - below\n- second"));
        // An address over words links them.
        put(page, "read this");
        editor(page).click();
        page.keyboard().press("ControlOrMeta+a");
        settle(page);
        paste(page, "", "https://example.org/paper");
        assertThat(text(page)).hasValue("[read this](https://example.org/paper)");
        browser.assertQuiet();
    }

    /** Whatever is thrown at it: nothing that was there is lost. */
    @Test
    void aHugePasteAndOddCharactersLoseNothing(Browser browser) {
        var page = begin(browser);
        page.keyboard().type("Before 👩‍👩‍👧 e\u0301 ");
        paste(page, "", "עברית and العربية mixed " + "x".repeat(1000));
        page.keyboard().type(" after");
        assertThat(text(page))
                .hasValue(
                        "Before 👩‍👩‍👧 e\u0301 עברית and العربية mixed "
                                + "x".repeat(1000)
                                + " after");
        var before = text(page).inputValue();
        paste(page, "", "word ".repeat(1_000_000));
        assertThat(page.locator(".editor > .hint").first()).containsText("more than one text");
        page.keyboard().type("!");
        assertThat(text(page)).hasValue(before + "!");
    }

    private Page begin(Browser browser) {
        return TextScreen.begin(browser, colleagues, port);
    }
}
