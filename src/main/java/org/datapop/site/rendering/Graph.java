package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a map shows: numbered nodes and which of them are connected, each pair once.
 *
 * @param ids of the nodes, by their number
 * @param edges pairs of numbers
 */
record Graph(List<UUID> ids, List<Edge> edges) {

    /** A connection between two nodes by their numbers. */
    record Edge(int one, int other) {

        boolean touches(int node) {
            return one == node || other == node;
        }
    }

    int size() {
        return ids.size();
    }

    /** The edges of each node. */
    List<List<Edge>> byNode() {
        var byNode = new ArrayList<List<Edge>>();
        ids.forEach(id -> byNode.add(new ArrayList<>()));
        for (var edge : edges) {
            byNode.get(edge.one()).add(edge);
            byNode.get(edge.other()).add(edge);
        }
        return byNode;
    }

    /** A number that is the same for the same nodes. */
    long seed() {
        return ids.stream()
                .mapToLong(id -> id.getMostSignificantBits() * 31 + id.getLeastSignificantBits())
                .sum();
    }
}
