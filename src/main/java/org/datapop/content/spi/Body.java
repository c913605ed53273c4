package org.datapop.content.spi;

/**
 * What one document says, as a public record of plain values. Texts and lists are never null: what
 * isn't there is empty, because drafts may be incomplete at any place. Only dates and single
 * references may be null.
 */
public interface Body {}
