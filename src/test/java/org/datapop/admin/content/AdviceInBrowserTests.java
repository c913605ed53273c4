package org.datapop.admin.content;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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

/** The panel of advice follows what is typed, and leads to the words. */
@SiteTest
@BrowserTest
class AdviceInBrowserTests {

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;

    @Test
    void thePanelFollowsWhatIsTypedAndShowsTheWords(Browser browser) {
        var page = begin(browser);
        var count = page.locator(".advice summary");
        assertThat(count).hasText("1 thing to look at");
        page.fill("#f-name", "Person " + UUID.randomUUID());
        Writing.put(page, "#f-biography", "the theatre, then in the\nthe spring. TBD the end");
        assertThat(count).hasText("3 things to look at");
        assertThat(page.locator(".advice [role=status]")).hasText("3 things to look at");
        count.press("Enter");
        assertThat(page.locator(".advice li")).hasCount(3);
        assertThat(page.locator(".advice li").nth(1)).containsText("Biography: A word twice");
        Accessibility.check(page);
        HtmlChecker.check(page.content());

        var biography = Writing.editor(page, "#f-biography");
        page.locator(".advice li a").nth(1).press("Enter");
        assertThat(biography).isFocused();
        page.waitForCondition(() -> Writing.selected(page).equals("the the"));
        page.locator(".advice li a").nth(2).press("Enter");
        page.waitForCondition(() -> Writing.selected(page).equals("TBD"));
        page.locator(".advice li a").nth(0).press("Enter");
        assertThat(page.locator("#f-summary")).isFocused();

        page.fill("#f-summary", "Said");
        Writing.put(page, "#f-biography", "Spring");
        assertThat(count).hasText("Nothing to look at");
        assertThat(page.locator(".advice li")).hasCount(0);
        browser.assertQuiet();
    }

    @Test
    void anotherEditorOfTheFieldIsAskedFirst(Browser browser) {
        var page = begin(browser);
        Writing.put(page, "#f-biography", "in the the spring");
        page.locator(".advice summary").click();
        var link = page.locator(".advice li a[data-words='the the']");
        assertThat(link).hasCount(1);
        page.evaluate(
                "() => document.getElementById('f-biography').addEventListener('goto', event => { event.preventDefault(); document.title = event.detail.words; })");
        link.click();
        assertThat(page).hasTitle("the the");
        assertThat(page.locator("#f-biography")).not().isFocused();
        browser.assertQuiet();
    }

    private Page begin(Browser browser) {
        return colleagues.begin(browser, port, Role.EDITOR, "person", Look.DESK);
    }
}
