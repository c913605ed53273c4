package org.datapop.admin.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.admin.form.Control.Option;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import tools.jackson.databind.JsonNode;

/** Makes controls of a form's description and what is filled in. */
public final class FormDrawing {

    private static final int TITLE = 60;

    /** The documents that a reference may point to. */
    public interface Targets {

        /**
         * @param types the types wanted; empty for all
         * @return content ids with titles, by title
         */
        List<Target> of(List<String> types);

        /** The types among these of which whoever is signed in may begin a document. */
        List<String> creatable(List<String> types);

        /** The pictures of the library, the newest first, and that one wherever it is. */
        List<LibraryPicture> pictures(String chosen);
    }

    /** A picture that can be chosen. */
    public record LibraryPicture(String id, String name, String thumbnail) {}

    /**
     * A document that can be pointed to.
     *
     * @param opens the address of its form
     */
    public record Target(UUID content, String type, String title, boolean isPublic, String opens) {}

    private final String type;
    private final FormWords words;
    private final Targets targets;
    private final List<Finding> findings;
    private final Locale locale;

    public FormDrawing(
            String type, FormWords words, Targets targets, List<Finding> findings, Locale locale) {
        this.type = type;
        this.words = words;
        this.targets = targets;
        this.findings = findings;
        this.locale = locale;
    }

    /**
     * @param values as loose as they were typed
     */
    public List<Control> controls(FormSpec form, JsonNode values) {
        return controls("", "", form.fields(), values);
    }

    /** The id under which a place is found on the page. */
    public static String id(String place) {
        return "f-" + place.replace('/', '-');
    }

    private List<Control> controls(
            String place, String known, List<Field> fields, JsonNode values) {
        var controls = new ArrayList<Control>();
        for (var field : fields) {
            controls.add(control(place, known, field, values.path(field.key())));
        }
        return controls;
    }

    private Control control(String place, String known, Field field, JsonNode value) {
        var name = place + field.key();
        var as = known + field.key();
        if (field.kind() == Field.Kind.PICTURE) {
            return picture(name, as, field, value);
        }
        return new Control(
                name,
                id(name),
                kind(field),
                words.label(type, as, locale),
                words.hint(type, as, locale),
                field.is(Field.Trait.REQUIRED),
                field.max(),
                value.isValueNode() ? text(field, value) : "",
                choices(as, field, value),
                picks(field, value),
                null,
                problems(name),
                field.hasRows() ? rows(name, as, field, value) : List.of(),
                field.is(Field.Trait.CONVERSATION),
                addable(field),
                field.targets(),
                creatable(field));
    }

    private Control picture(String name, String as, Field field, JsonNode value) {
        var chosen = value.path("media").asString("");
        var library = targets.pictures(chosen);
        var alt = name + "/alt";
        var isDecorative = value.path("decorative").asBoolean(false);
        return new Control(
                name,
                id(name),
                "picture",
                words.label(type, as, locale),
                words.hint(type, as, locale),
                field.is(Field.Trait.REQUIRED),
                0,
                chosen,
                library.stream()
                        .map(one -> new Option(one.id(), one.name(), one.id().equals(chosen)))
                        .toList(),
                List.of(),
                new Control.Chosen(
                        library.stream()
                                .collect(
                                        Collectors.toMap(
                                                LibraryPicture::id, LibraryPicture::thumbnail)),
                        part(alt, "line", field.max(), value.path("alt").asString("")),
                        part(name + "/decorative", "flag", 0, Boolean.toString(isDecorative))),
                problems(name),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of());
    }

    /** What more is asked of a picture, the same for all. */
    private Control part(String name, String kind, int max, String value) {
        return new Control(
                name,
                id(name),
                kind,
                words.label("picture", name, locale),
                words.hint("picture", name, locale),
                false,
                max,
                value,
                List.of(),
                List.of(),
                null,
                problems(name),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of());
    }

    private static String kind(Field field) {
        return switch (field.kind()) {
            case GROUP, BLOCKS -> "rows";
            default -> field.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String text(Field field, JsonNode value) {
        var empty = value.isNull() || (field.kind() == Field.Kind.NUMBER && value.asInt(1) == 0);
        return empty ? "" : value.asString("");
    }

    private List<Option> choices(String as, Field field, JsonNode value) {
        var chosen = value.asString("");
        return switch (field.kind()) {
            case CHOICE ->
                    field.choices().stream()
                            .map(choice ->
                                    new Option(
                                            choice,
                                            words.choice(as, choice, locale),
                                            choice.equals(chosen)))
                            .toList();
            case REFERENCE -> options(field, chosen);
            default -> List.of();
        };
    }

    private List<List<Option>> picks(Field field, JsonNode value) {
        if (field.kind() != Field.Kind.REFERENCES) {
            return List.of();
        }
        var picks = new ArrayList<List<Option>>();
        value.forEach(one -> picks.add(options(field, one.asString(""))));
        picks.add(options(field, ""));
        return picks;
    }

    private List<Option> options(Field field, String chosen) {
        var known = targets.of(field.targets());
        var options =
                known.stream()
                        .map(target ->
                                new Option(
                                        target.content().toString(),
                                        words.target(target.title(), target.isPublic(), locale),
                                        target.content().toString().equals(chosen),
                                        target.opens()));
        var lost =
                !chosen.isEmpty()
                        && known.stream().noneMatch(t -> t.content().toString().equals(chosen));
        return lost
                ? Stream.concat(Stream.of(new Option(chosen, chosen, true)), options).toList()
                : options.toList();
    }

    private List<String> problems(String name) {
        return findings.stream()
                .filter(finding -> finding.field().equals(name))
                .map(finding -> words.problem(finding, locale))
                .toList();
    }

    private List<Control.Row> rows(String name, String as, Field field, JsonNode values) {
        var rows = new ArrayList<Control.Row>();
        var standing = values.valueStream().filter(row -> !FormEdit.isRemoved(row)).toList();
        for (var row : values) {
            var key = row.path("key").asString("");
            var kind = row.path("kind").asString("");
            var place = name + "/" + key;
            rows.add(
                    new Control.Row(
                            place,
                            id(place),
                            key,
                            kind,
                            title(kind, field, row),
                            !standing.isEmpty() && row == standing.getFirst(),
                            !standing.isEmpty() && row == standing.getLast(),
                            FormEdit.isRemoved(row),
                            controls(place + "/", as + "/", field.fieldsOf(kind), row)));
        }
        return rows;
    }

    private String title(String kind, Field field, JsonNode row) {
        var said =
                field.fieldsOf(kind).stream()
                        .filter(f ->
                                f.kind() == Field.Kind.LINE
                                        || f.kind() == Field.Kind.TEXT
                                        || f.kind() == Field.Kind.MARKDOWN)
                        .map(f -> row.path(f.key()).asString(""))
                        .filter(text -> !text.isBlank())
                        .findFirst()
                        .orElse("");
        var first =
                said.codePointCount(0, said.length()) > TITLE
                        ? said.substring(0, said.offsetByCodePoints(0, TITLE)) + "…"
                        : said;
        var called = kind.isEmpty() ? "" : words.kind(kind, locale);
        return Stream.of(called, first)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private List<Option> addable(Field field) {
        return switch (field.kind()) {
            case GROUP -> List.of(new Option("", "", false));
            case BLOCKS ->
                    field.variants().stream()
                            .map(v -> new Option(v.name(), words.kind(v.name(), locale), false))
                            .toList();
            default -> List.of();
        };
    }

    private List<Option> creatable(Field field) {
        return switch (field.kind()) {
            case REFERENCE, REFERENCES ->
                    targets.creatable(field.targets()).stream()
                            .map(type -> new Option(type, words.type(type, locale), false))
                            .toList();
            default -> List.of();
        };
    }
}
