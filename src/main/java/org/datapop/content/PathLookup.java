package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.datapop.content.published.Correction;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first SELECT of a page: what stands at a path. */
final class PathLookup {

    /**
     * For each way to be at a path, the newest stretch that had begun at the instant; the ways in
     * order of precedence. Of redirects, in whatever case, it is that of the path itself, else of
     * the innermost folder; one that has ended counts where it named the path, for of a folder
     * nobody knows what was in it. When something ends is not asked of the past, which nobody
     * keeps. Of what was erased nothing is left but that, so it is told of every day; its claims
     * are hashes.
     */
    static final String SQL =
            """
            with i as materialized (select {instant} as at)
            select i.at, found.*
            from i left join lateral (
              (select 1 as way, p.content_id, p.document_id, p.revision_id, p.kind, p.type, p.language, p.address, p.title,
                      p.summary, p.sort_date, p.live_from, p.live_until, p.reason, p.successor, p.schema_version,
                      null::text as target, null::int as status, p.body,
                      (select min(f.live_from) from {timeline} f where f.document_id = p.document_id and f.kind = 'live') as first_public,
                      c.change, c.change_note, c.live_from as changed_at,
                      case when i.at >= now() then public_expiry(p.document_id, i.at) end as expires_at
               from {timeline} p left join lateral (
                 select change, change_note, live_from from {timeline} t
                 where t.document_id = p.document_id and t.change in ('correction', 'clarification') and t.live_from <= i.at
                 order by t.live_from desc limit 1) c on true
               where p.path = :path and p.live_from <= i.at order by p.live_from desc limit 1)
              union all
              (select 2, p.content_id, c.document_id, p.revision_id, p.kind, p.type, p.language, p.address, p.title,
                      p.summary, p.sort_date, p.live_from, p.live_until, p.reason, p.successor, p.schema_version,
                      null, null, null, null, null, null, null, null
               from {claim} c left join lateral (
                 select * from {timeline} t where t.document_id = c.document_id
                   and t.live_from <= case left(c.path, 1) when '#' then 'infinity' else i.at end
                 order by t.live_from desc limit 1) p on true
               where c.path in (:path, erased_path(:path)) and c.first_public_at <= i.at
                 and (c.released_at is null or c.released_at > i.at)
               order by c.first_public_at desc limit 1)
              union all
              (select 3, null, null, null, null, null, null, null, null, null, null, r.since, r.until, null, null, null,
                      case when r.path like '%/*' and r.target like '%/*'
                        then coalesce(nullif(left(r.target, -2) || substr(:path, length(r.path) - 1), ''), '/')
                        else r.target end,
                      r.status, null, null, null, null, null, null
               from {redirect} r where r.folded = any (:folded)
                 and r.since <= i.at and (r.until is null or r.until > i.at)
               order by r.path <> :path, r.folded <> lower(:path), length(r.path) desc limit 1)
              union all
              (select 4, null, null, null, null, null, null, null, null, null, null, r.since, r.until, null, null, null,
                      null, null, null, null, null, null, null, null
               from {redirect} r where r.folded = lower(:path) and r.until <= i.at
               order by r.until desc limit 1)
            ) found on true
            order by found.way\
            """;

    private final Source source;
    private final JdbcClient jdbc;

    PathLookup(Source source, JdbcClient jdbc) {
        this.source = source;
        this.jdbc = jdbc;
    }

    /**
     * One way to be at the path.
     *
     * @param way 1 a publication there, 2 a claim, 3 a redirect made by hand, 4 one that has ended;
     *     0 none
     * @param firstPublic when the document that is there was first public anywhere; null for the
     *     other ways
     * @param corrected what it put right last
     * @param expiresAt when what is there ends with nothing in its place
     * @param until when it ended or will; null where that isn't planned
     */
    record Row(
            int way,
            Instant at,
            @Nullable StoredSnapshot stretch,
            @Nullable String target,
            int status,
            @Nullable Instant firstPublic,
            @Nullable Correction corrected,
            @Nullable Instant expiresAt,
            @Nullable Instant until) {

        boolean isLive() {
            return stretch != null && stretch.isLiveAt(at);
        }
    }

    List<Row> rows(SitePath path, @Nullable Instant at) {
        return jdbc.sql(source.in(SQL))
                .params(source.parameters())
                .param("path", path.value())
                .param("folded", covering(new SitePath(path.value().toLowerCase(Locale.ROOT))))
                .param("at", DatabaseClock.timestamp(at))
                .query((row, _) -> row(row))
                .list();
    }

    static String[] covering(SitePath path) {
        return FormerAddress.covering(path).toArray(String[]::new);
    }

    /** The instant that is read, where there is no path to look up. */
    Instant instant(@Nullable Instant at) {
        return jdbc.sql(source.in("select {instant}"))
                .param("at", DatabaseClock.timestamp(at))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("way"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("content_id", UUID.class) == null ? null : StoredSnapshot.of(row),
                row.getString("target"),
                row.getInt("status"),
                StoredSnapshot.instant(row, "first_public"),
                corrected(row),
                StoredSnapshot.instant(row, "expires_at"),
                StoredSnapshot.instant(row, "live_until"));
    }

    private static @Nullable Correction corrected(ResultSet row) throws SQLException {
        var at = StoredSnapshot.instant(row, "changed_at");
        var note = row.getString("change_note");
        return at == null
                ? null
                : new Correction(row.getString("change"), note == null ? "" : note, at);
    }
}
