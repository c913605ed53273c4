package org.datapop.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.shared.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Who gets in with a telephone, and who doesn't without. */
@SiteTest
class SecondFactorTests {

    private static final String PASSWORD = "three patient herons wade";
    private static final String OFF = "form[action$='second-factor/removed']";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Accounts accounts;
    @Autowired OneTimeLinks links;
    @Autowired EmailChanges emails;
    @Autowired SecondFactor secondFactor;
    @Autowired SignIn signIn;
    @Autowired Clock clock;
    @Autowired JdbcClient jdbc;
    @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;
    private Account account;

    @BeforeEach
    void open() {
        account =
                accounts.open(
                        new EmailAddress(UUID.randomUUID() + "@example.org"),
                        "Noor",
                        Role.ADMINISTRATOR,
                        new Language("en"),
                        ZoneOffset.UTC,
                        PASSWORD);
    }

    @Test
    void itIsTurnedOnAskedForAndTurnedOff() {
        var browser = signedIn().open("/admin/account");
        browser.open(browser.page().select("a[href$=second-factor]").attr("href"));
        assertThat(browser.page().select("svg.qr path").attr("d")).startsWith("M0,0h1v1h-1z");
        browser.submit("main form", Map.of("code", "000000"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.words()).contains("This is not the code");
        assertThat(secondFactor.isOn(account.id())).isFalse();
        browser.submit("main form", Map.of("code", code(0)));
        var recovery = browser.page().select(".codes li").eachText();
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
        assertThat(browser.open("/admin/account").words()).contains("10 recovery codes");

        var other = new StaffClient(port).open("/admin/content?type=person");
        other.submit("main form", Map.of("email", account.email(), "password", PASSWORD));
        assertThat(other.words()).contains("One more step");
        other.submit("main form", Map.of("code", code(0))); // used already
        assertThat(other.status()).isEqualTo(422);
        other.submit("main form", Map.of("code", code(1)));
        assertThat(other.address()).isEqualTo("/admin/content?type=person");

        var third = new StaffClient(port).signIn(account.email(), PASSWORD);
        third.submit(
                "main form",
                Map.of("code", recovery.getFirst().toUpperCase(java.util.Locale.ROOT)));
        assertThat(third.address()).isEqualTo("/admin");
        assertThat(third.open("/admin/account").words()).contains("9 recovery codes");
        var fourth = new StaffClient(port).signIn(account.email(), PASSWORD);
        fourth.submit("main form", Map.of("code", recovery.getFirst()));
        assertThat(fourth.status()).isEqualTo(422);

        third.submit(OFF, Map.of());
        assertThat(third.words()).contains("your password alone lets you in");
        assertThat(signedIn().address()).isEqualTo("/admin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin",
                "/admin/account",
                "/admin/content",
                "/admin/account/second-factor"
            })
    void thePasswordAloneOpensNothing(String path) {
        turnOn();
        var half = new StaffClient(port).signIn(account.email(), PASSWORD);
        assertThat(half.address()).startsWith("/admin/sign-in/code");
        assertThat(half.open(path).address()).startsWith("/admin/sign-in?");
    }

    @Test
    void aHalfSignInEndsWithThePasswordAndIsNothingWithoutOne() {
        turnOn();
        var half = new StaffClient(port).signIn(account.email(), PASSWORD);
        accounts.changePassword(account.id(), "four patient herons wade");
        half.submit("main form", Map.of("code", code(0)));
        assertThat(half.words()).contains("That took too long");
        var stranger = new StaffClient(port).open("/admin/sign-in/code");
        assertThat(stranger.address()).startsWith("/admin/sign-in?late");
    }

    @Test
    void aFormThatWasSentWithoutASessionTravelsThroughBothSteps() {
        turnOn();
        var browser = new StaffClient(port);
        var sent =
                Map.of(
                        "_csrf", List.of(browser.token()),
                        "zone", List.of("Africa/Dakar"),
                        "names", List.of("one", "two"),
                        "current-password", List.of("never carried"));
        browser.post("/admin/account", sent);
        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.page().html()).doesNotContain("never carried");
        browser.submit("main form", Map.of("email", account.email(), "password", PASSWORD));
        browser.submit("main form", Map.of("code", "000000"));
        assertThat(browser.status()).isEqualTo(422);
        browser.submit("main form", Map.of("code", code(0)));
        var form = browser.page().expectFirst("main form");
        assertThat(form.attr("action")).isEqualTo("/admin/account");
        assertThat(StaffClient.values(form))
                .containsEntry("zone", List.of("Africa/Dakar"))
                .containsEntry("names", List.of("one", "two"));
    }

    @Test
    void ofManyWhoUseOneCodeAtOnceOneGetsIn() throws Exception {
        var recovery = turnOn();
        for (var code : List.of(code(0), recovery.getFirst())) {
            try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
                var accepted =
                        hands
                                .invokeAll(
                                        IntStream.range(0, 8)
                                                .<Callable<Boolean>>mapToObj(_ ->
                                                        () ->
                                                                secondFactor.accepts(
                                                                        account.id(), code))
                                                .toList())
                                .stream()
                                .filter(one -> one.resultNow())
                                .count();
                assertThat(accepted).isOne();
            }
        }
    }

    @Test
    void codesAreNotGuessed() {
        turnOn();
        for (var i = 0; i < 12; i++) {
            signIn.attemptCode(account, "000000", "192.0.2.7");
        }
        assertThat(signIn.attemptCode(account, code(0), "192.0.2.7"))
                .isInstanceOf(SignIn.Outcome.TooMany.class);
    }

    @Test
    void aMailedLinkDoesNotReplaceTheTelephoneButOneOutOfTheLogDoes() {
        turnOn();
        var mailed =
                new StaffClient(port)
                        .open("/admin/reset/" + links.issue(Purpose.RESET, account.id()));
        mailed.submit("main form", Map.of("password", "five patient herons wade"));
        assertThat(mailed.address()).startsWith("/admin/sign-in/code");
        var logged =
                new StaffClient(port)
                        .open("/admin/reset/" + links.issue(Purpose.RECOVERY, account.id()));
        logged.submit("main form", Map.of("password", "six patient herons wade"));
        assertThat(logged.address()).isEqualTo("/admin");
    }

    @Test
    void anAdministratorHelpsWhoeverLostTheirTelephone() {
        turnOn();
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR).open("/admin/colleagues");
        administrator.submit(
                "form[action$='" + account.id() + "/second-factor/removed']", Map.of());
        assertThat(secondFactor.isOn(account.id())).isFalse();
    }

    @Test
    void whatIsRiskyAsksAgainWhoOneIsAndCarriesWhatWasTyped() {
        var browser = signedIn().open("/admin/colleagues");
        age();
        var email = UUID.randomUUID() + "@example.org";
        browser.submit(
                "form.fields", Map.of("name", "Ana <b>\"", "email", email, "role", "CONTRIBUTOR"));
        assertThat(browser.words()).contains("Is it you?");
        assertThat(accounts.find(new EmailAddress(email))).isEmpty();
        browser.submit("main form", Map.of("confirm-password", "wrong"));
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.words()).contains("This is not right");
        assertThat(browser.page().select("[name=confirm-password]").attr("value")).isEmpty();
        browser.submit("main form", Map.of("confirm-password", PASSWORD));
        var invited = accounts.find(new EmailAddress(email)).orElseThrow();
        assertThat(invited.name()).isEqualTo("Ana <b>\"");
        assertThat(invited.role()).isEqualTo(Role.CONTRIBUTOR);

        turnOn();
        age();
        browser.open("/admin/account").submit(OFF, Map.of());
        browser.submit("main form", Map.of("confirm-password", PASSWORD, "confirm-code", "000000"));
        assertThat(secondFactor.isOn(account.id())).isTrue();
        browser.submit("main form", Map.of("confirm-password", PASSWORD, "confirm-code", code(0)));
        assertThat(secondFactor.isOn(account.id())).isFalse();
    }

    @Test
    void anotherAddressAsksForTheCodeAndChangesNothingAboutIt() {
        var browser = signedIn();
        turnOn();
        var wanted = new EmailAddress("new-" + account.email());
        var form = "form[action$='account/email']";
        var typed = Map.of("email", wanted.value(), "current", PASSWORD);
        browser.open("/admin/account").submit(form, typed);
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.words()).contains("The password or the code is not right");
        assertThat(emails.isWanted(account.id(), wanted)).isFalse();
        browser.submit(form, Map.of("email", wanted.value(), "current", PASSWORD, "code", code(0)));
        assertThat(emails.isWanted(account.id(), wanted)).isTrue();

        // A link that is mailed later would end this one.
        await().until(() ->
                jdbc.sql("select sent_at is not null from mail where recipient = ?")
                        .param(wanted.value())
                        .query(Boolean.class)
                        .single());
        var elsewhere =
                new StaffClient(port).open("/admin/email/" + links.issue(wanted, account.id()));
        elsewhere.submit("main form", Map.of());
        assertThat(elsewhere.open("/admin").address()).startsWith("/admin/sign-in");
        elsewhere.signIn(wanted.value(), PASSWORD);
        assertThat(elsewhere.words()).contains("One more step");
        elsewhere.submit("main form", Map.of("code", code(1)));
        assertThat(elsewhere.address()).isEqualTo("/admin");
    }

    @Test
    void oneSeesWhereOneIsSignedInAndEndsIt() {
        var here = signedIn().open("/admin/account");
        assertThat(here.page().select(".places li")).hasSize(1);
        assertThat(here.words()).contains("You are here", "127.0.0.1");
        var there = signedIn();
        here.open("/admin/account");
        assertThat(here.page().select(".places li")).hasSize(2);
        var end = here.page().select(".places form").attr("action");
        var stranger = colleagues.signedIn(port, Role.EDITOR).open("/admin/account");
        assertThat(stranger.post(end, Map.of("_csrf", List.of(stranger.token()))).status())
                .isEqualTo(404);
        assertThat(there.open("/admin").address()).isEqualTo("/admin");
        here.submit(".places form", Map.of());
        assertThat(there.open("/admin").address()).startsWith("/admin/sign-in");
        assertThat(here.open("/admin").address()).isEqualTo("/admin");
    }

    private StaffClient signedIn() {
        return new StaffClient(port).signIn(account.email(), PASSWORD);
    }

    private List<String> turnOn() {
        secondFactor.begin(account.id());
        var codes = secondFactor.confirm(account.id(), code(0)).orElseThrow();
        jdbc.sql("update second_factor set last_step = 0 where account_id = ?")
                .param(account.id())
                .update();
        return codes;
    }

    /** What the telephone shows, a number of half minutes from now. */
    private String code(int ahead) {
        var secret =
                jdbc.sql("select secret from second_factor where account_id = ?")
                        .param(account.id())
                        .query((row, _) -> row.getBytes(1))
                        .single();
        return Totp.code(secret, Totp.step(clock.instant()) + ahead);
    }

    /** As if all of this account's sessions had been confirmed an hour ago. */
    private void age() {
        age(sessions);
    }

    private <S extends Session> void age(FindByIndexNameSessionRepository<S> all) {
        all.findByPrincipalName(account.id().toString())
                .values()
                .forEach(session -> {
                    session.setAttribute("confirmed", clock.millis() - 3_600_000);
                    all.save(session);
                });
    }
}
