package org.datapop.site;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.datapop.SiteTest;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Takes the pictures of {@code src/docs/screenshots}: {@code ./mvnw test -Dtest=Screenshots
 * -Dscreenshots=true}
 */
@SiteTest
@BrowserTest
@EnabledIfSystemProperty(named = "screenshots", matches = "true")
class Screenshots {

    private static final Path FOLDER = Path.of("src/docs/screenshots");

    private static final Map<String, String> PAGES =
            new TreeMap<>(
                    Map.of(
                            "home", "/",
                            "profile", "/people/emmanuel-letouze",
                            "interview", "/interviews/how-the-alliance-began",
                            "founders", "/founders",
                            "map", "/map",
                            "search", "/search?q=global+pulse"));

    @LocalServerPort int port;

    @Test
    void take(Browser browser) {
        PAGES.forEach((name, path) -> {
            for (var width : new int[] {390, 1280}) {
                take(name, path, new Look(width, false, true), browser);
                take(name, path, new Look(width, true, true), browser);
            }
        });
    }

    private void take(String name, String path, Look look, Browser browser) {
        var file = "%s-%d-%s.png".formatted(name, look.width(), look.dark() ? "dark" : "light");
        browser.open("http://localhost:" + port + path, look)
                .screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(file)));
    }
}
