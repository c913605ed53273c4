package org.datapop.admin;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
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

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void takePictures(Browser browser) {
        for (var look : List.of(Look.DESK, Look.DESK.inTheDark(), PHONE, PHONE.inTheDark())) {
            take(browser, look);
        }
    }

    private void take(Browser browser, Look look) {
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", look);
        colleagues.signedIn(port, Role.ADMINISTRATOR).goOnIn(page.context());
        for (var screen :
                Map.of(
                                "dashboard", "/admin",
                                "list", "/admin/content?type=person&sort=title",
                                "pictures", "/admin/pictures",
                                "activity", "/admin/activity",
                                "account", "/admin/account")
                        .entrySet()) {
            open(page, screen.getValue());
            save(page, screen.getKey(), look);
        }
        open(page, "/admin/content?type=person&sort=title");
        page.click("table.entries a:has-text('Emmanuel')");
        page.waitForSelector("#form");
        save(page, "editor", look);
        page.locator(".ProseMirror").first().click();
        page.keyboard().press("ControlOrMeta+Shift+f");
        save(page, "writing", look);
        page.keyboard().press("Escape");
        page.click("main a:has-text('History')");
        page.waitForLoadState();
        save(page, "history", look);
        open(page, "/admin/content?type=interview&sort=title");
        page.locator("table.entries a:has-text('Emmanuel')").first().click();
        page.waitForSelector("#form");
        page.locator("#f-turns").scrollIntoViewIfNeeded();
        save(page, "turns", look);
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }

    private static void save(Page page, String name, Look look) {
        page.waitForTimeout(600);
        var file =
                "admin-%s-%d-%s.png".formatted(name, look.width(), look.dark() ? "dark" : "light");
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
    }
}
