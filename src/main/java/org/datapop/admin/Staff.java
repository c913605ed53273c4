package org.datapop.admin;

import org.datapop.accounts.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** Somebody who is signed in. What they may do, {@code Authority} says; nothing is granted here. */
final class Staff extends AbstractAuthenticationToken {

    private final transient Account account;

    Staff(Account account) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.account = account;
        setAuthenticated(true);
    }

    Account account() {
        return account;
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
