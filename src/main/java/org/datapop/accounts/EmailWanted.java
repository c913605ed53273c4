package org.datapop.accounts;

/**
 * Somebody asked to sign in by another address from now on.
 *
 * @param mayBeMailed whether a link may go there; not where there were too many mails of late
 */
public record EmailWanted(Account account, EmailAddress wanted, boolean mayBeMailed) {}
