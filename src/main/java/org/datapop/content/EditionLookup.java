package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.datapop.content.published.Edition;
import org.datapop.content.published.Version;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what documents have said, with the kind of each change and its note. */
final class EditionLookup {

    static final String EDITIONS =
            """
            with i as materialized (select {instant} as at),
            owner as (
              select c.document_id from i, {claim} c
              where c.path in (:path, erased_path(:path)) and c.first_public_at <= i.at
              order by c.first_public_at desc limit 1
            ),
            edition as (
              select p.*, lead(p.live_from) over w as next,
                     coalesce(date_trunc('second', lead(p.live_from) over w) = date_trunc('second', p.live_from), false) as followed
              from owner o cross join lateral (
                select t.document_id, t.live_from, t.live_until, t.kind, t.change, t.change_note, t.reason, t.title, t.address
                from {timeline} t where t.document_id = o.document_id offset 0) p
              window w as (order by p.live_from)
            )
            select e.document_id, e.live_from as at, e.followed, e.kind, e.change, coalesce(e.change_note, e.reason, '') as note,
                   e.title, e.address, case when e.live_until <= i.at then e.live_until end as ended, coalesce(e.live_until = e.next, false) as replaced
            from i join edition e on e.live_from <= least(i.at, cast(:until as timestamptz))
            order by e.live_from desc limit :limit offset :skip\
            """;

    static final String CORRECTIONS =
            """
            with i as materialized (select {instant} as at)
            select p.document_id, p.live_from as at, false as followed, p.kind, p.change, coalesce(p.change_note, '') as note,
                   p.title, p.address, null::timestamptz as ended, false as replaced
            from i cross join lateral (
              select * from {timeline} t
              where t.change in ('correction', 'clarification') and t.language = :language and t.live_from <= i.at
                and t.title is not null and t.address is not null
              order by t.live_from desc limit :limit) p
            order by p.live_from desc\
            """;

    private final Source source;
    private final JdbcClient jdbc;

    EditionLookup(Source source, JdbcClient jdbc) {
        this.source = source;
        this.jdbc = jdbc;
    }

    List<Edition> all(SitePath path, @Nullable Instant until, int skip, int limit) {
        return jdbc.sql(source.in(EDITIONS))
                .params(source.parameters())
                .param("at", null)
                .param("path", path.value())
                .param("until", DatabaseClock.timestamp(until))
                .param("skip", skip)
                .param("limit", limit)
                .query((row, _) -> edition(row))
                .list();
    }

    List<Edition> corrections(Language language, @Nullable Instant at, int limit) {
        return jdbc.sql(source.in(CORRECTIONS))
                .params(source.parameters())
                .param("at", DatabaseClock.timestamp(at))
                .param("language", language.tag())
                .param("limit", limit)
                .query((row, _) -> edition(row))
                .list();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        var at = StoredSnapshot.instant(row, "at");
        if (at == null) {
            throw new IllegalStateException("An edition begins at some time");
        }
        var change = row.getString("change");
        return new Edition(
                row.getObject("document_id", UUID.class),
                new Version(at, row.getBoolean("followed")),
                StoredSnapshot.instant(row, "ended"),
                row.getBoolean("replaced"),
                row.getString("kind").equals("live"),
                change == null ? "" : change,
                row.getString("note"),
                row.getString("title"),
                row.getString("address"));
    }
}
