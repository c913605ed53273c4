package org.datapop.admin.form;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.FormSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change to the rows of a form, as a button asks for it: {@code add appointments}, {@code add
 * blocks callout}, {@code remove blocks/k2}, {@code back blocks/k2}, {@code up turns/a3}, {@code
 * down …}, {@code copy …}; {@code again turns/a3} is a form sent as it was before. Needs no script.
 * What is removed stays in the form, marked, so that it can be put back until the document is
 * saved.
 *
 * @param what the verb
 * @param place of the group for {@code add}, else of the row
 * @param kind of a block to add; empty for others
 */
public record FormEdit(String what, String place, String kind) {

    /** Marks a row that is removed. */
    public static final String REMOVED = "removed";

    /** Before the number of a row that has no key of its own yet; the kernel gives it one. */
    static final String NEW = "new-";

    private static final Pattern ASKED =
            Pattern.compile(
                    "(add|remove|back|up|down|copy|again) ([\\w/-]{1,200})(?: (\\w{1,40}))?");

    /** What a button asks for; empty for anything else. */
    public static Optional<FormEdit> of(String asked) {
        var matcher = ASKED.matcher(asked);
        return matcher.matches()
                ? Optional.of(
                        new FormEdit(
                                matcher.group(1),
                                matcher.group(2),
                                matcher.group(3) == null ? "" : matcher.group(3)))
                : Optional.empty();
    }

    /**
     * Changes the values in place.
     *
     * @return the place to go on at: of the new row, or of the group
     */
    public String apply(FormSpec form, ObjectNode values) {
        var group =
                what.equals("add")
                        ? place
                        : place.substring(0, Math.max(0, place.lastIndexOf('/')));
        var field =
                form.fields().stream()
                        .filter(f -> f.hasRows() && f.key().equals(group))
                        .findFirst();
        if (field.isEmpty() || !(values.get(group) instanceof ArrayNode rows)) {
            return place;
        }
        return what.equals("add") ? add(field.get(), rows) : change(group, rows);
    }

    private String add(Field field, ArrayNode rows) {
        if (field.kind() == Field.Kind.BLOCKS && field.fieldsOf(kind).isEmpty()) {
            return place;
        }
        var row = JsonNodeFactory.instance.objectNode();
        row.put("key", newKey(rows));
        if (!kind.isEmpty()) {
            row.put("kind", kind);
        }
        rows.add(row);
        return place + "/" + row.get("key").stringValue();
    }

    private String change(String group, ArrayNode rows) {
        var at = indexOf(rows, place.substring(group.length() + 1));
        if (at < 0) {
            return group;
        }
        switch (what) {
            case "remove" -> ((ObjectNode) rows.get(at)).put(REMOVED, true);
            case "back" -> ((ObjectNode) rows.get(at)).remove(REMOVED);
            case "up" -> move(rows, at, -1);
            case "down" -> move(rows, at, 1);
            case "again" -> {}
            default -> {
                var copy = ((ObjectNode) rows.get(at)).deepCopy();
                copy.put("key", newKey(rows));
                rows.insert(at + 1, copy);
                return group + "/" + copy.get("key").stringValue();
            }
        }
        return place;
    }

    /** Past the next one that stands. */
    private static void move(ArrayNode rows, int from, int step) {
        var to = from + step;
        while (isRemoved(rows.path(to))) {
            to += step;
        }
        if (to >= 0 && to < rows.size()) {
            var row = rows.remove(from);
            rows.insert(to, row);
        }
    }

    /** Whether a row was removed, and can be put back until the document is saved. */
    public static boolean isRemoved(JsonNode row) {
        return row.path(REMOVED).asBoolean(false);
    }

    /** The values without the rows that are removed. */
    public static ObjectNode standing(FormSpec form, ObjectNode values) {
        var standing = values.deepCopy();
        for (var group : groups(form)) {
            if (standing.get(group.key()) instanceof ArrayNode rows) {
                rows.removeIf(FormEdit::isRemoved);
            }
        }
        return standing;
    }

    static int indexOf(ArrayNode rows, String key) {
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i).path("key").asString("").equals(key)) {
                return i;
            }
        }
        return -1;
    }

    static String newKey(ArrayNode rows) {
        var number = 1;
        while (indexOf(rows, NEW + number) >= 0) {
            number++;
        }
        return NEW + number;
    }

    /**
     * The values as the kernel wants them: without what is removed, and new rows without a key,
     * which it gives them itself.
     */
    public static ObjectNode forSaving(FormSpec form, ObjectNode values) {
        var saved = standing(form, values);
        for (var group : groups(form)) {
            saved.path(group.key()).forEach(FormEdit::forget);
        }
        return saved;
    }

    private static void forget(JsonNode row) {
        if (row instanceof ObjectNode object && object.path("key").asString("").startsWith(NEW)) {
            object.put("key", "");
        }
    }

    /** The fields that have rows, in the order of the form. */
    static List<Field> groups(FormSpec form) {
        return form.fields().stream().filter(Field::hasRows).toList();
    }
}
