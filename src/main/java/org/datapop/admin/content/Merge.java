package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.datapop.admin.content.MergePart.Changed;
import org.datapop.admin.content.MergePart.Side;
import org.datapop.content.spi.Field;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What two made of the same text, joined field by field and row by row, and long texts part by
 * part. What only one of them changed is taken from them; what both changed stays mine, or in a
 * long text both stays, until somebody decides.
 */
final class Merge {

    private final JsonNode before;
    private final JsonNode mine;
    private final JsonNode theirs;
    private final TextMerge texts;
    private final ObjectNode joined;
    private final List<MergePart> parts = new ArrayList<>();

    /**
     * @param before what both began from; empty where there was nothing
     */
    Merge(
            List<Field> fields,
            ObjectNode before,
            ObjectNode mine,
            ObjectNode theirs,
            TextMerge texts) {
        this.before = before;
        this.mine = mine;
        this.theirs = theirs;
        this.texts = texts;
        this.joined = mine.deepCopy();
        fields.forEach(this::join);
    }

    List<MergePart> parts() {
        return parts;
    }

    /** All of it, with mine, or in a long text with both, where both changed the same. */
    ObjectNode joined() {
        return joined.deepCopy();
    }

    /** What stands at a part in values that somebody may have changed since. */
    JsonNode at(MergePart part, ObjectNode values) {
        var value = values.path(part.field().key());
        if (part.isRow()) {
            return row(Rows.byKey(value), part.rowKey());
        }
        return part.isOrder() ? keys(Rows.only(common(part.field()), keysOf(value))) : value;
    }

    /** What both changed and nobody decided: it stands as the joining left it. */
    List<MergePart> undecided(ObjectNode values, Set<String> decided) {
        return parts.stream().filter(part -> part.isUndecided(at(part, values), decided)).toList();
    }

    /** Puts one side's text into the values. */
    void take(String place, Side side, ObjectNode values) {
        find(place)
                .ifPresent(part -> {
                    var key = part.field().key();
                    if (!part.field().hasRows()) {
                        set(values, key, part.of(side));
                        return;
                    }
                    var rows = new LinkedHashMap<>(Rows.byKey(values.path(key)));
                    var theirOrder = keysOf(of(side).path(key));
                    if (part.isRow()) {
                        replace(rows, part.rowKey(), part.of(side));
                    }
                    var present = List.copyOf(rows.keySet());
                    values.set(
                            key,
                            rows(
                                    rows,
                                    part.isRow()
                                            ? Rows.arrange(
                                                    keysOf(values.path(key)),
                                                    theirOrder,
                                                    rows.keySet())
                                            : Rows.arrange(theirOrder, present, rows.keySet())));
                });
    }

    private JsonNode of(Side side) {
        return switch (side) {
            case MINE -> mine;
            case THEIRS -> theirs;
            case JOINED -> joined;
        };
    }

    private Optional<MergePart> find(String place) {
        return parts.stream().filter(part -> part.place().equals(place)).findFirst();
    }

    private void join(Field field) {
        var key = field.key();
        if (field.hasRows()) {
            joinRows(field);
        } else {
            var part = part(key, field, before.path(key), mine.path(key), theirs.path(key));
            set(joined, key, part.joined());
        }
    }

    private void joinRows(Field group) {
        var old = Rows.byKey(before.path(group.key()));
        var my = Rows.byKey(mine.path(group.key()));
        var their = Rows.byKey(theirs.path(group.key()));
        var all = new LinkedHashSet<String>();
        List.of(my, their, old).forEach(rows -> all.addAll(rows.keySet()));
        var kept = new LinkedHashMap<String, JsonNode>();
        for (var key : all) {
            var place = group.key() + "/" + key;
            replace(
                    kept,
                    key,
                    part(place, group, row(old, key), row(my, key), row(their, key)).joined());
        }
        joined.set(group.key(), rows(kept, order(group, old, my, their, kept.keySet())));
    }

    private List<String> order(
            Field group,
            Map<String, JsonNode> old,
            Map<String, JsonNode> my,
            Map<String, JsonNode> their,
            Set<String> kept) {
        var common = common(group);
        var orders =
                List.of(old, my, their).stream()
                        .map(rows -> keys(Rows.only(common, rows.keySet())))
                        .toList();
        var at = parts.size();
        var part = part(group.key(), group, orders.get(0), orders.get(1), orders.get(2));
        if (part.by() == Changed.THEIRS && parts.size() > at) {
            return Rows.arrange(their.keySet(), my.keySet(), kept);
        }
        return Rows.arrange(my.keySet(), their.keySet(), kept);
    }

    /** Notes where the three aren't the same, and says what stands there. */
    private MergePart part(String place, Field field, JsonNode old, JsonNode my, JsonNode their) {
        var part = new MergePart(place, field, Changed.BOTH, false, old, my, their, my);
        if (part.alike(my, their)) {
            return part;
        }
        if (part.alike(my, old)) {
            part = new MergePart(place, field, Changed.THEIRS, false, old, my, their, their);
        } else if (part.alike(their, old)) {
            part = new MergePart(place, field, Changed.MINE, false, old, my, their, my);
        } else {
            part = both(part);
        }
        parts.add(part);
        return part;
    }

    /** Of a row or a text of which each changed other parts both are kept. */
    private MergePart both(MergePart part) {
        if (!part.field().hasRows() && TextMerge.joins(part.field())) {
            var outcome =
                    texts.join(
                            part.field().kind(),
                            part.before().asString(""),
                            part.mine().asString(""),
                            part.theirs().asString(""));
            return part.joinedAs(StringNode.valueOf(outcome.text()), outcome.isOpen());
        }
        var isOneRow =
                part.isRow()
                        && part.before() instanceof ObjectNode
                        && part.mine() instanceof ObjectNode
                        && part.theirs() instanceof ObjectNode
                        && part.mine().path("kind").equals(part.theirs().path("kind"));
        if (!isOneRow) {
            return part.joinedAs(part.mine(), true);
        }
        var fields = part.field().fieldsOf(part.mine().path("kind").asString(""));
        var within =
                new Merge(
                        fields,
                        (ObjectNode) part.before(),
                        (ObjectNode) part.mine(),
                        (ObjectNode) part.theirs(),
                        texts);
        return part.joinedAs(within.joined, within.parts.stream().anyMatch(MergePart::isOpen));
    }

    /** The rows that all three have. */
    private Set<String> common(Field group) {
        var common = new HashSet<>(keysOf(before.path(group.key())));
        common.retainAll(keysOf(mine.path(group.key())));
        common.retainAll(keysOf(theirs.path(group.key())));
        return common;
    }

    private static void replace(Map<String, JsonNode> rows, String key, JsonNode row) {
        if (row.isMissingNode()) {
            rows.remove(key);
        } else {
            rows.put(key, row);
        }
    }

    private static void set(ObjectNode values, String key, JsonNode value) {
        values.set(key, value.isMissingNode() ? JsonNodeFactory.instance.nullNode() : value);
    }

    private static JsonNode row(Map<String, JsonNode> rows, String key) {
        return rows.getOrDefault(key, MissingNode.getInstance());
    }

    private static List<String> keysOf(JsonNode rows) {
        return List.copyOf(Rows.byKey(rows).keySet());
    }

    private static ArrayNode keys(List<String> keys) {
        var array = JsonNodeFactory.instance.arrayNode();
        keys.forEach(array::add);
        return array;
    }

    private static ArrayNode rows(Map<String, JsonNode> rows, List<String> order) {
        var array = JsonNodeFactory.instance.arrayNode();
        order.forEach(key -> array.add(Objects.requireNonNull(rows.get(key)).deepCopy()));
        return array;
    }
}
