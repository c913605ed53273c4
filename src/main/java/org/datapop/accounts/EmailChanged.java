package org.datapop.accounts;

/** An account goes by another address now than it did before. */
public record EmailChanged(Account before) {}
