package org.datapop.accounts;

/** Another account has the address already. */
public class EmailTaken extends RuntimeException {

    EmailTaken(String email) {
        super("There is an account for " + email);
    }
}
