package org.datapop.mail;

import org.datapop.accounts.Account;

/** A mail as it goes out: to whom, at which address, and why. */
record Letter(Account reader, String address, Occasion occasion) {}
