package org.datapop.admin.content;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.Bodies;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Drafting;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Field.Trait;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Begins a document of which nothing but the name is known, for another to point to it: whoever
 * writes of somebody new doesn't have to leave their form. A button asks for it: {@code begin
 * person appointments/k1/organization}.
 */
@Component
class NewReference {

    private static final Pattern ASKED = Pattern.compile("begin (\\w{1,40}) ([\\w/-]{1,200})");

    /** Stands before the place in the name of the input with the title. */
    static final String TITLE = "form-new/";

    private final Desk desk;
    private final ContentTypes types;
    private final Drafting drafting;
    private final Bodies bodies;

    NewReference(Desk desk, ContentTypes types, Drafting drafting, Bodies bodies) {
        this.desk = desk;
        this.types = types;
        this.drafting = drafting;
        this.bodies = bodies;
    }

    /** What came of it: where to go on, or what is wrong with the name. */
    record Outcome(String place, List<Finding> findings) {}

    /** The types among these of which whoever is signed in may begin a document. */
    List<String> creatable(List<String> wanted) {
        return wanted.stream().filter(types.keys()::contains).filter(this::mayBegin).toList();
    }

    private boolean mayBegin(String type) {
        var me = desk.account().actor();
        return !types.get(type).single()
                && desk.permits(Action.CREATE, new Subject.OfContent(type, me));
    }

    /**
     * Begins what a button asks for and points to it in the values.
     *
     * @return empty where something else is asked for
     */
    Optional<Outcome> of(
            String asked,
            DocumentEntry entry,
            FormSpec form,
            PostedForm posted,
            ObjectNode values) {
        var matcher = ASKED.matcher(asked);
        return matcher.matches()
                ? Place.of(form, values, matcher.group(2))
                        .filter(place ->
                                creatable(place.field().targets()).contains(matcher.group(1)))
                        .map(place -> begin(matcher.group(1), entry, posted, place))
                : Optional.empty();
    }

    private Outcome begin(String type, DocumentEntry entry, PostedForm posted, Place place) {
        var form = types.get(type).form();
        var title = form.fieldFor(Trait.TITLE).orElseThrow();
        var values = JsonNodeFactory.instance.objectNode();
        values.put(title.key(), posted.value(TITLE + place.name()).strip());
        var findings = problems(form, title, values, place);
        if (!findings.isEmpty()) {
            return new Outcome(place.name(), findings);
        }
        var begun =
                drafting.create(
                        type,
                        entry.language(),
                        null,
                        bodies.of(type, values),
                        desk.account().actor());
        place.pointTo(desk.open(begun.document(), Action.READ).content().toString());
        return new Outcome(place.name(), List.of());
    }

    private static List<Finding> problems(
            FormSpec form, Field title, ObjectNode values, Place place) {
        return values.path(title.key()).asString("").isEmpty()
                ? List.of(Finding.of(place.name(), "newName"))
                : form.check(values, FormSpec.Purpose.SAVING).stream()
                        .map(found -> new Finding(place.name(), found.problem(), found.values()))
                        .toList();
    }

    /**
     * A field that points to documents, with the values that hold it.
     *
     * @param holder the document's values or a row
     */
    private record Place(String name, Field field, ObjectNode holder) {

        static Optional<Place> of(FormSpec form, ObjectNode values, String name) {
            var parts = name.split("/", -1);
            var isInRow = parts.length == 3;
            var first = field(form.fields(), parts[0]);
            if (first.isEmpty() || (parts.length != 1 && !isInRow)) {
                return Optional.empty();
            }
            return isInRow
                    ? row(values, parts)
                            .flatMap(row ->
                                    field(
                                                    first.get()
                                                            .fieldsOf(
                                                                    row.path("kind").asString("")),
                                                    parts[2])
                                            .map(field -> new Place(name, field, row)))
                    : Optional.of(new Place(name, first.get(), values));
        }

        private static Optional<Field> field(List<Field> fields, String key) {
            return fields.stream().filter(field -> field.key().equals(key)).findFirst();
        }

        private static Optional<ObjectNode> row(ObjectNode values, String[] parts) {
            return values.path(parts[0])
                    .valueStream()
                    .filter(row -> row.path("key").asString("").equals(parts[1]))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .findFirst();
        }

        void pointTo(String content) {
            if (field.kind() == Field.Kind.REFERENCES
                    && holder.get(field.key()) instanceof ArrayNode chosen) {
                chosen.add(content);
            } else {
                holder.put(field.key(), content);
            }
        }
    }
}
