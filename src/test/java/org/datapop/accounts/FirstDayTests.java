package org.datapop.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigInteger;
import java.time.Clock;
import org.datapop.SiteTest;
import org.datapop.admin.StaffClient;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody who has never seen the site opens it, corrects a founder's profile and locks up at
 * night, with nothing but a keyboard.
 */
@SiteTest
@BrowserTest
class FirstDayTests {

    private static final String EMAIL = "ana@example.org";
    private static final String PASSWORD = "seven quiet otters read";
    private static final String PROFILE = "/people/patrick-vinck";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /** More than any screen of this walk has. */
    private static final int STOPS = 150;

    @LocalServerPort int port;
    @Autowired OneTimeLinks links;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    @Test
    void endsWithEverythingAsItShouldBe(Browser browser) {
        jdbc.sql("update account set disabled_at = now() where role = 'ADMINISTRATOR'").update();
        var link = "/admin/first-run/" + links.issue(Purpose.FIRST_RUN, null);
        var page = browser.open("http://localhost:" + port + link, Look.DESK);
        var keys = new Keyboard(page);
        keys.type("#name", "Ana Pérez");
        keys.type("#email", EMAIL);
        keys.type("#password", PASSWORD);
        keys.press("main form button");
        page.waitForURL("**/admin");

        keys.pressed = 0;
        keys.press("nav a[href*='type=person']");
        keys.press(".entries a:has-text('Patrick Vinck')");
        keys.type("#f-founding", "Asked before anybody else");
        assertThat(keys.pressed).as("to come to the field").isLessThanOrEqualTo(4);
        keys.publish();
        assertThat(visitor(PROFILE).words()).contains("Asked before anybody else");

        keys.press(".more:has(#f-form-slug) > summary");
        keys.type("#f-form-slug", "patrick-vinck-of-hhi");
        keys.publish();
        assertThat(visitor(PROFILE).address()).isEqualTo(PROFILE + "-of-hhi");

        keys.press(".tabs a:has-text('Withdraw')");
        keys.type("#reason", "Asked for by the person");
        keys.press("main form.fields .primary");
        page.waitForURL("**?withdrawn");
        var gone = visitor(PROFILE + "-of-hhi");
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.words()).contains("Asked for by the person");
        keys.publish();
        assertThat(visitor(PROFILE).status()).isEqualTo(200);
        assertThat(visitor(PROFILE).address()).isEqualTo(PROFILE + "-of-hhi");

        keys.press("nav a[href='/admin/account']");
        keys.press("a[href='/admin/account/second-factor']");
        var secret = secret(page.locator(".secret").first().innerText());
        keys.type("#code", Totp.code(secret, Totp.step(clock.instant())));
        keys.press("main form button");
        assertThat(page.locator(".codes li").first()).isVisible();
        keys.press("main a.primary");
        keys.press(".me button");
        page.waitForURL("**/admin/sign-in*");
        keys.type("#email", EMAIL);
        keys.type("#password", PASSWORD);
        keys.press("main form button");
        page.waitForURL("**/admin/sign-in/code*");
        keys.type("#code", Totp.code(secret, Totp.step(clock.instant()) + 1));
        keys.press("main form button");
        page.waitForURL("**/admin");
        assertThat(page.locator(".me")).containsText("Ana Pérez");
    }

    /** Somebody who has no mouse. */
    private static final class Keyboard {

        private final Page page;
        private int pressed;

        Keyboard(Page page) {
            this.page = page;
        }

        void publish() {
            press("[name=form-then][value=publish]");
            page.waitForURL("**/publication");
            press("button[value=now]");
            page.waitForURL("**?published");
        }

        void press(String what) {
            reach(what);
            page.keyboard().press("Enter");
            page.waitForLoadState();
            pressed++;
        }

        void type(String what, String words) {
            reach(what);
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().type(words);
            pressed++;
        }

        /** By the one key that everybody has. */
        void reach(String what) {
            var target = page.locator(what).first();
            target.waitFor(new Locator.WaitForOptions().setTimeout(20_000));
            for (var stops = 0; stops < STOPS; stops++) {
                if (target.evaluate("one => one === document.activeElement").equals(true)) {
                    return;
                }
                page.keyboard().press("Tab");
            }
            throw new AssertionError("Nobody comes to " + what + " with Tab on " + page.url());
        }
    }

    private StaffClient visitor(String path) {
        return new StaffClient(port).open(path);
    }

    private static byte[] secret(String written) {
        var number = BigInteger.ZERO;
        for (var letter : written.replaceAll("\\s", "").toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(letter)));
        }
        var bytes = new byte[Totp.SECRET_BYTES];
        for (var at = bytes.length - 1; at >= 0; at--) {
            bytes[at] = number.byteValue();
            number = number.shiftRight(Byte.SIZE);
        }
        return bytes;
    }
}
