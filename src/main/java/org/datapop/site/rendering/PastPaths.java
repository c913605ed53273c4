package org.datapop.site.rendering;

/** What is put before a path to read of its past, each an address of its own (ADR 26). */
public final class PastPaths {

    /** With an instant behind it: the page of then. */
    public static final String AT = "/at/";

    public static final String TIMEGATE = "/timegate";
    public static final String TIMEMAP = "/timemap";
    public static final String HISTORY = "/history";

    /** What of the log of publications belongs to a page (ADR 27). */
    public static final String PROOF = "/proof";

    private PastPaths() {}
}
