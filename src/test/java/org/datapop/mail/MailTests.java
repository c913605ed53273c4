package org.datapop.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails as they arrive, at a server that comes and goes. */
@SiteTest
@DirtiesContext
class MailTests {

    private static final String PASSWORD = "three patient herons wade";
    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+(/admin/\\S+)");
    private static final GreenMail SERVER = started();

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Accounts accounts;
    @Autowired Mails mails;
    @Autowired Outbox outbox;
    @Autowired Delivery delivery;
    @Autowired JavaMailSenderImpl server;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    private String email;

    private static GreenMail started() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry settings) {
        settings.add("spring.mail.host", () -> "127.0.0.1");
        settings.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void invent() {
        email = UUID.randomUUID() + "@example.org";
    }

    @Test
    void whoeverForgotTheirPasswordGetsALinkAndANoticeThatItWasUsed() throws Exception {
        open(new Language("es"));
        var visitor = new StaffClient(port).open("/admin/sign-in");
        visitor.open(visitor.page().select("a[href$=forgotten]").attr("href"));
        visitor.submit(
                "main form", Map.of("email", " " + email.toUpperCase(java.util.Locale.ROOT)));
        assertThat(visitor.words()).contains("a link is on its way");

        var mail = arrived(1).getFirst();
        assertThat(mail.getSubject()).isEqualTo("Una nueva contraseña para localhost");
        assertThat(mail.getAllRecipients()[0]).hasToString(email);
        assertThat(mail.getFrom()[0]).hasToString("no-reply@localhost");
        var link = link(mail);
        visitor.open(link).submit("main form", Map.of("password", "four patient herons wade"));
        assertThat(visitor.address()).isEqualTo("/admin");
        assertThat(new StaffClient(port).open(link).status()).isEqualTo(410);
        assertThat(arrived(2).get(1).getSubject()).contains("ha cambiado");
    }

    @Test
    void nobodyLearnsWhoHasAnAccount() {
        open(new Language("en"));
        var known = asked(email);
        var unknown = asked("nobody-" + email);
        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.address()).isEqualTo(known.address());
        assertThat(unknown.words()).isEqualTo(known.words());
        arrived(1);
        // An address without an account is forgotten.
        await().until(() ->
                mails.latest().stream()
                        .noneMatch(mail -> mail.recipient().equals("nobody-" + email)));
    }

    @Test
    void aMailboxIsNotFlooded() {
        open(new Language("en"));
        for (var i = 0; i < 6; i++) {
            assertThat(asked(email).words()).contains("a link is on its way");
        }
        delivery.deliver();
        assertThat(arrived(3)).hasSize(3);
    }

    @Test
    void whatIsNoAddressIsSaidAtItsField() {
        var visitor = asked("Bcc: someone@example.org");
        assertThat(visitor.status()).isEqualTo(422);
        assertThat(visitor.page().select("#email").attr("value"))
                .isEqualTo("Bcc: someone@example.org");
        assertThat(visitor.page().select("#email-wrong").text())
                .isEqualTo("This is not an e-mail address.");
        assertThat(asked("a@example.org\r\nBcc: b@example.org").status()).isEqualTo(422);
    }

    @Test
    void anInvitationIsMailedAndItsLinkIsSeenByNobodyElse() throws Exception {
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR).open("/admin/colleagues");
        administrator.submit(
                "form.fields", Map.of("name", "Noor", "email", email, "role", "EDITOR"));
        assertThat(administrator.words()).contains("on its way to Noor");
        assertThat(administrator.page().html()).doesNotContain("/admin/invitation/");
        var newcomer = new StaffClient(port).open(link(arrived(1).getFirst()));
        newcomer.submit("main form", Map.of("password", PASSWORD));
        assertThat(newcomer.address()).isEqualTo("/admin");
        assertThat(arrived(1)).hasSize(1); // A first password is no change.
    }

    @Test
    void whatIsUndoneIsNotMailed() {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    open(new Language("en"));
                    mails.write(Occasion.TRIAL, new EmailAddress(email));
                    status.setRollbackOnly();
                });
        assertThat(rows()).isZero();
    }

    @Test
    void whatCouldNotBeSentIsListedAndSentAgain() throws Exception {
        open(new Language("en"));
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR);
        server.setPort(1); // where nobody listens
        try {
            mails.write(Occasion.TRIAL, new EmailAddress(email));
            await().until(() -> !only().problem().isEmpty());
            assertThat(administrator.open("/admin/mails").words())
                    .contains(email, "Waiting, next try");
            jdbc.sql("update mail set tries = 4, next_try_at = now() where recipient = ?")
                    .param(email)
                    .update();
            delivery.deliver();
            assertThat(administrator.open("/admin/mails").words()).contains(email, "Given up");
            assertThat(outbox.latest().getFirst().failedAt()).isNotNull();
        } finally {
            server.setPort(SERVER.getSmtp().getPort());
        }
        administrator.submit("form[action$='" + only().id() + "/again']", Map.of());
        arrived(1);
        await().until(() -> only().sentAt() != null);
        assertThat(administrator.open("/admin/mails").words()).contains("Sent");
        mails.drop(only().id()); // What is sent is sent.
        assertThat(rows()).isOne();
    }

    @Test
    void whatWaitsCanBeDropped() {
        jdbc.sql(
                        "insert into mail (id, recipient, occasion, written_at, next_try_at) values (?, ?, 'TRIAL', now(), now() + interval '1 day')")
                .params(UUID.randomUUID(), email)
                .update();
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR).open("/admin/mails");
        administrator.submit("form[action$='" + only().id() + "/dropped']", Map.of());
        assertThat(administrator.words()).doesNotContain(email);
        assertThat(rows()).isZero();
    }

    @Test
    void manyHandsSendEachMailOnce() throws Exception {
        open(new Language("en"));
        for (var i = 0; i < 20; i++) {
            outbox.add(Occasion.TRIAL, email, null);
        }
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            hands.invokeAll(
                    IntStream.range(0, 6)
                            .<Callable<Object>>mapToObj(_ -> Executors.callable(delivery::deliver))
                            .toList());
        }
        assertThat(arrived(20)).hasSize(20);
    }

    @Test
    void whoeverIsOutGetsNothing() {
        var account = open(new Language("en"));
        accounts.disable(account, Actor.SYSTEM);
        outbox.add(Occasion.RESET, email, null);
        delivery.deliver();
        assertThat(rows()).isZero();
        assertThat(received()).isEmpty();
    }

    @Test
    void anotherAddressIsConfirmedWhereTheLinkArrives() throws Exception {
        open(new Language("en"));
        var here = signedIn();
        var elsewhere = signedIn();
        var wanted = "new-" + email;
        ask(here, wanted, "not the password");
        assertThat(here.status()).isEqualTo(422);
        assertThat(here.words()).contains("The current password is not right");
        assertThat(here.page().select("#email").attr("value")).isEqualTo(wanted);
        assertThat(rows()).isZero();

        ask(here, wanted, PASSWORD);
        assertThat(here.words()).contains("A link is on its way to the new address");
        assertThat(arrived(1).getFirst().getSubject()).startsWith("A new address for your account");
        var link = link(arrived(wanted, 1).getFirst());
        assertThat(new StaffClient(port).open(link).words()).contains(email, wanted);
        assertThat(accounts.find(new EmailAddress(wanted))).isEmpty(); // Programs open links too.

        here.open(link).submit("main form", Map.of());
        assertThat(here.address()).isEqualTo("/admin/account?readdressed");
        assertThat(here.words()).contains("From now on you sign in as " + wanted);
        assertThat(elsewhere.open("/admin").address()).startsWith("/admin/sign-in");
        assertThat(new StaffClient(port).signIn(email, PASSWORD).status()).isEqualTo(422);
        assertThat(new StaffClient(port).signIn(wanted, PASSWORD).address()).isEqualTo("/admin");
        assertThat(new StaffClient(port).open(link).status()).isEqualTo(410);
        assertThat(arrived(2).get(1).getSubject()).startsWith("Your address for");
    }

    @Test
    void whoeverIsSignedInNowhereIsNotByTheLink() throws Exception {
        open(new Language("en"));
        var stranger = new StaffClient(port).open(asked(signedIn(), "new-" + email));
        stranger.submit("main form", Map.of());
        assertThat(stranger.words()).contains("The address is changed");
        assertThat(stranger.open("/admin").address()).startsWith("/admin/sign-in");
        var other = colleagues.signedIn(port, Role.EDITOR);
        var again = signedIn("new-" + email);
        other.open(asked(again, "newer-" + email)).submit("main form", Map.of());
        assertThat(other.open("/admin/account").words()).doesNotContain("newer-");
    }

    @Test
    void nobodyLearnsWhoseAnAddressIs() throws Exception {
        open(new Language("en"));
        var owner = colleagues.of(Role.EDITOR, "of-" + email.substring(0, 8));
        var upper = owner.email().toUpperCase(java.util.Locale.ROOT);
        var browser = signedIn();
        var free = ask(browser, "free-" + email, PASSWORD);
        var seen = List.of(free.status(), free.address(), free.words());
        var taken = ask(browser, upper, PASSWORD);
        assertThat(List.of(taken.status(), taken.address(), taken.words())).isEqualTo(seen);
        var told = arrived(owner.email(), 1).getFirst();
        assertThat(told.getSubject()).startsWith("Your address at");
        assertThat(String.valueOf(told.getContent())).doesNotContain("/admin/email/");
        assertThat(
                        jdbc.sql("select occasion from mail where recipient in (?, ?)")
                                .params("free-" + email, upper)
                                .query(String.class)
                                .list())
                .containsExactly("EMAIL_LINK", "EMAIL_LINK");
    }

    @Test
    void aLinkIsGoodForNothingAfterAnotherWasAskedForOrAPasswordWasChosen() throws Exception {
        var account = open(new Language("en"));
        var first = asked(signedIn(), "first-" + email);
        var second = asked(signedIn(), "second-" + email);
        assertThat(new StaffClient(port).open(first).status()).isEqualTo(410);
        var open = new StaffClient(port).open(second);
        accounts.changePassword(account, PASSWORD + " again");
        assertThat(open.submit("main form", Map.of()).status()).isEqualTo(410);
        assertThat(accounts.find(account).orElseThrow().email()).isEqualTo(email);
    }

    @Test
    void aLinkThatWentToTheFormerAddressLetsNobodyIn() throws Exception {
        open(new Language("en"));
        asked(email);
        var reset = link(arrived(1).getFirst());
        new StaffClient(port).open(asked(signedIn(), "new-" + email)).submit("main form", Map.of());
        assertThat(new StaffClient(port).open(reset).status()).isEqualTo(410);
    }

    @Test
    void whoeverComesFirstHasTheAddress() throws Exception {
        var account = open(new Language("en"));
        var wanted = "new-" + email;
        var browser = new StaffClient(port).open(asked(signedIn(), wanted));
        accounts.invite(
                new EmailAddress(wanted),
                "Quick",
                Role.EDITOR,
                new Language("en"),
                ZoneOffset.UTC,
                Actor.SYSTEM);
        assertThat(browser.submit("main form", Map.of()).status()).isEqualTo(410);
        assertThat(accounts.find(account).orElseThrow().email()).isEqualTo(email);
    }

    @Test
    void whatIsNoNewAddressIsSaidAtItsFieldAndTooMuchIsTooMuch() {
        open(new Language("en"));
        var browser = signedIn();
        for (var wrong : List.of("nothing", "a@example.org\r\nBcc: b@example.org", "")) {
            assertThat(ask(browser, wrong, PASSWORD).status()).isEqualTo(422);
            assertThat(browser.page().select("#email-wrong").text()).contains("not an e-mail");
        }
        ask(browser, email.toUpperCase(java.util.Locale.ROOT), PASSWORD);
        assertThat(browser.page().select("#email-wrong").text()).contains("your address already");
        for (var i = 0; i < 3; i++) {
            assertThat(ask(browser, i + email, PASSWORD).status()).isEqualTo(200);
        }
        assertThat(ask(browser, "more-" + email, PASSWORD).status()).isEqualTo(429);
        assertThat(browser.words()).contains("too many attempts");
    }

    private StaffClient signedIn() {
        return signedIn(email);
    }

    private StaffClient signedIn(String address) {
        var browser = new StaffClient(port).signIn(address, PASSWORD);
        assertThat(browser.address()).isEqualTo("/admin");
        return browser;
    }

    private static StaffClient ask(StaffClient browser, String wanted, String password) {
        return browser.open("/admin/account")
                .submit(
                        "form[action$=account/email]",
                        Map.of("email", wanted, "current", password));
    }

    /** The link that arrives at an address that somebody asks for. */
    private String asked(StaffClient browser, String wanted) throws Exception {
        ask(browser, wanted, PASSWORD);
        return link(arrived(wanted, 1).getFirst());
    }

    private UUID open(Language language) {
        return accounts.open(
                        new EmailAddress(email),
                        "Noor",
                        Role.EDITOR,
                        language,
                        ZoneOffset.UTC,
                        PASSWORD)
                .id();
    }

    private StaffClient asked(String address) {
        return new StaffClient(port)
                .open("/admin/forgotten")
                .submit("main form", Map.of("email", address));
    }

    private Mail only() {
        return outbox.latest().stream()
                .filter(mail -> mail.recipient().equals(email))
                .collect(Collectors.collectingAndThen(Collectors.toList(), List::getFirst));
    }

    private int rows() {
        return jdbc.sql("select count(*) from mail where recipient = ?")
                .param(email)
                .query(Integer.class)
                .single();
    }

    private List<MimeMessage> arrived(int count) {
        return arrived(email, count);
    }

    private static List<MimeMessage> arrived(String mailbox, int count) {
        await().until(() -> received(mailbox).size() >= count);
        return received(mailbox);
    }

    private List<MimeMessage> received() {
        return received(email);
    }

    private static List<MimeMessage> received(String mailbox) {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> isTo(mailbox, mail))
                .toList();
    }

    private static boolean isTo(String mailbox, MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(mailbox);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(MimeMessage mail) throws Exception {
        var found = LINK.matcher(String.valueOf(mail.getContent()));
        assertThat(found.find()).as(GreenMailUtil.getWholeMessage(mail)).isTrue();
        return found.group(1);
    }
}
