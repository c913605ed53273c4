package org.datapop.content.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.datapop.content.spi.Field.Trait;
import tools.jackson.databind.node.ObjectNode;

/** The form of a content type: its fields in order, and the only validation that content gets. */
public final class FormSpec {

    /** What a body is checked for. */
    public enum Purpose {
        /** Drafts may be incomplete, but nothing in them may be malformed. */
        SAVING,
        /** Also everything required is there. */
        PUBLISHING
    }

    private final List<Field> fields;

    private FormSpec(List<Field> fields) {
        var keys = fields.stream().map(Field::key).collect(Collectors.toList());
        if (new HashSet<>(keys).size() != keys.size()) {
            throw new IllegalArgumentException("Two fields have the same key: " + keys);
        }
        this.fields = List.copyOf(fields);
    }

    public static FormSpec of(Field... fields) {
        return new FormSpec(List.of(fields));
    }

    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> fieldFor(Trait trait) {
        return fields.stream().filter(field -> field.is(trait)).findFirst();
    }

    /**
     * @return everything that is wrong, in the order of the form; empty when nothing is
     */
    public List<Finding> check(ObjectNode body, Purpose purpose) {
        return new Check(purpose).fields("", fields, body);
    }
}
