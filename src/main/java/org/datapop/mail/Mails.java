package org.datapop.mail;

import java.util.List;
import java.util.UUID;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.Invited;
import org.datapop.accounts.PasswordChanged;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes mails in the transaction of what causes them: when that is undone, so is the mail, and
 * when it is done, the mail goes out however often it must be tried.
 */
@Service
@Transactional
public class Mails {

    private final Outbox outbox;
    private final Post post;
    private final ApplicationEventPublisher events;

    Mails(Outbox outbox, Post post, ApplicationEventPublisher events) {
        this.outbox = outbox;
        this.post = post;
        this.events = events;
    }

    /** Whether a mail server is set; where none is, mails are written to the log alone. */
    public boolean areSent() {
        return post.hasServer();
    }

    /**
     * @param recipient of an account; nobody else is ever sent anything, which is found out only
     *     when the mail goes out, so that nobody can tell from here who has an account
     */
    public void write(Occasion occasion, EmailAddress recipient) {
        outbox.add(occasion, recipient.value());
        events.publishEvent(new MailWritten());
    }

    /** Those that were given up first, then the newest. */
    @Transactional(readOnly = true)
    public List<Mail> latest() {
        return outbox.latest();
    }

    /** Tries one anew that was given up, or waits. */
    public void again(UUID id) {
        outbox.again(id);
        events.publishEvent(new MailWritten());
    }

    /** Gives up one that hasn't been sent, and forgets it. */
    public void drop(UUID id) {
        outbox.remove(id);
    }

    /** Where nothing is sent, whoever invites hands over the link. */
    @EventListener
    void on(Invited invited) {
        if (areSent()) {
            write(Occasion.INVITATION, new EmailAddress(invited.account().email()));
        }
    }

    @EventListener
    void on(PasswordChanged changed) {
        write(Occasion.PASSWORD_CHANGED, new EmailAddress(changed.account().email()));
    }
}
