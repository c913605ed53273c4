package org.datapop.site.rendering;

import java.time.Instant;
import org.datapop.content.published.PublishedContent;
import org.jspecify.annotations.Nullable;

/**
 * Who reads when: the public now or at an instant that has passed, an editor at any instant, or one
 * draft laid over either.
 *
 * @param content what this reader may see
 * @param at the instant; null for now
 * @param prefix put before the address of every link, so that a reader stays in the same reading;
 *     empty for the public's now
 * @param notice what the reader is told of it above every page
 * @param hasPresent whether the public finds something at the same address today, so that it may be
 *     offered in the notice
 */
public record Reading(
        PublishedContent content,
        @Nullable Instant at,
        String prefix,
        Notice notice,
        boolean hasPresent) {

    /** Of which isn't known yet what there is today. */
    public Reading(PublishedContent content, @Nullable Instant at, String prefix, Notice notice) {
        this(content, at, prefix, notice, false);
    }

    /** Without a word about it. */
    public Reading(PublishedContent content, @Nullable Instant at, String prefix) {
        this(content, at, prefix, Notice.NONE);
    }

    /** What somebody has to know who reads something else than the site of today. */
    public enum Notice {
        NONE,
        PAST,
        PLANNED,
        DRAFT
    }

    /** The public, now. */
    public static Reading now(PublishedContent content) {
        return new Reading(content, null, "");
    }

    Reading besidePresent() {
        return new Reading(content, at, prefix, notice, true);
    }

    /** Whether this is what everybody reads. */
    boolean isPresent() {
        return at == null && prefix.isEmpty();
    }
}
