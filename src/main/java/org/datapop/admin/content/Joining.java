package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.datapop.admin.content.Editing.Kept;
import org.datapop.admin.form.FormEdit;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.Bodies;
import org.datapop.content.DocumentEntry;
import org.datapop.content.SavedRevision;
import org.datapop.content.WorkingCopies.Seen;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import org.datapop.markup.Markup;
import org.datapop.shared.Actor;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Joins two texts of one document. Its address is joined like a field. While an editor is at it,
 * both texts stay in their working copy, so that none is lost with a closed window.
 */
@Component
class Joining {

    static final String SLUG = "form-slug";
    static final String NOTE = "form-note";
    static final int LONGEST_NOTE = 300;

    /** In a working copy beside the fields: no field is called so. */
    private static final String STATE = "form-merge";

    private static final FormSpec BESIDE =
            FormSpec.of(Field.line(SLUG).max(100), Field.line(NOTE).max(LONGEST_NOTE));

    private final Editing editing;
    private final Comparison comparison;
    private final Bodies bodies;
    private final Markup markup;
    private final MessageSource messages;

    Joining(
            Editing editing,
            Comparison comparison,
            Bodies bodies,
            Markup markup,
            MessageSource messages) {
        this.editing = editing;
        this.comparison = comparison;
        this.bodies = bodies;
        this.markup = markup;
        this.messages = messages;
    }

    /** What the two are called in a text of both, where they were saved one after the other. */
    Marks saves(Locale locale) {
        return marks("save", locale);
    }

    /** The same where one is published now and the other planned. */
    Marks plan(Locale locale) {
        return marks("plan", locale);
    }

    private Marks marks(String which, Locale locale) {
        return new Marks(
                messages.getMessage("admin.merge.mark." + which + ".mine", null, locale),
                messages.getMessage("admin.merge.mark." + which + ".theirs", null, locale));
    }

    /** The fields of the type, and what else is said with a save. */
    FormSpec form(DocumentEntry entry) {
        return FormSpec.of(
                Stream.concat(editing.form(entry).fields().stream(), BESIDE.fields().stream())
                        .toArray(Field[]::new));
    }

    ObjectNode read(DocumentEntry entry, PostedForm posted) {
        return posted.read(form(entry));
    }

    /**
     * Begins to join.
     *
     * @param base what both began from; null for nothing
     * @param typed with address and note; an empty address is the one it began with
     */
    Joint begin(
            DocumentEntry entry, @Nullable UUID base, UUID theirs, ObjectNode mine, Marks marks) {
        var saved = comparison.revision(entry, theirs);
        var before = base == null ? empty() : tree(entry, base);
        if (mine.path(SLUG).asString("").isEmpty()) {
            mine.put(SLUG, before.path(SLUG).asString(""));
        }
        var merge = merge(entry, before, mine, saved, marks);
        return new Joint(base, saved, merge, mine, merge.joined(), new TreeSet<>());
    }

    /** Whether it is this text that is joined with the other one. */
    boolean isOf(Joint joint, ObjectNode mine) {
        if (mine.path(SLUG).asString("").isEmpty()) {
            mine.put(SLUG, joint.mine().path(SLUG).asString(""));
        }
        return joint.mine().equals(mine);
    }

    /** Goes on with what was typed into the page of a joining. */
    Joint resume(
            DocumentEntry entry,
            @Nullable UUID base,
            UUID theirs,
            ObjectNode typed,
            ObjectNode values,
            Set<String> decided,
            Marks marks) {
        var mine = FormEdit.standing(editing.form(entry), typed);
        var saved = comparison.revision(entry, theirs);
        var before = base == null ? empty() : tree(entry, base);
        var merge = merge(entry, before, mine, saved, marks);
        return new Joint(base, saved, merge, mine, values, decided);
    }

    private Merge merge(
            DocumentEntry entry,
            ObjectNode before,
            ObjectNode mine,
            SavedRevision theirs,
            Marks marks) {
        return new Merge(
                joined(entry),
                before,
                mine,
                tree(theirs),
                new TextMerge(markup, entry.language(), marks));
    }

    /**
     * What an editor left unfinished, with the fields that the type has today; empty where there is
     * nothing. What they decided of a field that isn't there any more they are asked again.
     */
    Optional<Joint> left(DocumentEntry entry, Editing.Sheet sheet, Marks marks) {
        var state = sheet.values().get(STATE);
        if (!(state instanceof ObjectNode kept)
                || !(kept.get("mine") instanceof ObjectNode mine)
                || sheet.startedFrom() == null) {
            return Optional.empty();
        }
        var decided = new TreeSet<String>();
        kept.path("decided").forEach(place -> decided.add(place.asString("")));
        var values = sheet.values().deepCopy();
        values.remove(STATE);
        var base = kept.path("base").asString("");
        return Optional.of(
                resume(
                        entry,
                        base.isEmpty() ? null : UUID.fromString(base),
                        sheet.startedFrom(),
                        bodies.upgraded(entry.type(), sheet.version(), mine),
                        values,
                        decided,
                        marks));
    }

    /**
     * Keeps all of it aside.
     *
     * @param seen what it replaces
     */
    Kept keep(DocumentEntry entry, Joint joint, Actor editor, Seen seen) {
        var unkept = new ArrayList<>(BESIDE.check(joint.values(), FormSpec.Purpose.SAVING));
        unkept.removeIf(finding -> !finding.problem().equals(Finding.CONTROL_CHARACTERS));
        if (!unkept.isEmpty()) {
            return new Kept(unkept, null);
        }
        var kept = joint.values().deepCopy();
        var state = kept.putObject(STATE);
        state.put("base", joint.base() == null ? "" : joint.base().toString());
        state.set("mine", joint.mine());
        var decided = state.putArray("decided");
        joint.decided().forEach(decided::add);
        return editing.keep(entry, joint.theirs().revision(), kept, editor, seen);
    }

    /** What stands against saving it, address and note included. */
    List<Finding> findings(Joint joint) {
        var findings = new ArrayList<>(BESIDE.check(joint.values(), FormSpec.Purpose.SAVING));
        var slug = joint.values().path(SLUG).asString("");
        if (!slug.isEmpty() && !Slug.isSlug(slug)) {
            findings.add(Finding.of(SLUG, "slug"));
        }
        return findings;
    }

    static @Nullable Slug slug(Joint joint) {
        var slug = joint.values().path(SLUG).asString("");
        return slug.isEmpty() ? null : new Slug(slug);
    }

    static String note(Joint joint) {
        return joint.values().path(NOTE).asString("").strip();
    }

    /** A revision with its address. */
    ObjectNode tree(DocumentEntry entry, UUID revision) {
        return tree(comparison.revision(entry, revision));
    }

    private ObjectNode tree(SavedRevision saved) {
        return bodies.tree(saved.body()).put(SLUG, saved.slug().value());
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private List<Field> joined(DocumentEntry entry) {
        return form(entry).fields().stream().filter(field -> !field.key().equals(NOTE)).toList();
    }
}
