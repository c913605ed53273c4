package org.datapop.admin;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.accounts.SecondFactor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets whoever has a one-time link choose a password, once. */
@Service
@Transactional
class PasswordLinks {

    private static final Set<Purpose> FOR_PASSWORDS =
            EnumSet.of(Purpose.INVITATION, Purpose.RESET, Purpose.RECOVERY);

    private final OneTimeLinks links;
    private final Accounts accounts;
    private final SecondFactor secondFactor;

    PasswordLinks(OneTimeLinks links, Accounts accounts, SecondFactor secondFactor) {
        this.links = links;
        this.accounts = accounts;
        this.secondFactor = secondFactor;
    }

    /** Whose password a link may set; empty when it isn't good any more. */
    Optional<Account> owner(String token) {
        return links.look(token).flatMap(this::owner);
    }

    /**
     * A link out of the server's log also ends the second factor: it is the last way in for an
     * administrator who lost their telephone, and whoever reads that log runs the site anyway.
     *
     * @return empty when the link isn't good any more
     * @throws org.datapop.accounts.WeakPassword when the password is too easy; then the link is
     *     still good
     */
    Optional<Account> choose(String token, String password) {
        var grant = links.redeem(token);
        var owner = grant.flatMap(this::owner);
        if (owner.isPresent() && grant.get().purpose() == Purpose.RECOVERY) {
            secondFactor.turnOff(owner.get().id(), owner.get().actor());
        }
        return owner.map(account -> accounts.changePassword(account.id(), password));
    }

    private Optional<Account> owner(OneTimeLinks.Grant grant) {
        return Optional.ofNullable(grant.account())
                .filter(_ -> FOR_PASSWORDS.contains(grant.purpose()))
                .flatMap(accounts::find)
                .filter(account -> !account.disabled());
    }
}
