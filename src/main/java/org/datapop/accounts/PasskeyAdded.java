package org.datapop.accounts;

/** There is one more key to an account. */
public record PasskeyAdded(Account account) {}
