package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.datapop.SiteTest;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.accounts.Role;
import org.datapop.accounts.SignIn;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** How staff come in, stay in, and are put out. */
@SiteTest
class SignInTests {

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Accounts accounts;
    @Autowired OneTimeLinks links;
    @Autowired JdbcClient jdbc;
    @Autowired SignIn signIn;

    @Test
    void theFirstAdministratorComesByALinkThatWorksOnce() {
        jdbc.sql("update account set disabled_at = now() where role = 'ADMINISTRATOR'").update();
        var link = "/admin/first-run/" + links.issue(Purpose.FIRST_RUN, null);
        var browser = new StaffClient(port).open(link);
        assertThat(browser.page().select("#siteName").attr("value")).isEqualTo("Data-Pop Alliance");
        var typed =
                Map.of("name", "Ana Pérez", "email", "Ana@Example.org", "siteName", "A new name");

        browser.submit("main form", with(typed, "password", "password12"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.words()).contains("Many people use this password");
        assertThat(browser.page().select("#name").attr("value")).isEqualTo("Ana Pérez");
        browser.submit("main form", with(with(typed, "password", "x"), "email", "nobody"));
        assertThat(browser.words()).contains("an e-mail address such as");

        browser.submit("main form", with(typed, "password", "seven quiet otters read"));
        assertThat(browser.address()).isEqualTo("/admin");
        assertThat(browser.page().title()).contains("A new name");
        assertThat(new StaffClient(port).open("/").page().select(".mark").text())
                .isEqualTo("A new name");
        assertThat(new StaffClient(port).open(link).status()).isEqualTo(410);
        assertThat(
                        new StaffClient(port)
                                .signIn("ana@example.org", "seven quiet otters read")
                                .address())
                .isEqualTo("/admin");
    }

    /** Many more than there are connections: none may hold one while it waits for another. */
    @Test
    void asManyAsLikeTrySignInAtOnce() throws Exception {
        var start = new CountDownLatch(1);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = new ArrayList<Future<SignIn.Outcome>>();
            for (var i = 0; i < 60; i++) {
                var email = "nobody-%d@example.org".formatted(i);
                var from = "203.0.113." + i;
                outcomes.add(
                        people.submit(() -> {
                            start.await();
                            return signIn.attempt(email, "a guess", from);
                        }));
            }
            start.countDown();
            for (var outcome : outcomes) {
                assertThat(outcome.get()).isInstanceOf(SignIn.Outcome.Refused.class);
            }
        }
    }

    @Test
    void aPasswordIsKeptByNewerMeansOnceItIsTyped() {
        var account = colleagues.of(Role.EDITOR);
        var weak = new Argon2PasswordEncoder(8, 16, 1, 8, 1).encode(Colleagues.PASSWORD);
        jdbc.sql("update account set password_hash = ? where id = ?")
                .params(weak, account.id())
                .update();
        new StaffClient(port).signIn(account.email(), "wrong");
        assertThat(hash(account)).isEqualTo(weak);
        var browser = new StaffClient(port).signIn(account.email(), Colleagues.PASSWORD);
        assertThat(browser.address()).isEqualTo("/admin");
        assertThat(hash(account)).isNotEqualTo(weak);
        new StaffClient(port).signIn(account.email(), Colleagues.PASSWORD);
        assertThat(browser.open("/admin").status()).isEqualTo(200);
    }

    private String hash(Account account) {
        return jdbc.sql("select password_hash from account where id = ?")
                .param(account.id())
                .query(String.class)
                .single();
    }

    @Test
    void nobodyLearnsWhetherAnAddressIsKnown() {
        colleagues.of(Role.EDITOR);
        var known = new StaffClient(port).signIn("editor-one@example.org", "wrong");
        var unknown = new StaffClient(port).signIn("nobody@example.org", "wrong");
        assertThat(known.status()).isEqualTo(422).isEqualTo(unknown.status());
        assertThat(known.words()).isEqualTo(unknown.words());
        assertThat(known.page().select("#password").attr("value")).isEmpty();
    }

    @Test
    void tooManyAttemptsAreSlowedDownForTheAccountAlone() {
        var email = colleagues.of(Role.EDITOR, "forgetful").email();
        var browser = new StaffClient(port);
        for (var attempt = 0; attempt < 10; attempt++) {
            assertThat(browser.signIn(email, "wrong " + attempt).status()).isEqualTo(422);
        }
        assertThat(browser.signIn(email, Colleagues.PASSWORD).status()).isEqualTo(429);
        assertThat(browser.words()).contains("too many attempts");
        assertThat(colleagues.signedIn(port, Role.EDITOR).status()).isEqualTo(200);
    }

    @Test
    void signingInOftenIsNoOffence() {
        for (var time = 0; time < 12; time++) {
            assertThat(colleagues.signedIn(port, Role.EDITOR, "busy").address())
                    .isEqualTo("/admin");
        }
    }

    @Test
    void aSessionHasANewIdAfterSignInAndIsWorthNothingAfterSignOut() {
        var browser = colleagues.signedIn(port, Role.EDITOR, "leaving");
        var cookie =
                browser.cookies().stream()
                        .filter(c -> c.getName().equals("staff"))
                        .findFirst()
                        .orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/admin");
        var stolen = cookie.getValue();
        browser.open("/admin");
        browser.submit(".me", Map.of());
        assertThat(browser.address()).isEqualTo("/admin/sign-in");
        assertThat(
                        jdbc.sql(
                                        "select count(*) from staff_session where session_id = convert_from(decode(?, 'base64'), 'UTF8')")
                                .param(stolen)
                                .query(Integer.class)
                                .single())
                .isZero();
        assertThat(browser.open("/admin").address()).startsWith("/admin/sign-in?to=");
    }

    @Test
    void aChangeOfPasswordOrRoleOrAClosedAccountPutsEverybodyOut() {
        var account = colleagues.of(Role.EDITOR, "changing");
        List<Runnable> changes =
                List.of(
                        () -> accounts.changePassword(account.id(), "another otter in archives"),
                        () -> accounts.changeRole(account.id(), Role.CONTRIBUTOR, Actor.SYSTEM),
                        () -> accounts.disable(account.id(), Actor.SYSTEM));
        var password = Colleagues.PASSWORD;
        for (var change : changes) {
            var browser = new StaffClient(port).signIn(account.email(), password);
            assertThat(browser.address()).isEqualTo("/admin");
            change.run();
            assertThat(browser.open("/admin").address()).startsWith("/admin/sign-in");
            password = "another otter in archives";
        }
        assertThat(new StaffClient(port).signIn(account.email(), password).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/content?type=person, /admin/content?type=person",
        "//evil.example, /admin",
        "https://evil.example/admin, /admin",
        "/admin/../people, /admin",
        "/admin//evil.example, /admin",
        "/people, /admin",
        "'javascript:alert(1)', /admin"
    })
    void afterSignInOneGoesWhereOneWantedInsideTheAdminAreaOnly(String to, String goes) {
        colleagues.of(Role.EDITOR);
        var browser = new StaffClient(port);
        browser.open(
                "/admin/sign-in?to="
                        + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));
        browser.submit(
                "main form",
                Map.of("email", "editor-one@example.org", "password", Colleagues.PASSWORD));
        assertThat(browser.address()).isEqualTo(goes);
    }

    @Test
    void staffPagesAreKeptByNobodyAndRunNoScriptButOurs() {
        var browser = colleagues.signedIn(port, Role.EDITOR);
        for (var path : List.of("/admin", "/admin/sign-in", "/admin/nothing")) {
            var headers = browser.raw("GET", path, Map.of()).headers();
            var framed = path.equals("/admin/sign-in") ? "'self'" : "'none'";
            assertThat(headers.firstValue("Cache-Control")).as(path).contains("no-store");
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("'nonce-", "'strict-dynamic'", "frame-ancestors " + framed + ";")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    void thePublicGetsNoCookie() {
        var visitor = new StaffClient(port);
        visitor.open("/").open("/people").open("/search?q=data");
        assertThat(visitor.cookies()).isEmpty();
    }

    private static Map<String, String> with(Map<String, String> typed, String name, String value) {
        var all = new java.util.HashMap<>(typed);
        all.put(name, value);
        return all;
    }
}
