package org.datapop.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.accounts.StolenKey.PRESENT;
import static org.datapop.accounts.StolenKey.VERIFIED;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.browser.Accessibility;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.HtmlChecker;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Who gets in with a passkey, and who doesn't. */
@SiteTest
@BrowserTest
class PasskeysTests {

    private static final String PASSWORD = "three patient herons wade";
    private static final String ADD = "form[action$='passkeys/new']";
    private static final String MAKE = "[data-creation]";
    private static final String USE = "[data-challenge]";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Accounts accounts;
    @Autowired Passkeys passkeys;
    @Autowired SignIn signIn;
    @Autowired JdbcClient jdbc;
    @Autowired PasskeyChallenges challenges;
    @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;
    private Account account;

    @BeforeEach
    void open() {
        account =
                accounts.open(
                        new EmailAddress(UUID.randomUUID() + "@example.org"),
                        "Noor",
                        Role.EDITOR,
                        new Language("en"),
                        ZoneOffset.UTC,
                        PASSWORD);
    }

    @Test
    void severalAreMadeNamedUsedAndRemoved(Browser browser) {
        var page = account(browser);
        var keys = new VirtualKeys(page);
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("You have none yet");
        page.click(ADD + " button");
        assertThat(page.inputValue("#name")).isEqualTo("Chrome on Linux");
        look(page);
        page.fill("#name", "");
        page.click(MAKE); // the browser asks for a name
        assertThat(names()).isEmpty();
        page.fill("#name", "Blue <b>\" key");
        page.click(MAKE);
        page.waitForURL("**?passkey=added");
        assertThat(names()).containsExactly("Blue <b>\" key");
        look(page);

        page.click(ADD + " button");
        page.click(MAKE);
        PlaywrightAssertions.assertThat(page.locator("#passkey-wrong"))
                .hasText("There is a passkey of yours on this device already.");
        var blue = keys.take();
        keys.change();
        page.fill("#name", "Telephone");
        page.click(MAKE);
        page.waitForURL("**?passkey=added");
        assertThat(names()).containsExactly("Blue <b>\" key", "Telephone");

        page.click("[aria-label='Rename or remove Telephone']");
        look(page);
        page.fill("#name", "Fairphone");
        page.click("main .primary");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("has its new name");
        assertThat(names()).containsExactly("Blue <b>\" key", "Fairphone");

        askForCodes();
        signOut(page, "/admin/content?type=person");
        page.click(USE);
        page.waitForURL("**/admin/content?type=person");
        page.navigate(url("/admin/account"));
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("last used");

        page.click("[aria-label='Rename or remove Fairphone']");
        page.click("form[action$=removed] button");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("lets nobody in");
        signOut(page, "/admin");
        look(page);
        page.click(USE);
        PlaywrightAssertions.assertThat(page.locator(".problem"))
                .containsText("This passkey doesn’t let you in");
        keys.change();
        keys.put(blue);
        page.click(USE);
        page.waitForURL("**/admin");
        assertThat(deeds())
                .containsExactly(
                        "passkey-added", "passkey-added", "passkey-renamed", "passkey-removed");
        assertThat(mails()).isEqualTo(2);
        browser.forgetProblems(); // The refusal is told in the console.
    }

    @Test
    void whoeverIsNotRecognizedIsToldSoAndMayTryAgain(Browser browser) {
        var page = account(browser);
        var keys = new VirtualKeys(page);
        page.click(ADD + " button");
        keys.recognize(false);
        page.click(MAKE);
        PlaywrightAssertions.assertThat(page.locator("#passkey-wrong")).containsText("cancelled");
        keys.recognize(true);
        page.click(MAKE);
        page.waitForURL("**?passkey=added");
        signOut(page, "/admin");
        keys.recognize(false);
        page.click(USE);
        PlaywrightAssertions.assertThat(page.locator("#passkey-wrong")).containsText("cancelled");
        keys.recognize(true);
        page.click(USE);
        page.waitForURL("**/admin");
    }

    @Test
    void aClosedAccountStaysClosedUntilItIsOpenedAgain(Browser browser) {
        var page = account(browser);
        make(page);
        accounts.disable(account.id(), Actor.SYSTEM);
        page.navigate(url("/admin/sign-in"));
        page.click(USE);
        PlaywrightAssertions.assertThat(page.locator(".problem"))
                .containsText("This passkey doesn’t let you in");
        accounts.enable(account.id(), Actor.SYSTEM);
        page.click(USE);
        page.waitForURL("**/admin");
        accounts.signOutEverywhere(account.id());
        page.navigate(url("/admin"));
        PlaywrightAssertions.assertThat(page).hasURL(url("/admin/sign-in?to=%2Fadmin"));
        browser.forgetProblems();
    }

    @Test
    void aPasskeyShowsThatItIsStillTheSame(Browser browser) {
        var page = account(browser);
        make(page);
        askForCodes();
        age(sessions);
        page.click("[aria-label^='Rename or remove']");
        page.click("form[action$=removed] button");
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Is it you?");
        look(page);
        page.click(USE);
        page.waitForURL("**?passkey=removed");
        assertThat(names()).isEmpty();
        browser.forgetProblems();
    }

    @Test
    void nothingElseThanTheAnswerToAQuestionOfOursLetsAnybodyIn(Browser browser) throws Exception {
        var page = account(browser);
        var key = StolenKey.of(make(page).take());
        var others = colleagues.signedIn(port, Role.EDITOR).open("/admin/account");
        others.submit(ADD, Map.of());
        var toBecomeOne = challenge(others.page().select(MAKE).attr("data-creation"));

        assertThat(enters(key.sign(claim().counted(9)))).isTrue();
        for (var forged :
                List.of(
                        "",
                        "{}",
                        "nonsense",
                        "[[[[",
                        "{\"id\":\"a\",\"rawId\":\"a\",\"response\":{}}",
                        key.sign(claim(toBecomeOne)),
                        key.sign(claim("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
                        key.sign(claim().of("webauthn.create")),
                        key.sign(claim().at("https://localhost.example.org")),
                        key.sign(claim().at("http://localhost:1")),
                        key.sign(claim().forSite("example.org")),
                        key.sign(claim().with(PRESENT)),
                        key.sign(claim().with(VERIFIED)),
                        key.sign(claim().counted(9)),
                        key.sign(claim().counted(8)),
                        key.ownedBy("AAAA").sign(claim()),
                        key.sign(claim())
                                .replaceFirst("\"signature\":\"....", "\"signature\":\"AAAA"))) {
            assertThat(enters(forged)).as(forged).isFalse();
        }
        assertThat(enters(key.sign(claim()))).isTrue();
    }

    @Test
    void anAnswerIsGoodOnceHoweverManyUseIt(Browser browser) throws Exception {
        var page = account(browser);
        var key = StolenKey.of(make(page).take());
        var signed = key.sign(claim());
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var entered =
                    hands
                            .invokeAll(
                                    IntStream.range(0, 8)
                                            .<Callable<Boolean>>mapToObj(_ -> () -> enters(signed))
                                            .toList())
                            .stream()
                            .filter(one -> one.resultNow())
                            .count();
            assertThat(entered).isOne();
        }
        var late = key.sign(claim().counted(200));
        jdbc.sql("update passkey_challenge set expires_at = now() - interval '1 second'").update();
        assertThat(enters(late)).isFalse();
    }

    /** Also of an authenticator that doesn't count, whose second use nothing else would tell. */
    @Test
    void aQuestionIsUsedUpByWhoeverIsFirst() throws Exception {
        var challenge = challenges.issue(null);
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var redeemed =
                    hands
                            .invokeAll(
                                    Collections.<Callable<Boolean>>nCopies(
                                            8, () -> challenges.redeem(challenge, null)))
                            .stream()
                            .filter(one -> one.resultNow())
                            .count();
            assertThat(redeemed).isOne();
        }
    }

    @Test
    void nobodyAddsOneToASessionThatWasLeftOpenOrWithWhatSomebodyElseWasAsked(Browser browser) {
        var page = account(browser);
        new VirtualKeys(page);
        page.click(ADD + " button");
        var made =
                (String)
                        page.evaluate(
                                """
                                async () => JSON.stringify((await navigator.credentials.create({ publicKey:
                                  PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(
                                    document.querySelector("[data-creation]").dataset.creation)) })).toJSON())\
                                """);
        var other = colleagues.signedIn(port, Role.EDITOR);
        assertThat(add(other, made).status()).isEqualTo(422);
        assertThat(other.words()).contains("could not be taken in");
        HtmlChecker.check(other.page().outerHtml());
        var mine = new StaffClient(port).signIn(account.email(), PASSWORD);
        age(sessions);
        mine.open("/admin/account").submit(ADD, Map.of());
        assertThat(mine.words()).contains("Is it you?");
        assertThat(add(mine, made).words()).contains("Is it you?");
        assertThat(names()).isEmpty();
        mine.submit("main form", Map.of("confirm-password", PASSWORD));
        assertThat(names()).containsExactly("Mine");
        assertThat(add(mine, made).status()).isEqualTo(422); // used up
        assertThat(names()).hasSize(1);
    }

    @Test
    void othersPasskeysAreNotThere(Browser browser) {
        make(account(browser));
        var path = "/admin/account/passkeys/" + passkeys.of(account).getFirst().id();
        var other = colleagues.signedIn(port, Role.ADMINISTRATOR);
        var sent = Map.of("_csrf", List.of(other.token()), "name", List.of("Taken"));
        assertThat(other.open(path).status()).isEqualTo(404);
        assertThat(other.post(path, sent).status()).isEqualTo(404);
        assertThat(other.post(path + "/removed", sent).status()).isEqualTo(404);
        assertThat(names()).doesNotContain("Taken").hasSize(1);
        var mine = new StaffClient(port).signIn(account.email(), PASSWORD).open(path);
        for (var wrong : List.of(" ", "a\u0007b", "n".repeat(61))) {
            mine.submit("main form", Map.of("name", wrong));
            assertThat(mine.status()).isEqualTo(422);
            assertThat(mine.words()).contains("at most 60 characters");
        }
        assertThat(names()).containsExactly("Chrome on Linux");
    }

    @Test
    void withoutScriptsTheScreensSaySo() {
        var client = new StaffClient(port).signIn(account.email(), PASSWORD);
        client.open("/admin/account");
        assertThat(client.page().select("noscript").text()).contains("Passkeys need JavaScript");
        client.submit(ADD, Map.of());
        assertThat(client.page().select("noscript").text()).contains("Passkeys need JavaScript");
        assertThat(client.page().select(MAKE).hasAttr("hidden")).isTrue();
        client.open("/admin/sign-in");
        assertThat(client.page().select(USE).hasAttr("hidden")).isTrue();
    }

    @Test
    void nobodyTriesWithoutEnd() {
        for (var i = 0; i < 100; i++) {
            assertThat(passkeys.ask("192.0.2.9")).isInstanceOf(Passkeys.Question.Asked.class);
            signIn.attemptPasskey("{}", "192.0.2.9");
        }
        assertThat(passkeys.ask("192.0.2.9")).isInstanceOf(Passkeys.Question.TooMany.class);
        assertThat(signIn.attemptPasskey("{}", "192.0.2.9"))
                .isInstanceOf(SignIn.Outcome.TooMany.class);
    }

    /** The account's own page, in a browser. */
    private Page account(Browser browser) {
        var page = browser.open(url("/admin/sign-in"));
        new StaffClient(port).signIn(account.email(), PASSWORD).goOnIn(page.context());
        page.navigate(url("/admin/account"));
        return page;
    }

    private VirtualKeys make(Page page) {
        var keys = new VirtualKeys(page);
        page.click(ADD + " button");
        page.click(MAKE);
        page.waitForURL("**?passkey=added");
        return keys;
    }

    private void signOut(Page page, String wanted) {
        page.context().clearCookies();
        page.navigate(url(wanted));
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Sign in");
    }

    private static void look(Page page) {
        for (var width : new int[] {360, 1280}) {
            page.setViewportSize(width, 900);
            Accessibility.check(page);
            Browser.assertNoSidewaysScrolling(page);
        }
        HtmlChecker.check(page.content());
    }

    private StaffClient add(StaffClient client, String made) {
        return client.post(
                "/admin/account/passkeys",
                Map.of(
                        "_csrf", List.of(client.token()),
                        "name", List.of("Mine"),
                        "passkey", List.of(made)));
    }

    /** Whether this lets a new browser in. */
    private boolean enters(String signed) {
        var client = new StaffClient(port);
        client.post(
                "/admin/sign-in/passkey",
                Map.of("_csrf", List.of(client.token()), "passkey", List.of(signed)));
        assertThat(client.status()).isIn(200, 422);
        return client.open("/admin/account").address().equals("/admin/account");
    }

    private StolenKey.Claim claim() {
        var client = new StaffClient(port);
        var asked =
                client.raw(
                        "POST",
                        "/admin/sign-in/passkey/challenge",
                        Map.of("_csrf", List.of(client.token())));
        return claim(challenge(asked.body()));
    }

    private StolenKey.Claim claim(String challenge) {
        return new StolenKey.Claim(
                "webauthn.get", challenge, url(""), "localhost", PRESENT | VERIFIED, 100);
    }

    private static String challenge(String options) {
        return JsonParser.parseString(options).getAsJsonObject().get("challenge").getAsString();
    }

    /** A code would follow the password from now on. */
    private void askForCodes() {
        jdbc.sql(
                        "insert into second_factor (account_id, secret, confirmed_at) values (?, ?, now())")
                .params(account.id(), new byte[20])
                .update();
    }

    private List<String> names() {
        return passkeys.of(account).stream().map(Passkey::name).toList();
    }

    private List<String> deeds() {
        return jdbc.sql(
                        "select what from activity where subject = ? and what like 'passkey-%' order by id")
                .param(account.id())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private int mails() {
        return jdbc.sql(
                        "select count(*) from mail where recipient = ? and occasion = 'PASSKEY_ADDED'")
                .param(account.email())
                .query(Integer.class)
                .single();
    }

    /** As if all of this account's sessions had been confirmed an hour ago. */
    private <S extends Session> void age(FindByIndexNameSessionRepository<S> all) {
        all.findByPrincipalName(account.id().toString())
                .values()
                .forEach(session -> {
                    session.setAttribute("confirmed", System.currentTimeMillis() - 3_600_000);
                    all.save(session);
                });
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
