package org.datapop.content;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import org.datapop.content.spi.FormSpec.Purpose;
import org.datapop.shared.Ids;
import org.datapop.shared.Slug;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays drafts over the site: saved ones, and those that are still being typed. */
@Component
class Overlays {

    /** What is wrong for a save, and yet can be looked at. */
    private static final List<String> SHOWABLE = List.of("tooLong", "tooMany", "rowKey");

    private final Revisions revisions;
    private final Documents documents;
    private final ContentTypes types;
    private final Places places;
    private final Bodies bodies;
    private final Extraction extraction;

    Overlays(
            Revisions revisions,
            Documents documents,
            ContentTypes types,
            Places places,
            Bodies bodies,
            Extraction extraction) {
        this.revisions = revisions;
        this.documents = documents;
        this.types = types;
        this.places = places;
        this.bodies = bodies;
        this.extraction = extraction;
    }

    Overlay of(UUID revisionId) {
        var revision = revisions.get(revisionId);
        var document = documents.get(revision.documentId());
        var type = types.get(document.content().type());
        return overlay(
                document,
                revision.getId(),
                new Slug(revision.slug()),
                type,
                bodies.upgraded(type, revision.schemaVersion(), revision.body()));
    }

    /** Without what is still malformed, such as half a date, so that there is always a page. */
    Overlay ofTyped(UUID documentId, ObjectNode values) {
        var document = documents.get(documentId).unlessErased();
        var type = types.get(document.content().type());
        var shown = showable(type.form(), values);
        var slug =
                document.head() == null
                        ? Slug.of(extraction.of(type, shown).title())
                        : new Slug(revisions.get(document.head()).slug());
        return overlay(document, Ids.next(), slug, type, shown);
    }

    private Overlay overlay(
            Document document, UUID revision, Slug slug, ContentType<?> type, ObjectNode body) {
        var extract = extraction.of(type, body);
        return new Overlay(
                document.getId(),
                revision,
                place(document, type, slug),
                extract,
                type.version(),
                bodies.json(body),
                bodies.json(extract.links().stream().map(Overlays::row).toList()),
                bodies.json(extract.facets()),
                bodies.json(extract.pictures().stream().map(Extract.Shown::media).toList()));
    }

    private static Map<String, Object> row(Extract.Link link) {
        return Map.of(
                "field", link.field(),
                "position", link.position(),
                "target_content", link.target());
    }

    /** Where the page would be; at an address of its own where the system answers at the chosen. */
    private Place place(Document document, ContentType<?> type, Slug slug) {
        try {
            return places.of(type, slug, document.language());
        } catch (PathTaken _) {
            return places.of(type, Slug.of(document.getId().toString()), document.language());
        }
    }

    private static ObjectNode showable(FormSpec form, ObjectNode values) {
        var shown = values.deepCopy();
        malformed(form, shown).forEach(finding -> leaveOut(shown, finding.field()));
        // Rows of the same key hide each other's faults: then the whole field goes.
        malformed(form, shown).forEach(finding -> shown.remove(finding.field().split("/")[0]));
        return shown;
    }

    private static List<Finding> malformed(FormSpec form, ObjectNode values) {
        return form.check(values, Purpose.SAVING).stream()
                .filter(finding -> !SHOWABLE.contains(finding.problem()))
                .toList();
    }

    /**
     * @param place such as {@code born}, {@code appointments/k1} or {@code appointments/k1/role}
     */
    private static void leaveOut(ObjectNode values, String place) {
        var steps = place.split("/");
        if (steps.length == 1 || !(values.get(steps[0]) instanceof ArrayNode rows)) {
            values.remove(steps[0]);
        } else if (steps.length == 2) {
            rows.removeIf(row -> isOf(row, steps[1]));
        } else {
            rows.forEach(row -> {
                if (row instanceof ObjectNode one && isOf(row, steps[1])) {
                    one.remove(steps[2]);
                }
            });
        }
    }

    private static boolean isOf(JsonNode row, String key) {
        return row.path("key").asString("").equals(key);
    }
}
