package org.datapop.content.spi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.content.spi.Field.Trait;
import tools.jackson.databind.node.ObjectNode;

/** The form of a content type: its fields in order, and the only validation that content gets. */
public final class FormSpec {

    /** What a body is checked for. */
    public enum Purpose {
        /** Drafts may be incomplete, but nothing in them may be malformed. */
        SAVING,
        /** Also everything required is there, and no rule is broken. */
        PUBLISHING
    }

    /** What must hold between several fields before a document can be published. */
    @FunctionalInterface
    public interface Rule {

        /**
         * @param body as it is stored; may be incomplete or malformed anywhere
         * @return what is wrong; empty when nothing is
         */
        List<Finding> broken(ObjectNode body);
    }

    private final List<Field> fields;
    private final List<Rule> rules;

    private FormSpec(List<Field> fields, List<Rule> rules) {
        var keys = fields.stream().map(Field::key).collect(Collectors.toList());
        if (new HashSet<>(keys).size() != keys.size()) {
            throw new IllegalArgumentException("Two fields have the same key: " + keys);
        }
        if (fields.stream().anyMatch(FormSpec::isTooWideForAFacet)) {
            throw new IllegalArgumentException("A facet of many references: " + keys);
        }
        this.fields = List.copyOf(fields);
        this.rules = List.copyOf(rules);
    }

    private static boolean isTooWideForAFacet(Field field) {
        return field.is(Trait.FACET)
                && field.kind() == Field.Kind.REFERENCES
                && field.max() > Field.MAX_FACET_REFERENCES;
    }

    public static FormSpec of(Field... fields) {
        return new FormSpec(List.of(fields), List.of());
    }

    /** This form with one more rule. Drafts may break it; nothing that is published does. */
    public FormSpec rule(Rule rule) {
        return new FormSpec(fields, Stream.concat(rules.stream(), Stream.of(rule)).toList());
    }

    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> fieldFor(Trait trait) {
        return fields.stream().filter(field -> field.is(trait)).findFirst();
    }

    /**
     * @return everything that is wrong, in the order of the form and then of its rules; empty when
     *     nothing is
     */
    public List<Finding> check(ObjectNode body, Purpose purpose) {
        var findings = new ArrayList<>(new Check(purpose).fields("", fields, body));
        if (purpose == Purpose.PUBLISHING) {
            rules.forEach(rule -> findings.addAll(rule.broken(body)));
        }
        return findings;
    }
}
