package org.datapop.admin;

import java.time.Duration;
import java.time.Instant;
import org.datapop.accounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Somebody who is signed in. What they may do, {@code Authority} says; nothing is granted here. */
final class Staff extends AbstractAuthenticationToken {

    /** For so long after giving their password somebody may do what can't be undone. */
    private static final Duration CONFIRMED = Duration.ofMinutes(15);

    private final transient Account account;
    private final transient Instant confirmed;

    /**
     * @param confirmed when they last gave their password
     */
    Staff(Account account, Instant confirmed) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.account = account;
        this.confirmed = confirmed;
        setAuthenticated(true);
    }

    Account account() {
        return account;
    }

    boolean isConfirmed(Instant now) {
        return now.isBefore(confirmed.plus(CONFIRMED));
    }

    @Override
    public String getName() {
        return account.id().toString();
    }

    @Override
    public Object getPrincipal() {
        return account;
    }

    @Override
    public String getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Staff staff && staff.account.equals(account);
    }

    @Override
    public int hashCode() {
        return account.hashCode();
    }
}
