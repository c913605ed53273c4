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
            outbox.add(Occasion.TRIAL, email);
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
        outbox.add(Occasion.RESET, email);
        delivery.deliver();
        assertThat(rows()).isZero();
        assertThat(received()).isEmpty();
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
        await().until(() -> received().size() >= count);
        return received();
    }

    private List<MimeMessage> received() {
        return Arrays.stream(SERVER.getReceivedMessages()).filter(this::isMine).toList();
    }

    private boolean isMine(MimeMessage mail) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(email);
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
