package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.datapop.content.published.Connection;

/** How documents are connected, in both directions, by the fields that point. */
final class Ties {

    static final String ROLE = "role";
    static final String MENTION = "mention";

    private final Map<UUID, Card> cards = new LinkedHashMap<>();
    private final Map<UUID, Map<UUID, SortedSet<String>>> ways = new HashMap<>();

    Ties(List<Card> cards, List<Connection> connections) {
        cards.forEach(card -> this.cards.put(card.id(), card));
        for (var connection : connections) {
            add(connection.from(), connection.to(), kind(connection.field()) + "Out");
            add(connection.to(), connection.from(), kind(connection.field()) + "In");
        }
    }

    /** Appointments are roles; whatever else points is a mention. */
    static String kind(String field) {
        return field.equals("appointments") ? ROLE : MENTION;
    }

    private void add(UUID of, UUID with, String way) {
        if (cards.containsKey(of) && cards.containsKey(with) && !of.equals(with)) {
            ways.computeIfAbsent(of, _ -> new HashMap<>())
                    .computeIfAbsent(with, _ -> new TreeSet<>())
                    .add(way);
        }
    }

    /** What one is connected with, in the order of the lists. */
    List<MapPage.Tie> of(Card card) {
        var own = ways.getOrDefault(card.id(), Map.of());
        return cards.values().stream()
                .filter(other -> own.containsKey(other.id()))
                .map(other ->
                        new MapPage.Tie(
                                other, List.copyOf(own.getOrDefault(other.id(), new TreeSet<>()))))
                .toList();
    }

    /** Those that are connected with anything; the same whatever the order of the lists. */
    MapPicture.Subject subject() {
        var connected =
                cards.values().stream()
                        .filter(card -> ways.containsKey(card.id()))
                        .sorted((one, other) -> one.id().compareTo(other.id()))
                        .toList();
        var ids = connected.stream().map(Card::id).toList();
        var edges = new ArrayList<Graph.Edge>();
        var kinds = new ArrayList<String>();
        for (var one = 0; one < ids.size(); one++) {
            var own = ways.getOrDefault(ids.get(one), Map.of());
            for (var other = one + 1; other < ids.size(); other++) {
                var how = own.get(ids.get(other));
                if (how != null) {
                    edges.add(new Graph.Edge(one, other));
                    kinds.add(how.stream().anyMatch(way -> way.startsWith(ROLE)) ? ROLE : MENTION);
                }
            }
        }
        return new MapPicture.Subject(new Graph(ids, edges), connected, kinds);
    }
}
