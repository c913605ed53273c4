package org.datapop.admin;

/** A one-time link was used, or its time is over. */
final class LinkExpired extends RuntimeException {

    LinkExpired() {
        super("The link is no longer good");
    }
}
