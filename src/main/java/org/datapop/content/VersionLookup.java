package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.content.published.Edition;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Version;
import org.datapop.content.published.Versions;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Finds when the answer at an address changed. */
final class VersionLookup {

    /**
     * What begins and ends of the documents that have or had the path, as long as it was theirs, of
     * redirects, and of the documents that are listed there.
     */
    private static final String ORDERED =
            """
            with i as materialized (select {instant} as at),
            claimed as (
              select c.document_id, c.first_public_at, coalesce(c.released_at, 'infinity') as until
              from {claim} c where c.path in (:path, erased_path(:path))
            ),
            stretch as (
              select p.live_from, p.live_until, c.first_public_at as since, c.until
              from claimed c cross join lateral (
                select t.live_from, t.live_until from {timeline} t where t.document_id = c.document_id offset 0) p
              union all
              select p.live_from, p.live_until, '-infinity', 'infinity'
              from {timeline} p where p.type = any (:types) and p.language = :language
              union all
              select r.since, r.until, '-infinity', 'infinity' from {redirect} r where r.path = any (:covering)
            ),
            version as (
              select live_from as at from stretch where live_from >= since and live_from < until
              union
              select live_until from stretch where live_until > since and live_until < until
              union
              select until from stretch where until < 'infinity'
            ),
            ordered as (
              select v.at, row_number() over w as n, count(*) over () as total,
                     coalesce(date_trunc('second', lead(v.at) over w) = date_trunc('second', v.at), false) as followed
              from i join version v on v.at <= i.at window w as (order by v.at)
            )
            """;

    /** The first, the last, and those around the one that is to be seen. */
    static final String AROUND =
            ORDERED
                    + """
                    , placed as (
                      select o.*, count(*) filter (where o.at <= least(cast(:then as timestamptz), i.at)) over () as shown
                      from i cross join ordered o
                    )
                    select i.at as now, p.at, p.n, p.total, p.followed, p.shown,
                           (select min(h.live_from) from {timeline} h where h.type = 'home') as since
                    from i left join placed p on p.n in (1, p.total, p.shown - 1, p.shown, p.shown + 1)\
                    """;

    static final String ALL =
            ORDERED
                    + "select o.at, o.followed from ordered o order by o.at limit :limit offset :skip";

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
                   e.title, e.address, case when e.live_until <= i.at then e.live_until end as ended, e.live_until is not distinct from e.next as replaced
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

    VersionLookup(Source source, JdbcClient jdbc) {
        this.source = source;
        this.jdbc = jdbc;
    }

    Versions around(Subject of, @Nullable Instant at) {
        var found = new Found();
        ask(AROUND, of)
                .param("then", DatabaseClock.timestamp(at))
                .query((RowCallbackHandler) found::add);
        return found.versions();
    }

    List<Version> all(Subject of, int skip, int limit) {
        return ask(ALL, of)
                .param("skip", skip)
                .param("limit", limit)
                .query((row, _) -> version(row))
                .list();
    }

    List<Edition> editions(SitePath path, @Nullable Instant until, int skip, int limit) {
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
        var change = row.getString("change");
        return new Edition(
                row.getObject("document_id", UUID.class),
                version(row),
                StoredSnapshot.instant(row, "ended"),
                row.getBoolean("replaced"),
                row.getString("kind").equals("live"),
                change == null ? "" : change,
                row.getString("note"),
                row.getString("title"),
                row.getString("address"));
    }

    private StatementSpec ask(String sql, Subject of) {
        return jdbc.sql(source.in(sql))
                .params(source.parameters())
                .param("at", null)
                .param("path", of.path().value())
                .param("covering", PathLookup.covering(of.path()))
                .param("types", of.types().toArray(String[]::new))
                .param("language", of.language().tag());
    }

    private static Version version(ResultSet row) throws SQLException {
        var at = StoredSnapshot.instant(row, "at");
        if (at == null) {
            throw new IllegalStateException("A version begins at some time");
        }
        return new Version(at, row.getBoolean("followed"));
    }

    /** Sorts the rows by their numbers. */
    private static final class Found {

        private final Map<Integer, Version> numbered = new HashMap<>();
        private @Nullable Instant now;
        private @Nullable Instant since;
        private int shown;
        private int total;

        void add(ResultSet row) throws SQLException {
            now = StoredSnapshot.instant(row, "now");
            since = StoredSnapshot.instant(row, "since");
            if (row.getObject("n") != null) {
                total = row.getInt("total");
                shown = row.getInt("shown");
                numbered.put(row.getInt("n"), version(row));
            }
        }

        Versions versions() {
            if (now == null) {
                throw new IllegalStateException("The present is always told");
            }
            return new Versions(
                    now,
                    since,
                    total,
                    numbered.get(1),
                    numbered.get(shown - 1),
                    numbered.get(shown),
                    numbered.get(shown + 1),
                    numbered.get(total));
        }
    }
}
