package org.datapop.content;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the few documents that a writer looks at first. However many there are, each question walks
 * along an index and stops after a few rows.
 */
@Service
@Transactional(readOnly = true)
public class Overview {

    /**
     * Every document by its key: without the limit the planner would rather read all there are. It
     * is looked at the last saves alone, so that whoever published all of theirs doesn't wait.
     */
    private static final String SHOWN =
            """
            cross join lateral (
              select d.id from document d join content c on c.id = d.content_id
              where d.id = u.document_id and d.trashed_at is null and d.erased_at is null and c.type = any (:types)
                and (u.revision is null or u.revision = d.head_revision)
              limit 1) d\
            """;

    static final String DRAFTS =
            """
            select d.id, max(u.kept_at) as at
            from (
                (select document_id, null::uuid as revision, updated_at as at, updated_at as kept_at
                 from working_copy where editor = :editor order by updated_at desc limit 50)
                union all
                (select document_id, id, created_at, null
                 from revision where author = :editor order by created_at desc limit 500)
              ) u
            """
                    + SHOWN
                    + """
                     where u.revision is null or not exists (select from publication p where p.revision_id = u.revision)
                    group by d.id order by max(u.at) desc, d.id limit :most\
                    """;

    /** In the order of their ids, which are made as time goes by. */
    static final String CHANGED =
            """
            select d.id, u.created_at as at
            from (select id as revision, document_id, created_at from revision order by id desc limit 500) u
            """
                    + SHOWN
                    + " order by u.revision desc limit :most";

    static final String BEGINNINGS =
            """
            select document_id as id, live_from as at, title from publication
            where kind = 'live' and live_from > now() and live_from <= coalesce(cast(:until as timestamptz), 'infinity')
              and type = any (:types) order by live_from limit :most\
            """;

    static final String ENDS =
            """
            select p.document_id as id, p.live_until as at, p.title from publication p
            where p.kind = 'live' and p.live_until > now() and p.live_until <= coalesce(cast(:until as timestamptz), 'infinity')
              and p.expires_at = p.live_until and p.type = any (:types)
              and not exists (select from publication n
                              where n.document_id = p.document_id and n.live_from = p.live_until and n.kind = 'live')
            order by p.live_until limit :most\
            """;

    static final String LONGEST =
            """
            select document_id as id, live_from as at from publication
            where kind = 'live' and live_until is null and live_from < :before and type = any (:types)
            order by live_from limit :most\
            """;

    private final JdbcClient jdbc;
    private final DocumentList documents;

    Overview(JdbcClient jdbc, DocumentList documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    /**
     * A document and the instant for which it is shown.
     *
     * @param at of a draft: when it was kept aside without being saved, null where it is saved; of
     *     what is planned: when it begins or ends; of what is old: since when it stands unchanged
     * @param ends whether it is no longer public from then on
     * @param title as readers know it or will know it, of what is planned; else of the newest save
     */
    public record Line(DocumentEntry document, @Nullable Instant at, boolean ends, String title) {}

    /**
     * What there is to look at, in the order to look at it.
     *
     * @param drafts what the editor saved last and readers have never seen, or didn't save yet
     * @param planned what begins to be public, or ceases to be
     * @param changed what anybody saved last
     * @param oldest what readers have seen unchanged for longest, and no end is set for
     */
    public record Found(
            List<Line> drafts, List<Line> planned, List<Line> changed, List<Line> oldest) {}

    /**
     * @param types the types that are looked at
     * @param old what was published later isn't old
     * @param most lines of each kind
     */
    public Found of(Actor editor, Collection<String> types, Instant old, int most) {
        var drafts = marks(asked(DRAFTS, types, most).param("editor", editor.id()));
        var planned = plannedMarks(types, null, most);
        var changed = marks(asked(CHANGED, types, most));
        var oldest =
                marks(asked(LONGEST, types, most).param("before", old.atOffset(ZoneOffset.UTC)));
        var entries = entries(List.of(drafts, planned, changed, oldest));
        return new Found(
                lines(drafts, entries),
                lines(planned, entries),
                lines(changed, entries),
                lines(oldest, entries));
    }

    /**
     * What begins to be public, or ceases to be, the next first.
     *
     * @param until the last instant that is looked at; null for all that is planned
     */
    public List<Line> planned(Collection<String> types, @Nullable Instant until, int most) {
        var marks = plannedMarks(types, until, most);
        return lines(marks, entries(List.of(marks)));
    }

    private List<Mark> plannedMarks(Collection<String> types, @Nullable Instant until, int most) {
        var last = DatabaseClock.timestamp(until);
        return Stream.concat(
                        plans(asked(BEGINNINGS, types, most).param("until", last), false).stream(),
                        plans(asked(ENDS, types, most).param("until", last), true).stream())
                .sorted(Comparator.comparing(mark -> Objects.requireNonNull(mark.at())))
                .limit(most)
                .toList();
    }

    /**
     * @param title null for that of the newest save
     */
    private record Mark(UUID document, @Nullable Instant at, boolean ends, @Nullable String title) {

        Line line(DocumentEntry entry) {
            return new Line(entry, at, ends, title == null ? entry.title() : title);
        }
    }

    private StatementSpec asked(String sql, Collection<String> types, int most) {
        return jdbc.sql(sql).param("types", types.toArray(String[]::new)).param("most", most);
    }

    private static List<Mark> marks(StatementSpec asked) {
        return asked.query((row, _) ->
                        new Mark(
                                row.getObject("id", UUID.class),
                                DocumentList.instant(row.getTimestamp("at")),
                                false,
                                null))
                .list();
    }

    private static List<Mark> plans(StatementSpec asked, boolean ends) {
        return asked.query((row, _) ->
                        new Mark(
                                row.getObject("id", UUID.class),
                                DocumentList.instant(row.getTimestamp("at")),
                                ends,
                                row.getString("title")))
                .list();
    }

    private Map<UUID, DocumentEntry> entries(List<List<Mark>> marks) {
        var ids =
                marks.stream()
                        .flatMap(List::stream)
                        .map(Mark::document)
                        .collect(Collectors.toSet());
        return documents.all(ids).stream()
                .collect(Collectors.toMap(DocumentEntry::document, Function.identity()));
    }

    private static List<Line> lines(List<Mark> marks, Map<UUID, DocumentEntry> entries) {
        return marks.stream()
                .flatMap(mark -> Stream.ofNullable(entries.get(mark.document())).map(mark::line))
                .toList();
    }
}
