package org.datapop.search;

/**
 * A part of a text that was found, kept apart so that a page escapes each by itself.
 *
 * @param marked whether it is what was looked for
 */
public record Piece(String text, boolean marked) {}
