package org.datapop.admin;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
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

    PasswordLinks(OneTimeLinks links, Accounts accounts) {
        this.links = links;
        this.accounts = accounts;
    }

    /** Whose password a link may set; empty when it isn't good any more. */
    Optional<Account> owner(String token) {
        return links.look(token).flatMap(this::owner);
    }

    /**
     * @return empty when the link isn't good any more
     * @throws org.datapop.accounts.WeakPassword when the password is too easy; then the link is
     *     still good
     */
    Optional<Account> choose(String token, String password) {
        return links.redeem(token)
                .flatMap(this::owner)
                .map(owner -> accounts.changePassword(owner.id(), password));
    }

    private Optional<Account> owner(OneTimeLinks.Grant grant) {
        return Optional.ofNullable(grant.account())
                .filter(_ -> FOR_PASSWORDS.contains(grant.purpose()))
                .flatMap(accounts::find)
                .filter(account -> !account.disabled());
    }
}
