package org.datapop.site.rendering;

/**
 * A correction as a page tells it.
 *
 * @param kind {@code clarification} or {@code correction}
 * @param on the day in words of the page's language
 * @param note what was put right; empty where nobody said it
 */
record CorrectionLine(String kind, String on, String note) {}
