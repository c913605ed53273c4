package org.datapop.content;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft laid over what its document shows: a revision, or what somebody is typing and hasn't
 * saved. All of it travels as parameters of the statement, so that nothing is stored in order to be
 * looked at.
 *
 * @param revision of the draft; an id of its own where it isn't saved
 * @param version of the type that the body was written by
 * @param body as JSON
 * @param links what the draft points to, as JSON: field, position, target_content
 * @param facets by name, as JSON
 * @param pictures the ids of those it shows, as a JSON list
 */
record Overlay(
        UUID document,
        UUID revision,
        Place place,
        Extract extract,
        int version,
        String body,
        String links,
        String facets,
        String pictures) {

    private static final String TIMELINE =
            """
            (select * from timeline where document_id <> :draftDocument
             union all
             select cast(:draftRevision as uuid), d.id, d.content_id, c.source_language, cast(:draftRevision as uuid),
                    'live', null, null, cast(:draftPath as text), cast(coalesce(:draftPath, :draftPart) as text),
                    c.type, d.language, cast(:draftTitle as text), cast(:draftSummary as text),
                    cast(:draftSortKey as text) collate "und-x-icu", cast(:draftFiled as date),
                    least(now(), cast(:at as timestamptz)), null, null, null, cast(:draftVersion as int),
                    cast(:draftBody as jsonb)
             from document d join content c on c.id = d.content_id where d.id = :draftDocument)\
            """;

    private static final String LINK =
            """
            (select revision_id, field, position, target_content from link where revision_id <> :draftRevision
             union all
             select cast(:draftRevision as uuid), l.field, l.position, l.target_content
             from jsonb_to_recordset(cast(:draftLinks as jsonb)) l (field text, position int, target_content uuid))\
            """;

    private static final String FACET =
            """
            (select revision_id, name, value from facet where revision_id <> :draftRevision
             union all
             select cast(:draftRevision as uuid), f.key, f.value from jsonb_each_text(cast(:draftFacets as jsonb)) f)\
            """;

    private static final String MEDIA =
            """
            (select revision_id, id, width, height, widths, credit from shown_media where revision_id <> :draftRevision
             union all
             select cast(:draftRevision as uuid), m.id, m.width, m.height, m.widths, m.credit
             from jsonb_array_elements_text(cast(:draftPictures as jsonb)) p (id)
               join media m on m.id = cast(p.id as uuid) and m.erased_at is null)\
            """;

    /** All that editors see, with the draft in place of whatever its document shows. */
    Source over(Source beneath) {
        return new Source(
                TIMELINE,
                LINK,
                FACET,
                MEDIA,
                beneath.claim(),
                beneath.redirect(),
                beneath.instant(),
                parameters());
    }

    private Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("draftDocument", document);
        parameters.put("draftRevision", revision);
        parameters.put("draftPath", place.path());
        parameters.put("draftPart", place.partOf());
        parameters.put("draftTitle", extract.title());
        parameters.put("draftSummary", extract.summary());
        parameters.put("draftSortKey", extract.sortKey());
        parameters.put("draftFiled", extract.filed());
        parameters.put("draftVersion", version);
        parameters.put("draftBody", body);
        parameters.put("draftLinks", links);
        parameters.put("draftFacets", facets);
        parameters.put("draftPictures", pictures);
        return parameters;
    }
}
