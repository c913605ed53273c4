package org.datapop.admin.content;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.datapop.admin.form.FormWords;
import org.datapop.content.spi.Field;
import tools.jackson.databind.JsonNode;

/** Says what stands in the fields of one type, for people to read and compare. */
final class Wording {

    private static final int TITLE = 60;

    private final String type;
    private final FormWords words;
    private final Map<String, String> titles;
    private final Locale locale;

    /**
     * @param titles of documents, by the thing that a reference names
     */
    Wording(String type, FormWords words, Map<String, String> titles, Locale locale) {
        this.type = type;
        this.words = words;
        this.titles = titles;
        this.locale = locale;
    }

    String label(Field field) {
        return words.label(type, field.key(), locale);
    }

    /** What a field says; empty where it says nothing. */
    String text(Field field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return switch (field.kind()) {
            case REFERENCE -> title(value);
            case PICTURE ->
                    (title(value.path("media"))
                                    + "\n"
                                    + value.path("alt").asString("")
                                    + "\n"
                                    + (value.path("decorative").asBoolean(false)
                                            ? words.label("picture", "picture/decorative", locale)
                                            : ""))
                            .strip();
            case REFERENCES ->
                    StreamSupport.stream(value.spliterator(), false)
                            .map(this::title)
                            .collect(Collectors.joining("\n"));
            case GROUP, BLOCKS ->
                    StreamSupport.stream(value.spliterator(), false)
                            .map(row -> row(field, row))
                            .collect(Collectors.joining("\n"));
            case CHOICE -> choice(field.key(), value.asString(""));
            case FLAG -> choice("flag", value.asString(""));
            case NUMBER -> value.isNumber() && value.asInt(1) == 0 ? "" : value.asString("");
            default -> value.asString("");
        };
    }

    /** What a row of a group says, each part under its name. */
    String row(Field group, JsonNode row) {
        return group.fieldsOf(row.path("kind").asString("")).stream()
                .map(part -> part(group, part, text(part, row.path(part.key()))))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String part(Field group, Field part, String said) {
        return said.isEmpty()
                ? ""
                : words.label(type, group.key() + "/" + part.key(), locale) + ": " + said;
    }

    /** The first words of a row, to tell it from others. */
    String title(Field group, JsonNode row) {
        var said =
                group.fieldsOf(row.path("kind").asString("")).stream()
                        .map(part -> text(part, row.path(part.key())))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("");
        var first = said.strip().lines().findFirst().orElse("");
        return first.codePointCount(0, first.length()) > TITLE
                ? first.substring(0, first.offsetByCodePoints(0, TITLE)) + "…"
                : first;
    }

    /** An unknown choice is said as it was typed. */
    private String choice(String of, String value) {
        var called = value.isEmpty() ? "" : words.choice(of, value, locale);
        return called.isEmpty() ? value : called;
    }

    private String title(JsonNode reference) {
        var id = reference.asString("");
        return titles.getOrDefault(id, id);
    }
}
