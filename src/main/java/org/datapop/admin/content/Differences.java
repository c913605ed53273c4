package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.FormSpec;
import org.datapop.markup.WordDiff;
import org.datapop.markup.WordDiff.Piece;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says field by field in what two bodies of one type differ. */
final class Differences {

    private final Wording wording;

    Differences(Wording wording) {
        this.wording = wording;
    }

    /**
     * A field that isn't the same.
     *
     * @param place where it stands, see {@link BringBack}
     * @param label what it is called; rows by their group
     * @param before empty where it wasn't there
     * @param after empty where it isn't there
     */
    record Difference(String place, String label, List<Piece> before, List<Piece> after) {}

    /** What a field, or a row of one, says in both. */
    record Said(String label, String text) {}

    List<Difference> between(FormSpec form, JsonNode before, JsonNode after) {
        var found = new ArrayList<Difference>();
        for (var field : form.fields()) {
            var old = before.path(field.key());
            var now = after.path(field.key());
            if (field.hasRows()) {
                compare(field, Rows.byKey(old), Rows.byKey(now), found);
            } else {
                add(field, field.key(), wording.text(field, old), wording.text(field, now), found);
            }
        }
        return found;
    }

    /** What is the same in both, as far as it says anything. */
    List<Said> same(FormSpec form, JsonNode before, JsonNode after) {
        return form.fields().stream()
                .flatMap(field ->
                        same(field, before.path(field.key()), after.path(field.key()))
                                .filter(text -> !text.isBlank())
                                .map(text -> new Said(wording.label(field), text)))
                .toList();
    }

    private Stream<String> same(Field field, JsonNode old, JsonNode now) {
        if (!field.hasRows()) {
            var said = wording.text(field, now);
            return wording.text(field, old).equals(said) ? Stream.of(said) : Stream.empty();
        }
        var before = Rows.byKey(old);
        return Rows.byKey(now).entrySet().stream()
                .filter(row ->
                        said(field, before.get(row.getKey())).equals(said(field, row.getValue())))
                .map(row -> said(field, row.getValue()));
    }

    private void compare(
            Field field,
            Map<String, JsonNode> old,
            Map<String, JsonNode> now,
            List<Difference> found) {
        Stream.concat(old.keySet().stream(), now.keySet().stream())
                .distinct()
                .forEach(key ->
                        add(
                                field,
                                field.key() + "/" + key,
                                said(field, old.get(key)),
                                said(field, now.get(key)),
                                found));
        var both = new HashSet<>(old.keySet());
        both.retainAll(now.keySet());
        var order = Rows.only(both, old.keySet());
        if (!order.equals(Rows.only(both, now.keySet()))) {
            add(
                    field,
                    field.key(),
                    titles(field, old, order),
                    titles(field, now, Rows.only(both, now.keySet())),
                    found);
        }
    }

    private String said(Field field, @Nullable JsonNode row) {
        return row == null ? "" : wording.row(field, row);
    }

    private String titles(Field field, Map<String, JsonNode> rows, List<String> keys) {
        return keys.stream()
                .map(key -> wording.title(field, Objects.requireNonNull(rows.get(key))))
                .collect(Collectors.joining("\n"));
    }

    private void add(
            Field field, String place, String before, String after, List<Difference> found) {
        if (!before.equals(after)) {
            var pieces = WordDiff.between(before, after);
            found.add(
                    new Difference(
                            place,
                            wording.label(field),
                            WordDiff.before(pieces),
                            WordDiff.after(pieces)));
        }
    }
}
