package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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

/** The history as it is read: by keys and eyes, and two saves within the page. */
@SiteTest
@BrowserTest
class HistoryInBrowserTests {

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void twoSavesAreChosenAndComparedByKeysAlone(Browser browser) {
        var page = saves(browser, Look.DESK, "She came.", "She came early.", "She came late.");
        page.click("main a:has-text('History')");
        assertThat(page.locator(".smaller li").first()).isHidden();
        page.locator(".smaller summary").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".smaller li")).hasCount(2);
        assertThat(page.locator(".smaller li").last()).isVisible();
        page.getByLabel("Save 1 as the older one").focus();
        page.keyboard().press("Space");
        page.keyboard().press("Enter");
        page.waitForURL("**/comparison?*");
        assertThat(page.locator("main h2")).hasText("From save 1 to save 3");
        assertThat(page.locator(".differences ins")).containsText("late");
        page.locator(".same summary").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".same dd").first()).isVisible();
        browser.assertQuiet();
    }

    @Test
    void whatChangedIsDrawnIntoThePageAndGoneThroughStepByStep(Browser browser) {
        var before =
                "She came early.\n\n" + "Filler of no weight.\n\n".repeat(60) + "Nobody saw it.";
        var after = "She came late.\n\n" + "Filler of no weight.\n\n".repeat(60) + "All saw it.";
        var page = saves(browser, Look.DESK, before, after);
        compare(page);
        var stage = stage(page);
        assertThat(stage.locator("main del"))
                .hasText(new String[] {"taken out: early", "taken out: Nobody"});
        assertThat(stage.locator("main ins")).hasText(new String[] {"added: late", "added: All"});
        var place = page.locator("#changes [role=status]");
        assertThat(place).hasText("Change 1 of 2");
        assertThat(stage.locator("main del").first()).isInViewport();
        page.locator("text=Next change").focus();
        page.keyboard().press("Enter");
        assertThat(place).hasText("Change 2 of 2");
        assertThat(stage.locator("main del").last()).isInViewport();
        page.keyboard().press("Enter");
        assertThat(place).hasText("Change 1 of 2");
        page.click("text=Previous change");
        assertThat(place).hasText("Change 2 of 2");
        Accessibility.check(page);
        HtmlChecker.check(page.content());
        browser.assertQuiet();
    }

    /** What went stands before what came in its place, and not within the next thing. */
    @Test
    void aParagraphWrittenAnewStandsInItsOwnPlace(Browser browser) {
        var page =
                saves(
                        browser,
                        Look.DESK,
                        "Was gone.\n\n## About\n\nMore.",
                        "Came late today.\n\n## About\n\nMore.");
        compare(page);
        assertThat(stage(page).locator("main p:has(> del)")).hasText("taken out: Was gone.");
        assertThat(stage(page).locator("main p:has(> del) + p > ins"))
                .hasText("added: Came late today.");
        assertThat(stage(page).locator("main h2 del")).hasCount(0);
        browser.assertQuiet();
    }

    @Test
    void whereThePageShowsNothingOfItOrCantBeDrawnThatIsSaid(Browser browser) {
        var page = saves(browser, Look.DESK, "She came.", "She came.");
        compare(page);
        assertThat(page.locator("#changes [role=status]")).containsText("Nothing of what changed");
        assertThat(page.locator("text=Next change")).isDisabled();
        page.route("**/page", Route::abort);
        page.reload();
        assertThat(page.locator(".drawn > .wrong")).containsText("can’t be drawn");
        page.click("text=Field by field");
        assertThat(page.locator("main")).containsText("Nothing is different");
        browser.forgetProblems(); // What couldn't be read is told in the console.
    }

    @Test
    void everyScreenOfTheHistoryFitsAndCanBeReadByAll(Browser browser) {
        var page =
                saves(browser, Look.DESK, "She came.", "She came early.", "She came late.", "All.");
        var edit = page.url().replaceFirst("\\?.*", "");
        page.navigate(edit + "/history");
        page.locator(".saves tbody th a").first().click();
        page.fill(
                "#name",
                "As the board approved it, and nobody has changed a word of it since then");
        page.click("text=Keep this name");
        var save = page.url().replaceFirst("\\?.*", "");
        for (var look : List.of(new Look(360, false, true), Look.DESK.inTheDark())) {
            Browser.look(page, look);
            for (var screen :
                    List.of(
                            edit + "/history",
                            save,
                            edit + "/comparison",
                            edit + "/comparison?view=page",
                            edit + "/authors")) {
                page.navigate(screen);
                if (screen.endsWith("history")) {
                    page.click(".smaller summary");
                }
                if (screen.endsWith("page")) {
                    assertThat(page.locator("#changes [role=status]")).containsText("Change 1");
                }
                Accessibility.check(page);
                Browser.assertNoSidewaysScrolling(page);
                HtmlChecker.check(page.content());
            }
        }
        browser.assertQuiet();
    }

    /** A person, saved with each of these biographies in turn. */
    private Page saves(Browser browser, Look look, String... biographies) {
        var page = colleagues.begin(browser, port, Role.ADMINISTRATOR, "person", look);
        page.fill("#f-name", "Noor Haddad");
        page.fill("#f-summary", "Reads what nobody counts");
        for (var biography : biographies) {
            Writing.put(page, "#f-biography", biography);
            page.click("text=Save draft");
            page.waitForURL("**?saved");
            page.navigate(page.url().replaceFirst("\\?.*", ""));
        }
        return page;
    }

    private void compare(Page page) {
        page.navigate(page.url().replaceFirst("\\?.*", "") + "/comparison?view=page");
        page.click("text=Phone"); // Drawn smaller than it is, it would be shown in another place.
    }

    private static FrameLocator stage(Page page) {
        return page.frameLocator("[data-stage]");
    }
}
