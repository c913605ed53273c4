package org.datapop.admin.content;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.browser.Look;
import org.datapop.browser.Writing;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The marks of a contested sentence in the editor. */
@SiteTest
@BrowserTest
class OneTextInBrowserTests {

    private static final String BEGUN = "She taught here.\n\nShe moved to Lima.\n\nShe rests.";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void aSentenceIsUndecidedUntilItsMarksAreOut(Browser browser) {
        var one = colleagues.signedIn(port, Role.EDITOR);
        one.open("/admin/content?type=person").submit("main form.begin", Map.of());
        var address = one.address();
        one.submit("#form", Map.of("name", "Person " + UUID.randomUUID(), "biography", BEGUN));
        var other = colleagues.signedIn(port, Role.ADMINISTRATOR);
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", Look.DESK);
        other.goOnIn(page.context());
        page.navigate("http://localhost:" + port + address);
        one.submit(
                "#form",
                Map.of("biography", BEGUN.replace("here", "well").replace("Lima", "Quito")));
        Writing.put(
                page, "#f-biography", BEGUN.replace("here", "badly").replace("rests", "writes"));
        page.locator("#form button.primary").first().click();

        var text = Writing.editor(page, "#f-biography");
        var open = page.locator("#joint-biography .open");
        assertThat(text)
                .hasText(
                        "⟪1 Yours⟫ She taught badly. ⟪1 Theirs⟫ She taught well. ⟪1⟫"
                                + "She moved to Quito.She writes.");
        assertThat(open).isVisible();
        browser.forgetProblems(); // that the page came with a 409
        Accessibility.check(page);
        HtmlChecker.check(page.content());
        page.click("details.preview summary");
        page.click("[data-older]");
        var drawn = page.frameLocator("[data-stage]");
        assertThat(drawn.locator("ins").first()).containsText("Yours");
        assertThat(drawn.locator("del").last()).containsText("rests");
        page.click("[value='mine biography']");
        assertThat(text).hasText("She taught badly.She moved to Lima.She writes.");
        assertThat(open).isHidden();
        page.click("[value='joined biography']");
        assertThat(text).containsText("⟪1 Theirs⟫ She taught well.");
        assertThat(open).isVisible();

        Writing.put(page, "#f-biography", BEGUN.replace("here", "well, if late"));
        assertThat(open).isHidden();
        page.locator("#form button.primary").click();
        assertThat(Writing.editor(page, "#f-biography")).containsText("She taught well, if late.");
        browser.assertQuiet();
    }
}
