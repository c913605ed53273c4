package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every address at which something was ever public, and what it answers now: none of them may ever
 * answer that it knows nothing.
 */
@Service
@Transactional(readOnly = true)
public class Ledger {

    private static final String LINES =
            """
            with redirected as (
              select path, folded, since, target, status from redirect
              where since <= now() and (until is null or until > now())
            ), line as (
              select c.path, c.first_public_at as since, d.content_id, t.title,
                     case when c.released_at is not null then 'RELEASED'
                          when d.erased_at is not null then 'ERASED'
                          when t.kind = 'live' and (t.live_until is null or t.live_until > now()) and t.path = c.path then 'LIVE'
                          when t.kind = 'live' and (t.live_until is null or t.live_until > now()) and t.address is not null then 'MOVED'
                          else 'GONE' end as state,
                     t.address as target, null::int as status
              from path_claim c join document d on d.id = c.document_id
                left join lateral (
                  select * from timeline t where t.document_id = c.document_id and t.live_from <= now()
                  order by t.live_from desc limit 1) t on true
              where c.first_public_at <= now()
              union all
              select path, since, null, null, 'REDIRECTED', target, status from redirected
              union all
              select r.path, min(r.since), null, null, 'ENDED', null, null
              from redirect r
              where r.until <= now() and r.path not like '%*'
                and not exists (
                  select from redirected o
                  where o.folded = r.folded or o.folded like '%/*' and starts_with(r.folded || '/', left(o.folded, -1)))
                and not exists (
                  select from path_claim c where c.path = r.path and c.first_public_at <= now() and c.released_at is null)
              group by r.path
            )
            select * from line
            where (:words = '' or strpos(path, :words) > 0 or strpos(lower(coalesce(title, '')), lower(:words)) > 0)
              and (cast(:path as text) is null or (path, since) > (:path, cast(:since as timestamptz)))
            order by path, since limit :limit\
            """;

    private final JdbcClient jdbc;

    Ledger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What an address answers. */
    public enum State {
        /** The page. */
        LIVE,
        /** The way to where the page is now. */
        MOVED,
        /** That the page was withdrawn or has expired, and why. */
        GONE,
        /** That something was here whose very name may not be told. */
        ERASED,
        /** Nothing of its own any more: somebody has set it free for others. */
        RELEASED,
        /** Wherever somebody has it lead. */
        REDIRECTED,
        /** That it leads nowhere any more. */
        ENDED;

        /** By which words for it are found. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One address; of one that was set free and taken again there are several.
     *
     * @param path of an erased document a digest, for its words are no more
     * @param since when something was first to be seen there
     * @param target where it leads; null where it leads nowhere
     * @param title of what is or was there; empty where nobody may know, or of a redirect
     * @param content null for a redirect
     */
    public record Line(
            String path,
            Instant since,
            State state,
            @Nullable String target,
            int status,
            String title,
            @Nullable UUID content) {}

    /**
     * In the order of their paths.
     *
     * @param words that the path or the title has; empty for all
     * @param after the line after which to go on; null for the beginning
     */
    public List<Line> lines(String words, @Nullable Line after, int limit) {
        return jdbc.sql(LINES)
                .param("words", words.strip())
                .param("path", after == null ? null : after.path())
                .param("since", after == null ? null : DatabaseClock.timestamp(after.since()))
                .param("limit", limit)
                .query((row, _) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        var state = State.valueOf(row.getString("state"));
        var since = StoredSnapshot.instant(row, "since");
        var title = row.getString("title");
        if (since == null) {
            throw new IllegalStateException("What was public was so since some time");
        }
        return new Line(
                row.getString("path"),
                since,
                state,
                state == State.MOVED || state == State.REDIRECTED ? row.getString("target") : null,
                status(state, row.getInt("status")),
                title == null ? "" : title,
                row.getObject("content_id", UUID.class));
    }

    private static int status(State state, int ofRedirect) {
        return switch (state) {
            case LIVE -> 200;
            case MOVED -> 301;
            case GONE, ERASED, ENDED -> 410;
            case RELEASED -> 404;
            case REDIRECTED -> ofRedirect;
        };
    }
}
