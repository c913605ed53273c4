package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.datapop.content.Bodies;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Drafting;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Field.Trait;
import org.datapop.content.spi.FormSpec;
import org.datapop.markup.Markup;
import org.datapop.shared.Actor;
import org.springframework.stereotype.Service;
import tools.jackson.databind.node.ObjectNode;

/** Advises on a whole document, whatever its type: on its texts, its summary, address and links. */
@Service
class Advising {

    /** What search engines and other sites show of a summary. */
    private static final int SUMMARY = 160;

    private static final Pattern COPY =
            Pattern.compile("(?:.*-)?(?:copy|copia|copie)(?:-\\d{1,3})?");
    private static final Pattern NUMBERED = Pattern.compile(".*-(\\d{1,3})");
    private static final Pattern NUMBERED_TITLE = Pattern.compile("(?s).*\\(\\d{1,3}\\)");

    private final Editing editing;
    private final Drafting drafting;
    private final Bodies bodies;
    private final Markup markup;
    private final DeadLinks deadLinks;

    Advising(
            Editing editing, Drafting drafting, Bodies bodies, Markup markup, DeadLinks deadLinks) {
        this.editing = editing;
        this.drafting = drafting;
        this.bodies = bodies;
        this.markup = markup;
        this.deadLinks = deadLinks;
    }

    /** On what its editor last had. */
    List<Advice> of(DocumentEntry entry, Editing.Sheet sheet) {
        return of(entry, editing.slug(entry), editing.standing(entry, sheet.values()));
    }

    /** On what was saved; none on what belongs to another document. */
    List<Advice> of(DocumentEntry entry, UUID revision) {
        var saved = drafting.revision(revision);
        return saved.document().equals(entry.document())
                ? of(entry, saved.slug().value(), bodies.tree(saved.body()))
                : List.of();
    }

    /** How much there is to look at in each of these, as their editor last had them. */
    Map<UUID, Integer> counts(List<DocumentEntry> entries, Actor editor) {
        var standing = editing.standing(entries, editor);
        var readings = standing.stream().map(one -> read(one.document(), one.values())).toList();
        var known =
                deadLinks.look(
                        readings.stream().flatMap(reading -> reading.links().stream()).toList());
        var counts = new HashMap<UUID, Integer>();
        for (var i = 0; i < readings.size(); i++) {
            var one = standing.get(i);
            counts.put(one.document().document(), advice(one, readings.get(i), known).size());
        }
        return counts;
    }

    private List<Advice> of(DocumentEntry entry, String slug, ObjectNode values) {
        var reading = read(entry, values);
        return advice(
                new Editing.Standing(entry, values, slug),
                reading,
                deadLinks.look(reading.links()));
    }

    private AdviceReading read(DocumentEntry entry, ObjectNode values) {
        var reading = new AdviceReading(markup, entry.language());
        reading.fields("", editing.form(entry).fields(), values);
        return reading;
    }

    private List<Advice> advice(
            Editing.Standing standing, AdviceReading reading, DeadLinks.Known known) {
        var entry = standing.document();
        var form = editing.form(entry);
        var advice = new ArrayList<>(reading.advice());
        advice.addAll(summary(form, standing.values()));
        advice.addAll(deadLinks.among(reading.links(), entry.content(), known));
        var slug = standing.slug();
        if (!editing.isSingle(entry) && isCopied(slug, title(form, standing.values()))) {
            advice.add(new Advice("form-slug", Advice.SLUG_COPY, slug, 0));
        }
        return advice.stream()
                .sorted(
                        Comparator.comparingInt((Advice one) -> reading.order(one.field()))
                                .thenComparing(Advice::at))
                .limit(AdviceReading.MOST)
                .toList();
    }

    private static List<Advice> summary(FormSpec form, ObjectNode values) {
        var field = form.fieldFor(Trait.SUMMARY).map(Field::key).orElse("");
        if (field.isEmpty()) {
            return List.of();
        }
        var summary = values.path(field).asString("").strip();
        if (summary.isEmpty()) {
            return List.of(new Advice(field, Advice.SUMMARY_MISSING, "", 0));
        }
        return summary.codePointCount(0, summary.length()) > SUMMARY
                ? List.of(new Advice(field, Advice.SUMMARY_LONG, "", 0))
                : List.of();
    }

    private static String title(FormSpec form, ObjectNode values) {
        return form.fieldFor(Trait.TITLE)
                .map(field -> values.path(field.key()).asString("").strip())
                .orElse("");
    }

    /** Made from the name of a copy, or numbered where the title has no such number. */
    static boolean isCopied(String slug, String title) {
        var number = NUMBERED.matcher(slug);
        return COPY.matcher(slug).matches()
                || (number.matches()
                        && (!title.contains(number.group(1))
                                || NUMBERED_TITLE.matcher(title).matches()));
    }
}
