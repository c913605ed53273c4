package org.datapop.site.rendering;

/**
 * HTML that was made from an author's text by the one renderer, and so the only thing that a
 * template can insert as it is: a text of another type has no {@code markup}.
 */
record SafeHtml(String markup) {}
