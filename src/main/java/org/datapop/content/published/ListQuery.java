package org.datapop.content.published;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the live documents of a type in the order of lists.
 *
 * @param name under which the answer is found
 * @param facet the key of a facet that the documents must have; null for all
 * @param bodies whether bodies are needed, which lists of many documents should do without
 * @param limit the most documents
 */
public record ListQuery(
        String name, String type, @Nullable String facet, boolean bodies, int limit) {

    private static final int FEW = 50;

    /** All documents of a type that has few, with their bodies. */
    public static ListQuery few(String name, String type) {
        return new ListQuery(name, type, null, true, FEW);
    }

    public static ListQuery of(String name, String type, int limit) {
        return new ListQuery(name, type, null, false, limit);
    }

    public ListQuery having(String facet) {
        return new ListQuery(name, type, facet, bodies, limit);
    }
}
