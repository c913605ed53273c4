package org.datapop.sharing;

/** Where links lead: the rest of such an address is a secret, and then the path of a page. */
public final class SharedPaths {

    public static final String PREFIX = "/shared/";

    private SharedPaths() {}
}
