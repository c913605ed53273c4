package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.datapop.SiteTest;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.accounts.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How somebody comes to work here, and how they stop. */
@SiteTest
class ColleaguesTests {

    private static final String SECRET = "three patient herons wade";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Accounts accounts;
    @Autowired OneTimeLinks links;
    @Autowired JdbcClient jdbc;

    @Test
    void somebodyIsInvitedChoosesAPasswordAndIsLetOutAgain() {
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR);
        administrator.open("/admin/colleagues");
        var email = UUID.randomUUID() + "@example.org";
        administrator.submit(
                "form.fields", Map.of("name", "Noor", "email", email, "role", "CONTRIBUTOR"));
        var link =
                administrator
                        .page()
                        .expectFirst("input[readonly]")
                        .attr("value")
                        .replaceFirst("https?://[^/]*", "");
        assertThat(new StaffClient(port).signIn(email, "").status()).isEqualTo(422);

        var newcomer = new StaffClient(port).open(link);
        newcomer.submit("main form", Map.of("password", "short"));
        assertThat(newcomer.status()).isEqualTo(422);
        assertThat(newcomer.words()).contains("too short");
        newcomer.submit("main form", Map.of("password", SECRET));
        assertThat(newcomer.address()).isEqualTo("/admin");
        assertThat(newcomer.page().select(".me").text()).contains("Noor", "Contributor");
        assertThat(new StaffClient(port).open(link).status()).isEqualTo(410);

        var account =
                accounts.all().stream()
                        .filter(a -> a.email().equals(email))
                        .findFirst()
                        .orElseThrow();
        administrator.open("/admin/colleagues");
        administrator.submit("form[action$='" + account.id() + "/closed']", Map.of());
        assertThat(administrator.words()).contains("Account closed");
        assertThat(newcomer.open("/admin").address()).startsWith("/admin/sign-in");
        assertThat(new StaffClient(port).signIn(email, SECRET).status()).isEqualTo(422);
    }

    @Test
    void whatIsWrongWithAnInvitationIsSaidAndKept() {
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR);
        administrator.open("/admin/colleagues");
        administrator.submit("form.fields", Map.of("name", "Noor", "email", "no address"));
        assertThat(administrator.status()).isEqualTo(422);
        assertThat(administrator.page().select("#name").attr("value")).isEqualTo("Noor");
        var taken = colleagues.of(Role.EDITOR).email().toUpperCase(java.util.Locale.ROOT);
        administrator.submit("form.fields", Map.of("name", "Noor", "email", taken));
        assertThat(administrator.words()).contains("works here already");
    }

    @Test
    void theLastAdministratorStays() {
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR);
        var id = colleagues.of(Role.ADMINISTRATOR).id();
        administrator.open("/admin/colleagues");
        administrator.submit("form[action$='" + id + "/closed']", Map.of());
        assertThat(administrator.status()).isEqualTo(409);
        assertThat(administrator.words()).contains("This is the last administrator");
        administrator.submit("form[action$='" + id + "/role']", Map.of("role", "EDITOR"));
        assertThat(administrator.status()).isEqualTo(409);
    }

    @Test
    void aForgottenPasswordIsChosenAnewByALinkFromTheLogOrAColleague() {
        var account = colleagues.of(Role.EDITOR, "forgetting");
        for (var purpose : new Purpose[] {Purpose.RECOVERY, Purpose.RESET}) {
            var before = colleagues.of(Role.EDITOR, "forgetting");
            var browser =
                    new StaffClient(port)
                            .open("/admin/reset/" + links.issue(purpose, account.id()));
            browser.submit("main form", Map.of("password", SECRET + purpose));
            assertThat(browser.address()).isEqualTo("/admin");
            assertThat(accounts.find(before.id()).orElseThrow().credentials())
                    .isEqualTo(before.credentials() + 1);
        }
    }

    @Test
    void ofTwoWhoUseALinkAtTheSameMomentOneGetsIn() throws Exception {
        var account = colleagues.of(Role.EDITOR, "contested");
        for (var round = 0; round < 10; round++) {
            var token = links.issue(Purpose.RESET, account.id());
            try (var pool = Executors.newFixedThreadPool(8)) {
                Callable<Boolean> tried = () -> links.redeem(token).isPresent();
                var got =
                        pool.invokeAll(java.util.Collections.nCopies(8, tried)).stream()
                                .filter(future -> future.resultNow())
                                .count();
                assertThat(got).isEqualTo(1);
            }
        }
    }

    @Test
    void aLinkIsGoodForItsTimeAndPurposeOnly() {
        var account = colleagues.of(Role.EDITOR, "late");
        var token = links.issue(Purpose.INVITATION, account.id());
        assertThat(new StaffClient(port).open("/admin/first-run/" + token).status()).isEqualTo(410);
        jdbc.sql("update one_time_link set expires_at = now() - interval '1 second'").update();
        assertThat(new StaffClient(port).open("/admin/invitation/" + token).status())
                .isEqualTo(410);
        assertThat(links.redeem(token)).isEmpty();
        var first = links.issue(Purpose.FIRST_RUN, null);
        assertThat(new StaffClient(port).open("/admin/reset/" + first).status()).isEqualTo(410);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from one_time_link where hash = convert_to(?, 'UTF8')")
                                .param(first)
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void onesOwnAccountIsChangedByOneself() {
        var browser = colleagues.signedIn(port, Role.EDITOR, "self");
        var elsewhere = colleagues.signedIn(port, Role.EDITOR, "self");
        browser.open("/admin/account");
        browser.submit(
                "form.fields",
                Map.of("name", "Selma", "language", "fr", "timeZone", "Africa/Dakar"));
        assertThat(browser.words()).contains("Enregistré").contains("Fuseau horaire");
        browser.submit(
                "form.fields",
                Map.of("name", "Selma", "language", "en", "timeZone", "Nowhere/Land"));
        assertThat(browser.status()).isEqualTo(422);

        browser.submit("form[action$=password]", Map.of("current", "wrong", "password", SECRET));
        assertThat(browser.words()).contains("Le mot de passe actuel");
        browser.submit(
                "form[action$=password]",
                Map.of("current", Colleagues.PASSWORD, "password", "selma"));
        assertThat(browser.words()).contains("trop court");
        assertThat(elsewhere.open("/admin").address()).isEqualTo("/admin");
        browser.submit(
                "form[action$=password]",
                Map.of("current", Colleagues.PASSWORD, "password", SECRET));
        assertThat(browser.words()).contains("Le mot de passe est changé");
        assertThat(elsewhere.open("/admin").address()).startsWith("/admin/sign-in");

        var again =
                new StaffClient(port).signIn(colleagues.of(Role.EDITOR, "self").email(), SECRET);
        browser.open("/admin/account").submit("form[action$=ended]", Map.of());
        assertThat(browser.status()).isEqualTo(200);
        assertThat(again.open("/admin").address()).startsWith("/admin/sign-in");
    }
}
