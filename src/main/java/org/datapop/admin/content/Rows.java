package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datapop.admin.form.FormEdit;
import tools.jackson.databind.JsonNode;

/** The rows of a group by their keys, and how they are put into an order. */
final class Rows {

    private Rows() {}

    /** Those that stand; a form also keeps those that were removed from it. */
    static Map<String, JsonNode> byKey(JsonNode rows) {
        var found = new LinkedHashMap<String, JsonNode>();
        rows.valueStream()
                .filter(row -> !FormEdit.isRemoved(row))
                .forEach(row -> found.putIfAbsent(row.path("key").asString(""), row));
        return found;
    }

    /** These of the keys, in the order they stand in. */
    static List<String> only(Set<String> wanted, Collection<String> keys) {
        return keys.stream().filter(wanted::contains).toList();
    }

    /**
     * The keys that are kept, in the order of some; whatever only others have comes after what it
     * follows there.
     */
    static List<String> arrange(
            Collection<String> leading, Collection<String> others, Set<String> kept) {
        var order = new ArrayList<>(only(kept, leading));
        String before = null;
        for (var key : only(kept, others)) {
            if (!order.contains(key)) {
                order.add(before == null ? 0 : order.indexOf(before) + 1, key);
            }
            before = key;
        }
        return order;
    }
}
