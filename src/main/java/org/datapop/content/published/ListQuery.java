package org.datapop.content.published;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the live documents of a type, page by page.
 *
 * @param name under which the answer is found
 * @param facet the key of a facet that the documents must have; null for all
 * @param bodies whether bodies are needed, which lists of many documents should do without
 * @param newestFirst by the day under which the documents are filed; else by their names
 * @param after the last document of the page before; null for the first page
 * @param limit the most documents of a page
 * @param connected whether it is needed how the documents point to each other, and to those of
 *     other such lists
 */
public record ListQuery(
        String name,
        String type,
        @Nullable String facet,
        boolean bodies,
        boolean newestFirst,
        @Nullable UUID after,
        int limit,
        boolean connected) {

    private static final int FEW = 50;

    /** All documents of a type that has few, with their bodies. */
    public static ListQuery few(String name, String type) {
        return new ListQuery(name, type, null, true, false, null, FEW, false);
    }

    public static ListQuery of(String name, String type, int limit) {
        return new ListQuery(name, type, null, false, false, null, limit, false);
    }

    public ListQuery having(String facet) {
        return new ListQuery(name, type, facet, bodies, newestFirst, after, limit, connected);
    }

    /** Ordered by date, what has none at the end. */
    public ListQuery newest() {
        return new ListQuery(name, type, facet, bodies, true, after, limit, connected);
    }

    /** The page that follows a document. */
    public ListQuery after(@Nullable UUID document) {
        return new ListQuery(name, type, facet, bodies, newestFirst, document, limit, connected);
    }

    /** With the connections among its documents. */
    public ListQuery withConnections() {
        return new ListQuery(name, type, facet, bodies, newestFirst, after, limit, true);
    }

    public ListQuery upTo(int limit) {
        return new ListQuery(name, type, facet, bodies, newestFirst, after, limit, connected);
    }
}
