package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.datapop.content.published.News;
import org.datapop.content.published.PageAddress;
import org.datapop.content.published.Whereabouts;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Lists the pages of the whole site, for those who come for all of them. The public's source asks
 * functions that know their way; the others are for a few editors and read what they need.
 */
final class PageDirectory {

    private static final String LIVE_PAGE = "p.path is not null and " + BatchQuery.LIVE;

    static final String ADDRESSES =
            "select * from public_addresses(cast(:after as uuid), {instant}, :limit)";

    private static final String ADDRESSES_OF_EDITORS =
            """
            select content_id, path, language, live_from
            from (select p.*, dense_rank() over (order by p.content_id) as n
                  from {timeline} p
                  where (cast(:after as uuid) is null or p.content_id > cast(:after as uuid)) and %s) pages
            where n <= :limit order by content_id, language\
            """
                    .formatted(LIVE_PAGE.replace(":at", "{instant}"));

    static final String CUTS =
            "select content_id from public_address_cuts({instant}, :limit) c (content_id)";

    private static final String CUTS_OF_EDITORS =
            """
            select content_id from (
              select content_id, row_number() over (order by content_id) as n, lead(content_id) over (order by content_id) as next
              from {timeline} p where %s group by content_id) pages
            where n %% :limit = 0 and next is not null order by content_id\
            """
                    .formatted(LIVE_PAGE.replace(":at", "{instant}"));

    static final String NEWS =
            """
            select %s, null as kind, null as reason, null as successor, null as schema_version, null as body, null as facets,
                   n.first_public
            from public_news(:type, :language, {instant}, :limit) n
            %s
            order by n.first_public desc, p.document_id desc\
            """
                    .formatted(BatchQuery.COLUMNS, BatchQuery.EACH.formatted("t.id = n.id"));

    private static final String NEWS_OF_EDITORS =
            """
            select %s, null as kind, null as reason, null as successor, null as schema_version, null as body, null as facets,
                   (select min(f.live_from) from {timeline} f where f.document_id = p.document_id and f.kind = 'live') as first_public
            from {timeline} p where p.type = :type and p.language = :language and %s
            order by first_public desc, p.document_id desc limit :limit\
            """
                    .formatted(BatchQuery.COLUMNS, LIVE_PAGE.replace(":at", "{instant}"));

    /** The newest stretch of each document, and the last place where it was. */
    static final String WHEREABOUTS =
            """
            select p.language, p.kind = 'live' and (p.live_until is null or p.live_until > i.at) as live,
                   p.language = p.source_language as source, p.title, coalesce(p.reason, '') as reason,
                   coalesce(case when p.live_until <= i.at then p.live_until end, p.live_from) as since,
                   case when p.title is not null then coalesce(p.address, (
                     select l.address from {timeline} l
                     where l.document_id = p.document_id and l.address is not null and l.live_from <= i.at
                     order by l.live_from desc limit 1)) end as address
            from (select {instant} as at) i
              cross join lateral (
                select distinct on (t.document_id) t.* from {timeline} t
                where t.content_id = :content and t.live_from <= i.at order by t.document_id, t.live_from desc) p
            order by source desc, p.language\
            """;

    static final String FORMER =
            """
            with i as materialized (select {instant} as at)
            select path from (
              select c.path from i, {claim} c
              where c.path > :after and c.first_public_at <= i.at and (c.released_at is null or c.released_at > i.at)
                and not exists (
                  select from {timeline} p where p.path = c.path and p.live_from <= i.at
                    and (p.live_until is null or p.live_until > i.at) and p.kind = 'live' offset 0)
              union
              select r.path from i, {redirect} r
              where r.path > :after and r.since <= i.at
            ) former
            where path like '/%' and path not like '%*' order by path limit :limit\
            """;

    private final Source source;
    private final JdbcClient jdbc;
    private final SnapshotDecoder decoder;

    PageDirectory(Source source, JdbcClient jdbc, SnapshotDecoder decoder) {
        this.source = source;
        this.jdbc = jdbc;
        this.decoder = decoder;
    }

    List<PageAddress> addresses(@Nullable UUID after, @Nullable Instant at, int contents) {
        return ask(ADDRESSES, ADDRESSES_OF_EDITORS, at, contents)
                .param("after", after)
                .query((row, _) -> address(row))
                .list();
    }

    /**
     * What was erased has no address any more, and a folder's redirect is of no address of its own.
     */
    List<SitePath> formerAddresses(SitePath after, int limit) {
        return jdbc.sql(source.in(FORMER))
                .params(source.parameters())
                .param("at", null)
                .param("after", after.value())
                .param("limit", limit)
                .query((row, _) -> new SitePath(row.getString("path")))
                .list();
    }

    List<UUID> cuts(@Nullable Instant at, int contents) {
        return ask(CUTS, CUTS_OF_EDITORS, at, contents)
                .query((row, _) -> row.getObject("content_id", UUID.class))
                .list();
    }

    List<News> news(String type, Language language, @Nullable Instant at, int limit) {
        return ask(NEWS, NEWS_OF_EDITORS, at, limit)
                .param("type", type)
                .param("language", language.tag())
                .query((row, _) -> new News(decoder.readLive(row), instant(row, "first_public")))
                .list();
    }

    private StatementSpec ask(String barred, String open, @Nullable Instant at, int limit) {
        return jdbc.sql(source.in(source.isBarred() ? barred : open))
                .params(source.parameters())
                .param("at", DatabaseClock.timestamp(at))
                .param("limit", limit);
    }

    List<Whereabouts> whereabouts(UUID content, @Nullable Instant at) {
        return jdbc.sql(source.in(WHEREABOUTS))
                .params(source.parameters())
                .param("content", content)
                .param("at", DatabaseClock.timestamp(at))
                .query((row, _) ->
                        new Whereabouts(
                                new Language(row.getString("language")),
                                row.getString("address"),
                                row.getBoolean("live"),
                                row.getBoolean("source"),
                                row.getString("title"),
                                row.getString("reason"),
                                instant(row, "since")))
                .list();
    }

    private static PageAddress address(ResultSet row) throws SQLException {
        return new PageAddress(
                row.getObject("content_id", UUID.class),
                new SitePath(row.getString("path")),
                new Language(row.getString("language")),
                instant(row, "live_from"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var instant = StoredSnapshot.instant(row, column);
        if (instant == null) {
            throw new IllegalStateException("What was public has its instants");
        }
        return instant;
    }
}
