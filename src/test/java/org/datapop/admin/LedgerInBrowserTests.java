package org.datapop.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Actions;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever uses no pointer finds every address that ever was, and what it answers. */
@SiteTest
@BrowserTest
class LedgerInBrowserTests {

    /** More than a page of the list holds. */
    private static final int RENAMED = 101;

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;

    @Test
    void allAddressesAreFoundAndFollowedByTheKeyboardAlone(Browser browser) {
        renameOften();
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", Look.DESK);
        colleagues.signedIn(port, Role.CONTRIBUTOR).goOnIn(page.context());
        page.navigate("http://localhost:" + port + "/admin");
        var hands = new Actions(page);
        hands.press("ControlOrMeta+k");
        hands.type("every address");
        assertThat(page.locator("#palette [role=option][aria-selected=true]"))
                .hasText("Every address Screen");
        hands.press("Enter");
        page.waitForURL("**/admin/addresses");
        assertThat(page.locator("nav [aria-current=page]")).hasText("Every address");
        Accessibility.check(page);

        hands.tabTo("input[name=q]");
        hands.type("ledger-by-keys-");
        hands.press("Enter");
        page.waitForURL("**/admin/addresses?q=ledger-by-keys-");
        assertThat(page.locator("table.entries tbody tr")).hasCount(RENAMED - 1);
        hands.tabTo("a[rel=next]");
        hands.press("Enter");
        page.waitForURL("**&after=**");
        assertThat(page.locator("table.entries tbody tr")).hasCount(1);
        hands.tabTo("table.entries a");
        hands.press("Enter");
        page.waitForURL("**/people/ledger-by-keys-" + RENAMED);
        assertThat(page.locator("h1")).hasText("Ledger By Keys");
        browser.assertQuiet();
    }

    private void renameOften() {
        var person =
                new Person(
                        "Ledger By Keys", "", "", "", new Markdown(""), List.of(), List.of(), null);
        var saved = drafting.create("person", Language.ENGLISH, slug(1), person, Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        for (var i = 2; i <= RENAMED; i++) {
            saved =
                    drafting.save(
                            saved.document(), saved.revision(), slug(i), person, "", Actor.SYSTEM);
            publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        }
    }

    /** In the order of their numbers. */
    private static Slug slug(int number) {
        return new Slug("ledger-by-keys-%03d".formatted(number));
    }
}
