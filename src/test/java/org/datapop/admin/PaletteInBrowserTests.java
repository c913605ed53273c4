package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.ZoneOffset;
import java.util.List;
import org.datapop.SiteTest;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.Role;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.datapop.browser.Writing;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.shared.Language;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The palette: documents, screens and what the open screen offers, by the keyboard alone. */
@SiteTest
@BrowserTest
class PaletteInBrowserTests {

    private static final String OPEN = "ControlOrMeta+k";
    private static final String CHOICES = "**/admin/content/choices?*";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Accounts accounts;
    @Autowired DocumentList documents;

    @Test
    void documentsScreensAndActionsAreReachedByKeysAlone(Browser browser) {
        var page = open(browser, Role.EDITOR, "/admin");
        var keyboard = page.keyboard();
        keyboard.press(OPEN);
        assertThat(input(page)).isFocused();
        assertThat(input(page)).hasAttribute("role", "combobox");
        assertThat(input(page)).hasAttribute("aria-expanded", "true");
        keyboard.type("letouze");
        assertThat(chosen(page)).hasText("Emmanuel Letouzé Person");
        assertThat(input(page))
                .hasAttribute(
                        "aria-activedescendant", String.valueOf(chosen(page).getAttribute("id")));
        assertThat(said(page)).hasText(java.util.regex.Pattern.compile("\\d+ to choose from"));
        keyboard.press("Enter");
        page.waitForSelector("#form");
        assertThat(page.locator("h1")).hasText("Emmanuel Letouzé");

        keyboard.press(OPEN);
        keyboard.type("hist");
        assertThat(chosen(page)).hasText("History Do here");
        keyboard.press("Enter");
        page.waitForURL("**/history");

        keyboard.press(OPEN);
        keyboard.type("pict");
        assertThat(chosen(page)).hasText("Pictures Screen");
        keyboard.press("ArrowDown");
        assertThat(chosen(page)).not().hasText("Pictures Screen");
        keyboard.press("ArrowUp");
        keyboard.press("Enter");
        page.waitForURL("**/admin/pictures");

        keyboard.press(OPEN);
        keyboard.type("nothing has such a name");
        assertThat(said(page)).hasText("Nothing has this name.");
        keyboard.press("Enter");
        page.waitForURL("**/admin/content?q=nothing+has+such+a+name");
        browser.assertQuiet();
    }

    @Test
    void whatPostsGoesThroughTheFormOfItsButton(Browser browser) {
        var page = open(browser, Role.EDITOR, form("person", 0));
        page.keyboard().press(OPEN);
        page.keyboard().type("dupl");
        assertThat(chosen(page)).hasText("Duplicate Do here");
        page.keyboard().press("Enter");
        page.waitForURL("**?copied");
        // Saving: the very form, with what was just typed.
        page.fill("#f-founding", "Typed before the palette");
        page.keyboard().press(OPEN);
        page.keyboard().type("save");
        page.keyboard().press("Enter");
        page.waitForURL("**?saved");
        assertThat(page.locator("#f-founding")).hasValue("Typed before the palette");
        // A new document, from anywhere.
        page.keyboard().press(OPEN);
        page.keyboard().type("new art");
        assertThat(chosen(page)).hasText("New: Article Do here");
        page.keyboard().press("Enter");
        page.waitForSelector("#f-title");
        browser.assertQuiet();
    }

    @Test
    void screensAreThoseOfTheMenuAndActionsThoseOfTheScreen(Browser browser) {
        for (var role : Role.values()) {
            var page = open(browser, role, form("person", 0));
            page.keyboard().press(OPEN);
            var menu =
                    page.locator(".side nav a").all().stream()
                            .map(link -> link.locator("span").textContent() + " Screen")
                            .toList();
            var offered = options(page);
            assertThat(offered.stream().filter(option -> option.endsWith(" Screen")).toList())
                    .isEqualTo(menu);
            var mayPublish = role != Role.CONTRIBUTOR;
            for (var action : List.of("Publish…", "Save draft", "Withdraw…")) {
                assertThat(offered.contains(action + " Do here")).isEqualTo(mayPublish);
            }
            assertThat(offered.contains("Erase… Do here")).isEqualTo(role == Role.ADMINISTRATOR);
            assertThat(offered).contains("History Do here").doesNotContain("Edit Do here");
            assertThat(menu.contains("Colleagues Screen")).isEqualTo(role == Role.ADMINISTRATOR);
        }
        browser.assertQuiet();
    }

    @Test
    void inATextItHasAKeyOfItsOwnAndOneComesBackToTheText(Browser browser) {
        var page = open(browser, Role.EDITOR, form("person", 0));
        var editor = Writing.editor(page, "#f-biography");
        editor.click();
        page.keyboard().press("ControlOrMeta+k");
        assertThat(page.locator("#link")).isVisible();
        assertThat(palette(page)).isHidden();
        page.keyboard().press("Escape");
        page.keyboard().press("ControlOrMeta+Shift+k");
        assertThat(palette(page)).isVisible();
        page.keyboard().press("Escape");
        assertThat(palette(page)).isHidden();
        assertThat(editor).isFocused();
        page.keyboard().press("ControlOrMeta+Alt+m");
        assertThat(page.locator("#f-biography")).isFocused();
        page.keyboard().press(OPEN);
        assertThat(palette(page)).isHidden();
        page.keyboard().press("ControlOrMeta+Shift+k");
        assertThat(palette(page)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#f-biography")).isFocused();
        var field = page.locator("#f-founding");
        field.focus();
        page.keyboard().press(OPEN);
        assertThat(input(page)).isFocused();
        page.keyboard().press("Escape");
        assertThat(field).isFocused();
        browser.assertQuiet();
    }

    @Test
    void withoutAConnectionScreensAndActionsAreThereAllTheSame(Browser browser) {
        var page = open(browser, Role.EDITOR, form("person", 0));
        page.route(CHOICES, route -> {}); // never answered
        page.keyboard().press(OPEN);
        page.keyboard().type("his");
        assertThat(said(page)).hasText("Still looking for documents…");
        assertThat(said(page)).isVisible();
        page.unroute(CHOICES);
        page.route(CHOICES, route -> route.abort());
        page.keyboard().type("t");
        assertThat(said(page)).containsText("Documents can’t be searched just now.");
        assertThat(chosen(page)).hasText("History Do here");
        page.keyboard().press("Enter");
        page.waitForURL("**/history");
        browser.forgetProblems(); // The failure is told in the console.
    }

    @Test
    void wordsAreMatchedInTheLanguageOfWhoeverTypesWhateverTheirAccents(Browser browser) {
        var account = colleagues.of(Role.EDITOR, "Spanish");
        accounts.describe(
                account.id(), account.name(), new Language("es"), ZoneOffset.UTC, account.actor());
        var page = open(browser, Role.EDITOR, "Spanish", "/admin");
        page.keyboard().press(OPEN);
        page.keyboard().type("imagenes");
        assertThat(chosen(page)).hasText("Imágenes Pantalla");
        browser.assertQuiet();
    }

    @Test
    void withItsButtonItOpensForAMouseAndOnAPhone(Browser browser) {
        var page = open(browser, Role.EDITOR, "/admin");
        for (var look : List.of(Look.DESK, new Look(390, true, true))) {
            Browser.look(page, look);
            page.locator(".finder").click();
            assertThat(input(page)).isFocused();
            page.keyboard().type("p");
            assertThat(said(page)).hasText(java.util.regex.Pattern.compile("\\d+ to choose from"));
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
        }
        page.locator("#palette [role=option]:has-text('Patrick Vinck Person')").click();
        page.waitForSelector("#form");
        assertThat(page.locator("h1")).hasText("Patrick Vinck");
        browser.assertQuiet();
    }

    @Test
    void withoutScriptsItsButtonLeadsToTheSearch(Browser browser) {
        var page = open(browser, Role.EDITOR, "/admin", Look.DESK.withoutJavaScript());
        page.locator(".finder").click();
        page.locator("#words").fill("Patrick");
        page.locator("#words").press("Enter");
        assertThat(page.locator(".entries th a").first()).hasText("Patrick Vinck");
    }

    private static Locator palette(Page page) {
        return page.locator("#palette");
    }

    private static Locator input(Page page) {
        return page.locator("#palette [role=combobox]");
    }

    private static Locator chosen(Page page) {
        return page.locator("#palette [role=option][aria-selected=true]");
    }

    private static Locator said(Page page) {
        return page.locator("#palette [role=status]");
    }

    private static List<String> options(Page page) {
        return page.locator("#palette [role=option]").allTextContents();
    }

    private String form(String type, int which) {
        return "/admin/content/"
                + documents.list(Wanted.byTitle(type, null), which + 1).get(which).document();
    }

    private Page open(Browser browser, Role role, String path) {
        return open(browser, role, "one", path);
    }

    private Page open(Browser browser, Role role, String which, String path) {
        return open(browser, colleagues.signedIn(port, role, which), path, Look.DESK);
    }

    private Page open(Browser browser, Role role, String path, Look look) {
        return open(browser, colleagues.signedIn(port, role), path, look);
    }

    private Page open(Browser browser, StaffClient client, String path, Look look) {
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", look);
        client.goOnIn(page.context());
        page.navigate("http://localhost:" + port + path);
        return page;
    }
}
