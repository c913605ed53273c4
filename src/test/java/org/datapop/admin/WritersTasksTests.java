package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.browser.Actions;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.datapop.browser.Writing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What writers do every week, from the first screen to the public page, in so many actions. */
@SiteTest
@BrowserTest
class WritersTasksTests {

    private static final String FORM = "#form";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    private StaffClient client;
    private String name;

    @BeforeEach
    void signIn() {
        client = colleagues.signedIn(port, Role.EDITOR);
        name = "Aaron " + UUID.randomUUID();
    }

    @Test
    void aSpellingIsCorrectedInSixActions(Browser browser) {
        publish("person", Map.of("summary", "A person", "biography", "Fonded the alliance."));
        var page = start(browser);
        var actions = new Actions(page);
        actions.click("nav a:has-text('People')");
        actions.click("table.entries a:has-text('" + name + "')");
        actions.doubleClick(Writing.editor(page, "#f-biography").locator("p"), 10, 10);
        actions.type("Founded");
        actions.click("[name=form-then][value=publish]");
        actions.click("button[value=now]");
        page.waitForURL("**?published");
        assertThat(page.locator("#f-biography")).hasValue("Founded the alliance.");
        assertThat(actions.count()).isLessThanOrEqualTo(6);
        assertThat(seen(page)).contains("Founded the alliance.");
        browser.assertQuiet();
    }

    @Test
    void anArticleIsWrittenByTheKeyboardAlone(Browser browser) {
        var page = start(browser);
        var actions = new Actions(page);
        actions.press("ControlOrMeta+k").type("new article").press("Enter");
        page.waitForSelector(FORM);
        assertThat(page.locator("#f-title")).isFocused();
        actions.type(name);
        actions.tabTo("#f-summary").type("Six hundred words with two links and a table");
        actions.tabTo("#f-date").type("2026-11-25");
        actions.tabTo("button[value^='add blocks text']").press("Enter");
        page.waitForSelector("[name='blocks/new-1/text']");
        actions.tabTo("#f-blocks-new-1 .ProseMirror");
        actions.type("## What was counted").press("Enter");
        for (var part = 0; part < 6; part++) {
            actions.write(words(part, 100));
            actions.press("Enter");
        }
        for (var link : List.of("https://example.org/one", "https://example.org/two")) {
            actions.press("ControlOrMeta+k");
            actions.type("the paper").press("Tab").type(link).press("Enter");
            assertThat(page.locator("dialog#link")).isHidden();
            actions.type(" ");
        }
        actions.press("Enter").press("ControlOrMeta+Alt+t");
        for (var cell : List.of("Year", "Place", "Count", "2013", "Boston", "3")) {
            actions.type(cell).press("ArrowRight");
        }
        actions.press("ControlOrMeta+s");
        page.waitForURL("**?saved*");
        var text = page.locator("textarea[name^='blocks/'][name$='/text']").inputValue();
        assertThat(text.split("\\s+")).hasSizeGreaterThan(600);
        assertThat(text)
                .startsWith("## What was counted\n\n")
                .contains(
                        "[the paper](https://example.org/one) [the paper](https://example.org/two)")
                .contains("| Year | Place | Count |\n| --- | --- | --- |\n| 2013 | Boston | 3 |");
        actions.tabTo("[name=form-then][value=publish]").press("Enter");
        page.waitForURL("**/publication");
        actions.tabTo("button[value=now]").press("Enter");
        page.waitForURL("**?published");
        assertThat(seen(page)).contains("Boston");
        assertThat(actions.count()).isLessThanOrEqualTo(175);
        browser.assertQuiet();
    }

    @Test
    void aPageOfGoogleDocsIsPastedAndPublished(Browser browser) {
        var page = start(browser);
        var actions = new Actions(page);
        actions.click("nav a:has-text('News')").click("main .begin button");
        assertThat(page.locator("#f-title")).isFocused();
        actions.type(name).press("Tab").type("Pasted").press("Tab").type("2026-11-25");
        actions.click("button[value^='add blocks text']");
        var editor = page.locator("#f-blocks-new-1 .ProseMirror");
        actions.click(editor);
        actions.paste(editor, GOOGLE_DOCS, "The plan");
        actions.click("[name=form-then][value=publish]").click("button[value=now]");
        page.waitForURL("**?published");
        assertThat(actions.count()).isLessThanOrEqualTo(12);
        assertThat(seen(page))
                .contains("The plan", "<li>first</li>", "<strong>bold</strong>", "<td>3</td>")
                .contains("href=\"https://example.org/source\"")
                .doesNotContain("font-family", "docs-internal-guid", "google.com/url");
        browser.assertQuiet();
    }

    @Test
    void anAnswerIsReplaced(Browser browser) {
        publish("person", Map.of("summary", "Answers"));
        interview();
        var page = start(browser);
        var actions = new Actions(page);
        actions.click("nav a:has-text('Interviews')");
        actions.click("table.entries a:has-text('" + name + "')");
        actions.click(".contents a:has-text('Transcript')");
        var answer = page.locator(".row:has([value=answer])").nth(1);
        answer.scrollIntoViewIfNeeded();
        actions.click(answer.locator(".ProseMirror"));
        actions.press("ControlOrMeta+a").type("What I meant to say.");
        actions.click("[name=form-then][value=publish]").click("button[value=now]");
        page.waitForURL("**?published");
        assertThat(actions.count()).isLessThanOrEqualTo(8);
        assertThat(seen(page))
                .contains("First answer", "What I meant to say.", "Third answer")
                .doesNotContain("Second answer");
        browser.assertQuiet();
    }

    @Test
    void oneFieldOfAnOldVersionComesBack(Browser browser) {
        publish("person", Map.of("summary", "The old words", "biography", "First."));
        client.submit(FORM, Map.of("summary", "The new words", "biography", "Second."));
        var page = start(browser);
        var actions = new Actions(page);
        actions.click("nav a:has-text('People')");
        actions.click("table.entries a:has-text('" + name + "')");
        actions.click("main a:has-text('History')");
        actions.click(".entries tbody tr:last-child a");
        actions.click("button[form^=bring][value=summary]");
        assertThat(page.locator("#f-summary")).hasValue("The old words");
        assertThat(page.locator("#f-biography")).hasValue("Second.");
        assertThat(page.locator("main")).containsText("It isn’t saved yet");
        actions.click("text=Save draft");
        page.waitForURL("**?saved*");
        assertThat(actions.count()).isLessThanOrEqualTo(6);
        assertThat(page.locator("#f-summary")).hasValue("The old words");
        browser.assertQuiet();
    }

    /** The first screen after signing in. */
    private Page start(Browser browser) {
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", Look.DESK);
        client.goOnIn(page.context());
        page.navigate("http://localhost:" + port + "/admin");
        return page;
    }

    private void publish(String type, Map<String, String> fields) {
        client.open("/admin/content?type=" + type);
        client.submit("form.begin", Map.of());
        var typed = new LinkedHashMap<>(fields);
        typed.put(type.equals("person") ? "name" : "title", name);
        client.submit(FORM, "[value=publish]", typed);
        client.submit("main form", "button[value=now]", Map.of());
        assertThat(client.words()).contains("Published");
    }

    private void interview() {
        client.open("/admin/content?type=interview");
        client.submit("form.begin", Map.of());
        var pasted = new StringBuilder();
        for (var number : List.of("First", "Second", "Third")) {
            pasted.append("Ana: A question?\n\nBen: ").append(number).append(" answer\n\n");
        }
        client.submit(
                FORM,
                "button[value='paste turns']",
                Map.of(
                        "title",
                        name,
                        "summary",
                        "Three answers",
                        "kind",
                        "text",
                        "completeness",
                        "full",
                        "interviewees",
                        client.page().select("option:contains(" + name + ")").val(),
                        "form-pasted",
                        pasted.toString()));
        client.submit(FORM, "[value=publish]", Map.of());
        client.submit("main form", "button[value=now]", Map.of());
        assertThat(client.words()).contains("Published");
    }

    /** The public page of the document whose form is open. */
    private String seen(Page page) {
        var address = page.locator("a:has-text('See the page')").getAttribute("href");
        return new StaffClient(port)
                .open(address)
                .page()
                .select("main")
                .outerHtml()
                .replaceAll("(?s)<svg.*?</svg>", "");
    }

    private static String words(int part, int many) {
        var words = List.of("people", "count", "what", "they", "live", "by", "and", "ask", "why");
        var text = new StringBuilder();
        for (var at = 0; at < many; at++) {
            text.append(at == 0 ? "" : " ")
                    .append(words.get((at * (part + 2) + at / 9) % words.size()));
        }
        return text.append('.').toString();
    }

    /** As Google Docs puts it on the clipboard. */
    private static final String GOOGLE_DOCS =
            """
            <meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-8f1c2d3e">
            <h1 dir="ltr" style="line-height:1.38;margin-top:20pt;"><span style="font-size:20pt;font-family:Arial,sans-serif;">The plan</span></h1>
            <p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-family:Arial;">Some </span><span style="font-size:11pt;font-weight:700;">bold</span><span> words and </span><a href="https://www.google.com/url?q=https://example.org/source&sa=D" style="text-decoration:none;"><span style="color:#1155cc;text-decoration:underline;">where they come from</span></a><span>.</span></p>
            <ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span>first</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>second</span></p></li></ul>
            <div dir="ltr" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="100" /><col width="100" /></colgroup><tbody><tr style="height:0pt"><td><p dir="ltr"><span>Place</span></p></td><td><p dir="ltr"><span>Count</span></p></td></tr><tr><td><p dir="ltr"><span>Boston</span></p></td><td><p dir="ltr"><span>3</span></p></td></tr></tbody></table></div><br />
            </b>
            """;
}
