package org.datapop.mail;

import java.util.Optional;
import java.util.UUID;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.EmailChanges;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.springframework.stereotype.Component;

/** Finds out, when a mail is to go out, whose its address is and what it therefore says. */
@Component
class Letters {

    private final Accounts accounts;
    private final EmailChanges changes;
    private final OneTimeLinks links;

    Letters(Accounts accounts, EmailChanges changes, OneTimeLinks links) {
        this.accounts = accounts;
        this.changes = changes;
        this.links = links;
    }

    /** Empty where there is nobody to read it, or nothing to say any more. */
    Optional<Letter> of(Mail mail) {
        var address = new EmailAddress(mail.recipient());
        var letter =
                mail.account() == null
                        ? accounts.find(address).map(owner -> toOwner(owner, mail.occasion()))
                        : about(mail.account(), address, mail.occasion());
        return letter.filter(one -> !one.reader().disabled());
    }

    /** To the address of the account, whatever its spelling was when somebody typed it. */
    private static Letter toOwner(Account owner, Occasion occasion) {
        return new Letter(owner, owner.email(), occasion);
    }

    private Optional<Letter> about(UUID account, EmailAddress address, Occasion occasion) {
        if (occasion != Occasion.EMAIL_LINK) {
            return accounts.find(account).map(one -> new Letter(one, address.value(), occasion));
        }
        if (!changes.isWanted(account, address)) {
            return Optional.empty();
        }
        return accounts.find(address)
                .map(owner -> toOwner(owner, Occasion.EMAIL_TAKEN))
                .or(() ->
                        accounts.find(account)
                                .map(one -> new Letter(one, address.value(), occasion)));
    }

    /** Where the link in it leads, made for it where it is a secret. */
    String link(Letter letter) {
        var purpose = letter.occasion().purpose();
        var reader = letter.reader().id();
        if (purpose == null) {
            return letter.occasion().path();
        }
        return letter.occasion().path()
                + (purpose == Purpose.EMAIL
                        ? links.issue(new EmailAddress(letter.address()), reader)
                        : links.issue(purpose, reader));
    }
}
