package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.datapop.admin.form.FormWords;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.FormSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Says field by field in what two bodies of one type differ. */
final class Differences {

    private final String type;
    private final FormWords words;
    private final Map<String, String> titles;
    private final Locale locale;

    /**
     * @param titles of documents, by the thing that a reference names
     */
    Differences(String type, FormWords words, Map<String, String> titles, Locale locale) {
        this.type = type;
        this.words = words;
        this.titles = titles;
        this.locale = locale;
    }

    /**
     * A field that isn't the same.
     *
     * @param label what it is called; rows by their group and first words
     * @param before empty where it wasn't there
     * @param after empty where it isn't there
     */
    record Difference(String label, String before, String after) {}

    List<Difference> between(FormSpec form, JsonNode before, JsonNode after) {
        var found = new ArrayList<Difference>();
        for (var field : form.fields()) {
            compare(field, before.path(field.key()), after.path(field.key()), found);
        }
        return found;
    }

    private void compare(Field field, JsonNode before, JsonNode after, List<Difference> found) {
        if (!field.hasRows()) {
            add(
                    words.place(type, field.key(), locale),
                    said(field, before),
                    said(field, after),
                    found);
            return;
        }
        var label = words.place(type, field.key(), locale);
        var old = rows(before);
        var now = rows(after);
        old.forEach((key, row) ->
                add(
                        label,
                        said(field, row),
                        said(field, now.getOrDefault(key, MissingNode.getInstance())),
                        found));
        now.forEach((key, row) -> {
            if (!old.containsKey(key)) {
                add(label, "", said(field, row), found);
            }
        });
        if (order(old, now) != order(now, old)) {
            found.add(new Difference(label, "", ""));
        }
    }

    /** Equal where the rows that both have stand in the same order. */
    private static int order(Map<String, JsonNode> rows, Map<String, JsonNode> others) {
        return rows.keySet().stream().filter(others::containsKey).toList().hashCode();
    }

    private static void add(String label, String before, String after, List<Difference> found) {
        if (!before.equals(after)) {
            found.add(new Difference(label, before, after));
        }
    }

    private static Map<String, JsonNode> rows(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(
                        Collectors.toMap(
                                row -> row.path("key").asString(""),
                                row -> row,
                                (first, _) -> first,
                                java.util.LinkedHashMap::new));
    }

    private String said(Field field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (field.kind()) {
            case REFERENCE -> title(value);
            case PICTURE ->
                    (title(value.path("media")) + "\n" + value.path("alt").asString("")).strip();
            case REFERENCES ->
                    StreamSupport.stream(value.spliterator(), false)
                            .map(this::title)
                            .collect(Collectors.joining("\n"));
            case GROUP, BLOCKS ->
                    field.fieldsOf(value.path("kind").asString("")).stream()
                            .map(part -> said(part, value.path(part.key())))
                            .filter(text -> !text.isEmpty())
                            .collect(Collectors.joining("\n"));
            case CHOICE -> words.choice(field.key(), value.asString(""), locale);
            default -> value.asString("");
        };
    }

    private String title(JsonNode reference) {
        var id = reference.asString("");
        return titles.getOrDefault(id, id);
    }
}
