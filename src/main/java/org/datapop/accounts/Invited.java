package org.datapop.accounts;

/** Somebody may work here from now on, once they have chosen a password. */
public record Invited(Account account) {}
