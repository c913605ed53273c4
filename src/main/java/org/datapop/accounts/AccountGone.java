package org.datapop.accounts;

/** There is no such account. */
public class AccountGone extends RuntimeException {

    AccountGone(String message) {
        super(message);
    }
}
