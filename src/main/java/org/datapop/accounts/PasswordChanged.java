package org.datapop.accounts;

/** The password of an account, which had one before, is another now. */
public record PasswordChanged(Account account) {}
