package org.datapop.content;

/** What was asked for does not exist, or no longer does. */
public final class ContentGone extends RuntimeException {

    public ContentGone(String what) {
        super(what);
    }
}
