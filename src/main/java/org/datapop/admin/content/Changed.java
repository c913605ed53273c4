package org.datapop.admin.content;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.datapop.admin.form.FormEdit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Which fields of a form aren't what they were in the text that it started from. */
final class Changed {

    private Changed() {}

    /** By the name of each, what stood there before: empty where nothing did. */
    static ObjectNode between(ObjectNode before, ObjectNode now) {
        var old = new LinkedHashMap<String, String>();
        var typed = new LinkedHashMap<String, String>();
        flatten("", before, old);
        flatten("", now, typed);
        var changed = JsonNodeFactory.instance.objectNode();
        typed.forEach((name, value) -> {
            var was = old.getOrDefault(name, "");
            if (!was.equals(value)) {
                changed.put(name, was);
            }
        });
        return changed;
    }

    private static void flatten(String place, JsonNode node, Map<String, String> found) {
        node.properties()
                .forEach(property -> {
                    var name = place + property.getKey();
                    var value = property.getValue();
                    switch (property.getKey()) {
                        case "key",
                                "kind",
                                FormEdit.REMOVED -> {} // no fields that anybody fills in
                        default -> flattenField(name, value, found);
                    }
                });
    }

    private static void flattenField(String name, JsonNode value, Map<String, String> found) {
        if (value.isObject()) {
            found.put(name, text(value.path("media")));
            found.put(name + "/alt", text(value.path("alt")));
            found.put(name + "/decorative", text(value.path("decorative")));
        } else if (value.isArray()) {
            found.put(
                    name,
                    value.valueStream()
                            .map(one -> text(one.isObject() ? one.path("key") : one))
                            .collect(Collectors.joining("\n")));
            for (var row : value) {
                if (row.isObject()) {
                    flatten(name + "/" + text(row.path("key")) + "/", row, found);
                }
            }
        } else {
            found.put(name, text(value));
        }
    }

    /** As the form has it, where nothing, no and none are an empty field. */
    private static String text(JsonNode value) {
        var isEmpty =
                value.isBoolean() && !value.booleanValue()
                        || value.isNumber() && value.intValue() == 0;
        return isEmpty ? "" : value.asString("");
    }
}
