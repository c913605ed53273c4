package org.datapop.admin;

import com.microsoft.playwright.Page;
import java.time.ZoneOffset;
import java.util.Locale;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.Role;
import org.datapop.browser.Browser;
import org.datapop.browser.Look;
import org.datapop.shared.Language;
import org.springframework.boot.test.context.TestComponent;

/** Members of staff for tests: one of each role, opened when first asked for. */
@TestComponent
public class Colleagues {

    public static final String PASSWORD = "quiet otter in the archive";

    private final Accounts accounts;

    public Colleagues(Accounts accounts) {
        this.accounts = accounts;
    }

    public Account of(Role role) {
        return of(role, "one");
    }

    /**
     * @param which to tell two of the same role apart
     */
    public Account of(Role role, String which) {
        var email = new EmailAddress(email(role, which));
        return accounts.find(email)
                .orElseGet(() ->
                        accounts.open(
                                email,
                                "Colleague " + which,
                                role,
                                new Language("en"),
                                ZoneOffset.UTC,
                                PASSWORD));
    }

    /** A browser in which somebody of this role is signed in. */
    public StaffClient signedIn(int port, Role role) {
        return signedIn(port, role, "one");
    }

    public StaffClient signedIn(int port, Role role, String which) {
        var account = of(role, which);
        var client = new StaffClient(port).signIn(account.email(), PASSWORD);
        if (client.status() != 200 || client.address().contains("sign-in")) {
            throw new IllegalStateException("Not signed in: " + client.words());
        }
        return client;
    }

    /** The form of a new document, before somebody of this role. */
    public Page begin(Browser browser, int port, Role role, String type, Look look) {
        var page = browser.open("http://localhost:" + port + "/admin/sign-in", look);
        signedIn(port, role).goOnIn(page.context());
        page.navigate("http://localhost:" + port + "/admin/content?type=" + type);
        page.click("main .begin button");
        page.waitForSelector("#form");
        return page;
    }

    private static String email(Role role, String which) {
        return role.name().toLowerCase(Locale.ROOT) + "-" + which + "@example.org";
    }
}
