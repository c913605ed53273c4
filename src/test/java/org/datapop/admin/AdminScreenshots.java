package org.datapop.admin;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datapop.SiteTest;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.accounts.Role;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.datapop.browser.Writing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Takes the pictures of the admin area in {@code src/docs/screenshots}: {@code ./mvnw test
 * -Dtest=AdminScreenshots -Dscreenshots=true}.
 */
@SiteTest
@BrowserTest
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class AdminScreenshots {

    private static final Path FOLDER = Path.of("src/docs/screenshots");
    private static final Look PHONE = new Look(390, false, true);
    private static final String FORM = "#form";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired OneTimeLinks links;
    private StaffClient client = new StaffClient(0);

    @Test
    void takePictures(Browser browser) {
        var looks = List.of(Look.DESK, Look.DESK.inTheDark(), PHONE, PHONE.inTheDark());
        var first = "/admin/first-run/" + links.issue(Purpose.FIRST_RUN, null);
        for (var look : looks) {
            save(browser.open("http://localhost:" + port + first, look), "first-run", look);
        }
        client = colleagues.signedIn(port, Role.ADMINISTRATOR);
        fill();
        for (var look : looks) {
            take(browser, look);
        }
    }

    private void fill() {
        begin(
                "article",
                Map.of("title", "Annual report", "summary", "What we did and what it cost"));
        begin(
                "article",
                Map.of("title", "A call for partners", "summary", "How to join, and by when"));
        begin("person", Map.of("name", "A new colleague", "summary", "Begins in January"));
        client.submit(FORM, "[value=publish]", Map.of());
        client.submit("main form", "button[value=later]", Map.of("at", "2099-01-01T09:00"));
        var transcript =
                "Ana Pérez: What did you want it to be?\n\n"
                        + "Ben Okafor: Something that lasts. Others counted; we wanted to ask who counts, "
                        + "and for whom.\n\nAna Pérez: And today?\n\nBen Okafor: We still ask.";
        begin("interview", Map.of("title", "What counts", "form-pasted", transcript));
        client.open(client.address());
        client.submit(FORM, "button[value='paste turns']", Map.of("form-pasted", transcript));
        client.submit(FORM, Map.of());
    }

    private void begin(String type, Map<String, String> fields) {
        client.open("/admin/content?type=" + type);
        client.submit("form.begin", Map.of());
        client.submit(FORM, new LinkedHashMap<>(fields));
    }

    private void take(Browser browser, Look look) {
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", look);
        client.goOnIn(page.context());
        open(page, "/admin");
        save(page, "dashboard", look);
        open(page, "/admin/content?type=person&sort=title");
        save(page, "list", look);
        page.keyboard().press("ControlOrMeta+k");
        page.keyboard().type("letouz");
        page.waitForCondition(() -> page.locator("dialog [role=option]").count() > 1);
        save(page, "palette", look);
        page.keyboard().press("Escape");
        page.click("table.entries a:has-text('Emmanuel')");
        page.waitForSelector(FORM);
        save(page, "editor", look);
        var text = Writing.editor(page, "#f-biography");
        page.evaluate("() => document.getElementById('f-biography').scrollIntoView()");
        text.click();
        page.keyboard().press("ControlOrMeta+Shift+f");
        save(page, "writing", look);
        page.keyboard().press("Escape");
        page.fill("#f-summary", "Had the idea of the alliance late in 2012.");
        page.click("[name=form-then][value=publish]");
        page.waitForURL("**/publication");
        save(page, "publish", look);
        page.click("main a:has-text('History')");
        page.waitForURL("**/history");
        save(page, "history", look);
        open(page, "/admin/content?type=interview&sort=title");
        page.click("table.entries a:has-text('What counts')");
        page.waitForSelector(FORM);
        page.evaluate("() => document.querySelector('#f-turns').scrollIntoView()");
        save(page, "turns", look);
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    /** Without the type that only tests know, and with the page beside a form. */
    private static void save(Page page, String name, Look look) {
        page.evaluate("() => document.querySelector('nav a[href*=trial]')?.closest('li').remove()");
        var beside = page.locator("[data-stage]");
        if (beside.count() > 0 && beside.isVisible()) {
            page.frameLocator("[data-stage]").locator("main").waitFor();
        }
        page.waitForTimeout(400);
        var file =
                "admin-%s-%d-%s.png".formatted(name, look.width(), look.dark() ? "dark" : "light");
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
    }
}
