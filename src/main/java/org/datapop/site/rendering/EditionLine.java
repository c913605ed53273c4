package org.datapop.site.rendering;

import org.jspecify.annotations.Nullable;

/**
 * One of the things that a document has said, as its history tells it.
 *
 * @param moment when it began, in words
 * @param iso the same for machines
 * @param kind {@code first}, {@code withdrawn}, a kind of change, or empty
 * @param href the page as it was then; null where there was none
 * @param until when it ended with nothing in its place, in words; empty where it didn't
 */
record EditionLine(
        String moment,
        String iso,
        String kind,
        String note,
        String title,
        @Nullable String href,
        String until) {}
