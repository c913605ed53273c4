package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.datapop.admin.form.FormEdit;
import org.datapop.content.ContentGone;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.FormSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts one field, or one row, of an old text into what somebody is writing; all else stays. */
final class BringBack {

    private final FormSpec form;

    BringBack(FormSpec form) {
        this.form = form;
    }

    /**
     * Changes the values in place.
     *
     * @param place a field; a group for the order of its rows; {@code group/key} for one row
     * @throws ContentGone when there is no such field
     */
    void bring(String place, JsonNode old, ObjectNode values) {
        var parts = place.split("/", 2);
        var field = field(parts[0]);
        if (!field.hasRows()) {
            values.set(field.key(), old.path(field.key()).deepCopy());
            return;
        }
        var before = Rows.byKey(old.path(field.key()));
        var rows = new LinkedHashMap<String, JsonNode>();
        values.path(field.key()).forEach(row -> rows.put(row.path("key").asString(""), row));
        var now = new ArrayList<>(rows.keySet());
        if (parts.length == 2) {
            bringRow(parts[1], before, rows);
        }
        var order =
                parts.length == 2
                        ? Rows.arrange(now, before.keySet(), rows.keySet())
                        : Rows.arrange(before.keySet(), now, rows.keySet());
        var arranged = values.putArray(field.key());
        order.forEach(key -> arranged.add(rows.get(key)));
    }

    private static void bringRow(
            String key, Map<String, JsonNode> before, Map<String, JsonNode> rows) {
        var old = before.get(key);
        if (old != null) {
            rows.put(key, old.deepCopy());
        } else if (rows.get(key) instanceof ObjectNode row) {
            row.put(FormEdit.REMOVED, true);
        }
    }

    private Field field(String key) {
        return form.fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new ContentGone("There is no field " + key));
    }
}
