package org.datapop.content;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody saved in between: both texts exist, and neither may replace the other unseen. */
public final class StaleDraft extends RuntimeException {

    private final @Nullable UUID startedFrom;
    private final @Nullable UUID head;

    StaleDraft(@Nullable UUID startedFrom, @Nullable UUID head) {
        super("The draft was started from revision " + startedFrom + ", but the newest is " + head);
        this.startedFrom = startedFrom;
        this.head = head;
    }

    /** The revision from which the refused save was started; null for none. */
    public @Nullable UUID startedFrom() {
        return startedFrom;
    }

    /** The newest revision; null where there is none. */
    public @Nullable UUID head() {
        return head;
    }
}
