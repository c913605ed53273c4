package org.datapop.content;

import java.util.UUID;

/** Somebody saved in between: both texts exist, and neither may replace the other unseen. */
public final class StaleDraft extends RuntimeException {

    private final UUID startedFrom;
    private final UUID head;

    StaleDraft(UUID startedFrom, UUID head) {
        super("The draft was started from revision " + startedFrom + ", but the newest is " + head);
        this.startedFrom = startedFrom;
        this.head = head;
    }

    /** The revision from which the refused save was started. */
    public UUID startedFrom() {
        return startedFrom;
    }

    /** The newest revision. */
    public UUID head() {
        return head;
    }
}
