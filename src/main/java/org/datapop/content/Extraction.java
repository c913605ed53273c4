package org.datapop.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Field.Trait;
import org.datapop.content.spi.FormSpec;
import org.datapop.markup.Markup;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads out of a body what is kept beside it, by the fields of its form. */
@Component
class Extraction {

    private final Markup markup;

    Extraction(Markup markup) {
        this.markup = markup;
    }

    Extract of(ContentType<?> type, ObjectNode body) {
        var form = type.form();
        var walk = new Walk(markup);
        walk.fields("", form.fields(), body);
        var title = text(form, Trait.TITLE, body);
        return new Extract(
                title,
                text(form, Trait.SUMMARY, body),
                sortKey(form, body, title),
                form.fieldFor(Trait.FILED)
                        .map(field -> body.path(field.key()).asString(""))
                        .filter(FuzzyDate::isDate)
                        .map(date -> new FuzzyDate(date).earliest())
                        .orElse(null),
                String.join("\n", walk.words),
                walk.links,
                walk.pictures,
                facets(form, body));
    }

    private static String text(FormSpec form, Trait trait, ObjectNode body) {
        return form.fieldFor(trait)
                .map(field -> body.path(field.key()).asString(""))
                .orElse("")
                .strip();
    }

    /** Numbers are padded, so that they sort as numbers among texts. */
    private static String sortKey(FormSpec form, ObjectNode body, String title) {
        var key =
                form.fieldFor(Trait.SORTING)
                        .map(field ->
                                field.kind() == Field.Kind.NUMBER
                                        ? "%06d".formatted(body.path(field.key()).asInt(0))
                                        : body.path(field.key()).asString("").strip())
                        .orElse("");
        return key.isEmpty() ? title : key;
    }

    private static Map<String, String> facets(FormSpec form, ObjectNode body) {
        var facets = new LinkedHashMap<String, String>();
        for (var field : form.fields()) {
            var value = field.is(Trait.FACET) ? facet(field, body.path(field.key())) : "";
            if (!value.isEmpty()) {
                facets.put(field.key(), value);
            }
        }
        return facets;
    }

    /** What is pointed to is kept by its ids, one after another with spaces between. */
    private static String facet(Field field, JsonNode value) {
        return switch (field.kind()) {
            case REFERENCES ->
                    value.valueStream().map(id -> id.asString("")).collect(Collectors.joining(" "));
            case PICTURE -> value.path("media").asString("");
            default -> value.asString("").strip();
        };
    }

    /** Gathers words and links on one way through the body. */
    private static final class Walk {

        private final Markup markup;
        private final List<String> words = new ArrayList<>();
        private final List<Extract.Link> links = new ArrayList<>();
        private final List<Extract.Shown> pictures = new ArrayList<>();

        Walk(Markup markup) {
            this.markup = markup;
        }

        void fields(String place, List<Field> fields, JsonNode values) {
            fields.forEach(field -> field(place + field.key(), field, values.path(field.key())));
        }

        private void field(String place, Field field, JsonNode value) {
            switch (field.kind()) {
                case LINE, TEXT -> say(value.asString(""));
                case MARKDOWN -> markdown(place, value.asString(""));
                case PICTURE -> show(place, value.path("media").asString(""));
                case REFERENCE -> point(place, field, 0, value.asString(""));
                case REFERENCES -> {
                    for (var i = 0; i < value.size(); i++) {
                        point(place, field, i, value.path(i).asString(""));
                    }
                }
                case GROUP, BLOCKS -> value.forEach(row -> row(place, field, row));
                case NUMBER, DATE, CHOICE, FLAG, URL, LANGUAGE -> {}
            }
        }

        private void row(String place, Field field, JsonNode row) {
            fields(
                    place + "/" + row.path("key").asString("") + "/",
                    field.fieldsOf(row.path("kind").asString("")),
                    row);
        }

        private void markdown(String place, String source) {
            say(markup.plainText(source));
            var position = 0;
            for (var target : markup.linkedContent(source)) {
                links.add(new Extract.Link(place, position++, target, List.of()));
            }
            var shown = 0;
            for (var media : markup.linkedMedia(source)) {
                pictures.add(new Extract.Shown(place, shown++, media));
            }
        }

        private void say(String text) {
            if (!text.isBlank()) {
                words.add(text.strip());
            }
        }

        private void point(String place, Field field, int position, String target) {
            var id = id(target);
            if (id != null) {
                links.add(new Extract.Link(place, position, id, field.targets()));
            }
        }

        private void show(String place, String media) {
            var id = id(media);
            if (id != null) {
                pictures.add(new Extract.Shown(place, 0, id));
            }
        }

        private static @Nullable UUID id(String text) {
            try {
                return text.isEmpty() ? null : UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }
}
