package org.datapop.content;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The relations from which a timeline is read: what the public may see, what editors see, or that
 * with one draft laid over.
 *
 * @param instant the SQL expression for the instant {@code :at}, null meaning now
 * @param parameters of the expressions
 */
record Source(
        String timeline,
        String link,
        String facet,
        String claim,
        String redirect,
        String instant,
        Map<String, @Nullable Object> parameters) {

    /** What has begun. The future is refused. */
    static final Source PUBLIC =
            new Source(
                    "public_timeline",
                    "public_link",
                    "public_facet",
                    "public_claim",
                    "public_redirect",
                    "public_instant(cast(:at as timestamptz))",
                    Map.of());

    /** All that was, is and is planned. */
    static final Source EDITORIAL =
            new Source(
                    "timeline",
                    "link",
                    "facet",
                    "path_claim",
                    "redirect",
                    "coalesce(cast(:at as timestamptz), now())",
                    Map.of());

    /** What the site would be with a revision live in place of whatever its document shows. */
    static Source withDraft(Revision revision, Place place) {
        return new Source(
                """
                (select * from timeline where document_id <> :draftDocument
                 union all
                 select r.id, r.document_id, d.content_id, c.source_language, r.id, 'live', null, null,
                        cast(:draftPath as text), cast(coalesce(:draftPath, :draftPart) as text), c.type, d.language,
                        r.title, r.summary, r.sort_key collate "und-x-icu", r.sort_date,
                        least(now(), cast(:at as timestamptz)), null, null, null, r.schema_version, r.body
                 from revision r join document d on d.id = r.document_id join content c on c.id = d.content_id
                 where r.id = :draftRevision)\
                """,
                EDITORIAL.link,
                EDITORIAL.facet,
                EDITORIAL.claim,
                EDITORIAL.redirect,
                EDITORIAL.instant,
                draft(revision, place));
    }

    /** Whether the timeline is a view that keeps its rows from the planner's short cuts. */
    boolean isBarred() {
        return equals(PUBLIC);
    }

    private static Map<String, @Nullable Object> draft(Revision revision, Place place) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("draftDocument", revision.documentId());
        parameters.put("draftRevision", revision.getId());
        parameters.put("draftPath", place.path());
        parameters.put("draftPart", place.partOf());
        return parameters;
    }

    /** Replaces {@code {timeline}} and its likes in a statement. */
    String in(String sql) {
        return sql.replace("{timeline}", timeline)
                .replace("{link}", link)
                .replace("{facet}", facet)
                .replace("{claim}", claim)
                .replace("{redirect}", redirect)
                .replace("{instant}", instant);
    }
}
