package org.datapop.admin.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.datapop.content.spi.Upgrade;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings what was typed into the form of an older version of a type into the fields of today's, as
 * the type itself does with what was stored. The description of the old form is gone, but the names
 * of the fields tell what belongs together.
 */
final class OlderForm {

    private static final String OURS = "form-";
    private static final String MEDIA = "media";
    private static final List<String> OF_A_PICTURE = List.of("alt", "decorative");

    private final TreeMap<String, String[]> parameters;

    private OlderForm(Map<String, String[]> parameters) {
        this.parameters = new TreeMap<>(parameters);
    }

    /**
     * @param parameters as an old form sent them
     * @param upgrades those that were made since, in their order
     * @return as today's form would have sent them; what isn't a field of the type stays as it is
     */
    static Map<String, String[]> upgraded(
            Map<String, String[]> parameters, List<Upgrade> upgrades) {
        var old = new OlderForm(parameters);
        var tree = old.read("");
        upgrades.forEach(upgrade -> upgrade.apply(tree));
        var sent = new LinkedHashMap<String, List<String>>();
        send("", tree, sent);
        var brought = new LinkedHashMap<String, String[]>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(OURS)) {
                brought.put(name, values);
            }
        });
        sent.forEach((name, values) -> brought.put(name, values.toArray(String[]::new)));
        return brought;
    }

    private ObjectNode read(String place) {
        var node = JsonNodeFactory.instance.objectNode();
        below(place)
                .forEach((name, values) -> {
                    var key = name.substring(place.length());
                    if (!key.contains("/") && !key.startsWith(OURS)) {
                        node.set(key, value(name, values));
                    }
                });
        return node;
    }

    private JsonNode value(String name, String[] values) {
        var nodes = JsonNodeFactory.instance;
        if (isGroup(name, values)) {
            var rows = nodes.arrayNode();
            for (var key : values) {
                rows.add(read(name + "/" + key + "/").put("key", key));
            }
            return rows;
        }
        if (OF_A_PICTURE.stream().anyMatch(part -> parameters.containsKey(name + "/" + part))) {
            return read(name + "/").put(MEDIA, values[0]);
        }
        if (values.length == 1) {
            return nodes.stringNode(values[0]);
        }
        var many = nodes.arrayNode();
        for (var one : values) {
            many.add(one);
        }
        return many;
    }

    private boolean isGroup(String name, String[] values) {
        return values.length > 0
                && List.of(values).stream()
                        .noneMatch(key -> below(name + "/" + key + "/").isEmpty());
    }

    private Map<String, String[]> below(String place) {
        return place.isEmpty()
                ? parameters
                : parameters.subMap(place, place.substring(0, place.length() - 1) + '0');
    }

    private static void send(String place, ObjectNode node, Map<String, List<String>> sent) {
        for (var field : node.properties()) {
            var name = place + field.getKey();
            var value = field.getValue();
            if (value instanceof ObjectNode picture) {
                add(sent, name, picture.path(MEDIA).asString(""));
                picture.remove(MEDIA);
                send(name + "/", picture, sent);
            } else if (value.isArray()) {
                value.forEach(one -> sendOneOf(name, one, sent));
            } else if (!value.isBoolean() || value.booleanValue()) {
                add(sent, name, value.asString(""));
            }
        }
    }

    private static void sendOneOf(String name, JsonNode one, Map<String, List<String>> sent) {
        if (one instanceof ObjectNode row) {
            var key = row.path("key").asString("");
            add(sent, name, key);
            row.remove("key");
            send(name + "/" + key + "/", row, sent);
        } else {
            add(sent, name, one.asString(""));
        }
    }

    private static void add(Map<String, List<String>> sent, String name, String value) {
        sent.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
}
