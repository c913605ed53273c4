package org.datapop.admin.content;

import java.util.List;
import java.util.stream.Stream;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.FormSpec;
import tools.jackson.databind.JsonNode;

/**
 * A text of several sentences within a document: a field of its own, or of a row.
 *
 * @param field the one in the form, which a row stands in
 * @param rowKind the kind of block that it belongs to; empty for none
 * @param kind whether it is Markdown or plain
 */
record LongText(Field field, String rowKind, Field.Kind kind, String text) {

    /** Those that say anything, in the order of the form. */
    static List<LongText> of(FormSpec form, JsonNode body) {
        return form.fields().stream()
                .flatMap(field -> of(field, body.path(field.key())))
                .filter(text -> !text.text().isBlank())
                .toList();
    }

    boolean isMarkdown() {
        return kind == Field.Kind.MARKDOWN;
    }

    private static Stream<LongText> of(Field field, JsonNode value) {
        return field.hasRows()
                ? Rows.byKey(value).values().stream().flatMap(row -> ofRow(field, row))
                : texts(field, field, "", value);
    }

    private static Stream<LongText> ofRow(Field group, JsonNode row) {
        var kind = row.path("kind").asString("");
        return group.fieldsOf(kind).stream()
                .flatMap(part -> texts(group, part, kind, row.path(part.key())));
    }

    private static Stream<LongText> texts(Field field, Field part, String rowKind, JsonNode value) {
        return TextMerge.joins(part)
                ? Stream.of(new LongText(field, rowKind, part.kind(), value.asString("")))
                : Stream.empty();
    }
}
