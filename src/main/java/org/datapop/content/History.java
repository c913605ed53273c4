package org.datapop.content;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what became of a document: who saved what when, and what of it the public saw. */
@Service
@Transactional(readOnly = true)
public class History {

    private final JdbcClient jdbc;
    private final Documents documents;
    private final Revisions revisions;
    private final SavedRevisions saved;

    History(JdbcClient jdbc, Documents documents, Revisions revisions, SavedRevisions saved) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.revisions = revisions;
        this.saved = saved;
    }

    /**
     * One save.
     *
     * @param name what it is called among colleagues; empty for nothing
     * @param note what its author said of it; empty for nothing, or where it was erased
     * @param live when the public saw it, first to last
     */
    public record Entry(
            UUID revision,
            int number,
            String title,
            String name,
            Actor author,
            String note,
            Instant savedAt,
            List<Period> live) {}

    /**
     * @param revision what is public in it
     * @param until null where no end is set
     */
    public record Period(UUID publication, UUID revision, Instant from, @Nullable Instant until) {

        /** Whether it is still to come. */
        public boolean beginsAfter(Instant instant) {
            return from.isAfter(instant);
        }

        /** Whether it has an end, and that is still to come. */
        public boolean endsAfter(Instant instant) {
            return until != null && until.isAfter(instant);
        }
    }

    /**
     * What readers were told when a document was withdrawn.
     *
     * @param successor the content that stood for it; null where none did
     */
    public record Withdrawal(String reason, @Nullable UUID successor) {}

    /** All saves, newest first. */
    public List<Entry> of(UUID document) {
        var live = periods(document);
        return jdbc.sql(
                        """
                        select r.id, r.number, coalesce(r.title, '') as title, coalesce(n.name, '') as name,
                               r.author, coalesce(r.note, '') as note, r.created_at
                        from revision r left join revision_name n on n.revision_id = r.id
                        where r.document_id = :document order by r.number desc\
                        """)
                .param("document", document)
                .query((row, _) ->
                        new Entry(
                                row.getObject("id", UUID.class),
                                row.getInt("number"),
                                row.getString("title"),
                                row.getString("name"),
                                Actor.of(row.getString("author")),
                                row.getString("note"),
                                row.getTimestamp("created_at").toInstant(),
                                live.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    /**
     * What was saved, newest first.
     *
     * @param below the number that those of the revisions are lower than
     * @throws ContentGone when they were erased
     */
    public List<SavedRevision> saves(UUID document, int below, int howMany) {
        var of = documents.get(document);
        return revisions.below(document, below, Limit.of(howMany)).stream()
                .map(revision -> saved.of(revision, of))
                .toList();
    }

    /** What is planned, first to last. */
    public List<Period> planned(UUID document) {
        return jdbc.sql(
                        """
                        select id, revision_id, live_from, live_until from publication
                        where document_id = :document and kind = 'live' and live_from > clock_timestamp() order by live_from\
                        """)
                .param("document", document)
                .query((row, _) -> period(row))
                .list();
    }

    /**
     * One of them.
     *
     * @throws ContentGone when it isn't planned any more, or is another document's
     */
    public Period plan(UUID document, UUID publication) {
        return planned(document).stream()
                .filter(plan -> plan.publication().equals(publication))
                .findFirst()
                .orElseThrow(() -> new ContentGone("Nothing is planned as " + publication));
    }

    /**
     * The withdrawal that ended when what is public now began; empty where that wasn't withdrawn.
     */
    public Optional<Withdrawal> withdrawnBefore(UUID document) {
        return jdbc.sql(
                        """
                        select w.reason, w.successor
                        from publication p join publication w on w.document_id = p.document_id and w.live_until = p.live_from
                        where p.document_id = :document and p.kind = 'live' and p.during @> clock_timestamp()
                          and w.kind = 'withdrawn' and w.reason is not null\
                        """)
                .param("document", document)
                .query((row, _) ->
                        new Withdrawal(
                                row.getString("reason"), row.getObject("successor", UUID.class)))
                .optional();
    }

    /** When the public saw each revision. */
    private Map<UUID, List<Period>> periods(UUID document) {
        var periods = new HashMap<UUID, List<Period>>();
        jdbc.sql(
                        """
                        select revision_id, id, live_from, live_until from publication
                        where document_id = :document and revision_id is not null order by live_from\
                        """)
                .param("document", document)
                .query(row -> {
                    periods.computeIfAbsent(
                                    row.getObject("revision_id", UUID.class),
                                    _ -> new ArrayList<>())
                            .add(period(row));
                });
        return periods;
    }

    private static Period period(java.sql.ResultSet row) throws java.sql.SQLException {
        Timestamp until = row.getTimestamp("live_until");
        return new Period(
                row.getObject("id", UUID.class),
                row.getObject("revision_id", UUID.class),
                row.getTimestamp("live_from").toInstant(),
                until == null ? null : until.toInstant());
    }
}
