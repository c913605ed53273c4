package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.datapop.admin.form.FormDrawing;
import org.datapop.admin.form.FormEdit;
import org.datapop.admin.form.FormWords;
import org.datapop.content.DocumentEntry;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.FormSpec;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The table of contents of a long form, with what each part still lacks: a writer sees what is left
 * to do before they ask to publish.
 */
@Component
class Sections {

    private final Editing editing;
    private final FormWords words;

    Sections(Editing editing, FormWords words) {
        this.editing = editing;
        this.words = words;
    }

    /**
     * A part of a form.
     *
     * @param id where it begins
     * @param label empty for what comes before all groups of rows
     * @param rows how many it has; 0 where it has none
     * @param missing how much stands against publishing it
     */
    record Section(String id, String label, int rows, long missing) {}

    /** None for a form without groups of rows. */
    List<Section> of(DocumentEntry entry, ObjectNode values, Locale locale) {
        var form = editing.form(entry);
        var groups = form.fields().stream().filter(Field::hasRows).toList();
        if (groups.isEmpty()) {
            return List.of();
        }
        var missing =
                editing.findings(form, values, FormSpec.Purpose.PUBLISHING).stream()
                        .map(finding -> finding.field().replaceFirst("/.*", ""))
                        .toList();
        var standing = FormEdit.standing(form, values);
        var sections = new ArrayList<Section>();
        form.fields().stream()
                .filter(field -> !field.hasRows())
                .findFirst()
                .ifPresent(first ->
                        sections.add(
                                new Section(
                                        FormDrawing.id(first.key()),
                                        "",
                                        0,
                                        missing.stream()
                                                .filter(key ->
                                                        groups.stream()
                                                                .noneMatch(
                                                                        g -> g.key().equals(key)))
                                                .count())));
        for (var group : groups) {
            sections.add(
                    new Section(
                            FormDrawing.id(group.key()),
                            words.place(entry.type(), group.key(), locale),
                            standing.path(group.key()).size(),
                            missing.stream().filter(group.key()::equals).count()));
        }
        return sections;
    }
}
