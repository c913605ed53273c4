package org.datapop.mail;

import java.util.List;
import java.util.UUID;
import org.datapop.accounts.Account;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.EmailChanged;
import org.datapop.accounts.EmailWanted;
import org.datapop.accounts.Invited;
import org.datapop.accounts.PasskeyAdded;
import org.datapop.accounts.PasswordChanged;
import org.jspecify.annotations.Nullable;
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
     * @param recipient of an account; nobody else is sent anything, which is found out only when
     *     the mail goes out, so that nobody can tell from here who has an account
     */
    public void write(Occasion occasion, EmailAddress recipient) {
        write(occasion, recipient, null);
    }

    private void write(Occasion occasion, EmailAddress recipient, @Nullable Account about) {
        outbox.add(occasion, recipient.value(), about == null ? null : about.id());
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

    @EventListener
    void on(PasskeyAdded added) {
        write(Occasion.PASSKEY_ADDED, new EmailAddress(added.account().email()));
    }

    @EventListener
    void on(EmailWanted asked) {
        var account = asked.account();
        write(Occasion.EMAIL_ASKED, new EmailAddress(account.email()), account);
        if (asked.mayBeMailed()) {
            write(Occasion.EMAIL_LINK, asked.wanted(), account);
        }
    }

    @EventListener
    void on(EmailChanged changed) {
        var before = changed.before();
        write(Occasion.EMAIL_CHANGED, new EmailAddress(before.email()), before);
    }
}
