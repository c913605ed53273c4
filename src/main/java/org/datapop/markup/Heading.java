package org.datapop.markup;

/**
 * A heading of a text, for tables of contents.
 *
 * @param level 2 to 6, as it is shown on the page
 * @param text without any markup
 * @param id what a link to it names after {@code #}; unique in its text
 */
public record Heading(int level, String text, String id) {}
