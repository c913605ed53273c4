package org.datapop.site.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gallery as a browser shows it: nothing for axe to find, nothing wider than the window. */
class GalleryBrowserTests {

    private static final List<Path> CHROMIUM =
            Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome").map(Path::of).toList();
    private static final int TALLEST = 900;
    private static final boolean PICTURES = Boolean.getBoolean("gallery.pictures");

    private static Map<String, Path> pages = Map.of();
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        var executable = CHROMIUM.stream().filter(Files::isExecutable).findFirst();
        if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("No Chromium is installed");
        }
        assumeTrue(executable.isPresent(), "No Chromium is installed");
        pages = new Gallery().write();
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(executable.get())
                                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void axeFindsNothingInAnyColoursAtAnyWidth() {
        var found = new ArrayList<String>();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (var width : List.of(390, 1280)) {
                look(
                        scheme,
                        width,
                        (name, page) -> {
                            for (var rule : new AxeBuilder(page).analyze().getViolations()) {
                                found.add(
                                        "%s %s %d: %s %s"
                                                .formatted(
                                                        name,
                                                        scheme,
                                                        width,
                                                        rule.getId(),
                                                        rule.getNodes().getFirst().getHtml()));
                            }
                            picture(page, "%s-%d-%s".formatted(name, width, scheme));
                        });
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void nothingIsWiderThanTheNarrowestWindow() {
        var wide = new ArrayList<String>();
        for (var width : List.of(320, 768)) {
            look(
                    ColorScheme.LIGHT,
                    width,
                    (name, page) -> {
                        var needed = page.evaluate("document.documentElement.scrollWidth");
                        if ((int) needed > width) {
                            wide.add(name + " needs " + needed + " of " + width);
                        }
                    });
        }
        assertThat(wide).isEmpty();
    }

    @Test
    void theMenuOpensWithoutScript() {
        try (var context =
                        browser.newContext(
                                new Browser.NewContextOptions()
                                        .setJavaScriptEnabled(false)
                                        .setViewportSize(390, TALLEST));
                var page = context.newPage()) {
            page.navigate(address("person"));
            assertThat(page.locator(".menu li a").first().isVisible()).isFalse();
            page.locator("summary").click();
            assertThat(page.locator(".menu li a").first().isVisible()).isTrue();
            assertThat(page.locator(".scheme").isVisible()).isFalse();
            picture(page, "menu-390");
            page.setViewportSize(1280, TALLEST);
            page.navigate(address("person"));
            assertThat(page.locator(".menu li a").first().isVisible()).isTrue();
            assertThat(page.locator("summary").isVisible()).isFalse();
        }
    }

    @Test
    void onPaperThereIsNoNavigation() {
        try (var page = browser.newPage()) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.navigate(address("person"));
            assertThat(page.locator("nav:visible, .skip:visible").count()).isZero();
            picture(page, "print");
        }
    }

    private static String address(String name) {
        return Gallery.file(name).toUri().toString();
    }

    private interface Look {
        void at(String name, Page page);
    }

    private static void look(ColorScheme scheme, int width, Look look) {
        var options =
                new Browser.NewContextOptions()
                        .setColorScheme(scheme)
                        .setViewportSize(width, TALLEST);
        try (var context = browser.newContext(options);
                var page = context.newPage()) {
            pages.forEach((name, file) -> {
                page.navigate(file.toUri().toString());
                look.at(name, page);
            });
        }
    }

    private static void picture(Page page, String name) {
        if (PICTURES) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target/gallery/pictures", name + ".png")));
        }
    }
}
