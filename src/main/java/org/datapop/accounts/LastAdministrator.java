package org.datapop.accounts;

/** Without this account nobody could administer the site. */
public class LastAdministrator extends RuntimeException {

    LastAdministrator(String name) {
        super(name + " is the last administrator");
    }
}
