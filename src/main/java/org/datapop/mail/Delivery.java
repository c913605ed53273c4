package org.datapop.mail;

import java.util.Locale;
import java.util.Optional;
import org.datapop.web.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.mail.MailSendException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sends what is in the outbox: at once after it was written, and again from time to time. Texts and
 * links are made then, so a link's time begins when its mail goes out.
 */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final long SECONDS_20 = 20_000;
    private static final long A_DAY = 86_400_000;

    private final Outbox outbox;
    private final Post post;
    private final Letters letters;
    private final PublicAddress address;
    private final MessageSource words;
    private final AsyncTaskExecutor executor;

    Delivery(
            Outbox outbox,
            Post post,
            Letters letters,
            PublicAddress address,
            MessageSource words,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
        this.outbox = outbox;
        this.post = post;
        this.letters = letters;
        this.address = address;
        this.words = words;
        this.executor = executor;
    }

    @TransactionalEventListener
    void after(MailWritten written) {
        executor.execute(this::deliver);
    }

    /** Everything that is due. Several may do it at once, on as many nodes. */
    @Scheduled(initialDelay = SECONDS_20, fixedDelay = SECONDS_20)
    void deliver() {
        for (var mail = outbox.take(); mail.isPresent(); mail = outbox.take()) {
            deliver(mail.get());
        }
    }

    @Scheduled(initialDelay = SECONDS_20, fixedDelay = A_DAY)
    void forgetOld() {
        outbox.forgetOld();
    }

    private void deliver(Mail mail) {
        try {
            var letter = letters.of(mail);
            if (letter.isEmpty()) {
                outbox.remove(mail.id());
                return;
            }
            send(letter.get());
            outbox.sent(mail.id());
        } catch (RuntimeException e) {
            log.warn("A mail to {} could not be sent: {}", mail.recipient(), reason(e));
            outbox.failed(mail, reason(e));
        }
    }

    /** What the server said, or what kept us from reaching it, without what is around it. */
    private static String reason(RuntimeException failure) {
        var ofMessages =
                failure instanceof MailSendException send ? send.getMessageExceptions() : null;
        var first = ofMessages == null || ofMessages.length == 0 ? failure : ofMessages[0];
        var cause = NestedExceptionUtils.getMostSpecificCause(first);
        return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
    }

    private void send(Letter letter) {
        var key = letter.occasion().key();
        var locale = letter.reader().language().locale();
        post.send(
                letter.address(),
                say("mail.subject." + key, address.host(), locale),
                String.join(
                        "\n\n",
                        say("mail.hello", letter.reader().name(), locale),
                        say("mail.text." + key, address.host(), locale),
                        address.of(letters.link(letter)),
                        say("mail.end", address.host(), locale)));
    }

    private String say(String key, String name, Locale locale) {
        return words.getMessage(key, new Object[] {name}, locale);
    }
}
