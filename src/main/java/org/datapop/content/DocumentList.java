package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists documents for those who write them, whatever their state. */
@Service
@Transactional(readOnly = true)
public class DocumentList {

    private static final String ENTRIES =
            """
            select * from (
              select d.id, d.content_id, c.type, d.language, d.begun_by, d.head_revision,
                     coalesce(r.title, '') as title, coalesce(r.summary, '') as summary, r.author,
                     coalesce(r.created_at, c.created_at) as changed_at, r.created_at as saved_at,
                     coalesce(r.sort_key, '') collate "und-x-icu" as sort_key,
                     p.revision_id as live, coalesce(p.path, p.part_of) as address, n.planned,
                     case when d.erased_at is not null then 'ERASED'
                          when d.trashed_at is not null then 'TRASHED'
                          when p.revision_id = d.head_revision or exists (
                            select from revision s
                            where s.id = p.revision_id and s.slug = r.slug and s.body = r.body) then 'LIVE'
                          when p.revision_id is not null then 'CHANGED'
                          when n.planned is not null then 'SCHEDULED'
                          when n.was_public then 'WITHDRAWN'
                          when d.head_revision is null then 'EMPTY'
                          else 'DRAFT' end as state
              from document d
                join content c on c.id = d.content_id
                left join revision r on r.id = d.head_revision
                left join publication p on p.document_id = d.id and p.kind = 'live' and p.during @> clock_timestamp()
                cross join lateral (
                  select min(o.live_from) filter (where o.live_from > clock_timestamp() and o.kind = 'live') as planned,
                         coalesce(bool_or(o.live_from <= clock_timestamp()), false) as was_public
                  from publication o where o.document_id = d.id) n
            ) e\
            """;

    private static final String WANTED =
            """
             where (:type::text is null or type = :type)
               and (:language::text is null or language = :language)
               and case when :state::text is null then state not in ('TRASHED', 'ERASED') else state = :state end
               and (:author::text is null or author = :author)
               and (:since::timestamptz is null or changed_at >= :since)
               and (:words::text is null or unaccent(title) ilike unaccent(:words) or unaccent(summary) ilike unaccent(:words))\
            """;

    private static final Map<Order, String> AFTER =
            Map.of(
                    Order.CHANGED,
                            " and (:after::uuid is null or (changed_at, id) < (select changed_at, id from e where id = :after))",
                    Order.TITLE,
                            " and (:after::uuid is null or (sort_key, id) > (select sort_key, id from e where id = :after))");

    private final JdbcClient jdbc;

    DocumentList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a list is sorted. */
    public enum Order {
        /** What was changed last comes first. */
        CHANGED("changed_at desc, id desc"),
        TITLE("sort_key, id");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /**
     * What to list.
     *
     * @param type null for all
     * @param language null for all
     * @param state null for all but what is in the trash or erased
     * @param author who saved last; null for anybody
     * @param since when it was changed at the earliest; null for any time
     * @param words to be found in title or summary; empty for all
     * @param after the document after which to go on; null for the beginning
     */
    public record Wanted(
            @Nullable String type,
            @Nullable Language language,
            @Nullable DocumentState state,
            @Nullable Actor author,
            @Nullable Instant since,
            String words,
            Order order,
            @Nullable UUID after) {

        /** Documents by their titles. */
        public static Wanted byTitle(@Nullable String type, @Nullable Language language) {
            return new Wanted(type, language, null, null, null, "", Order.TITLE, null);
        }

        /** The same with these words in title or summary, whatever their accents. */
        public Wanted with(String words) {
            return new Wanted(type, language, state, author, since, words, order, after);
        }
    }

    /**
     * @param howMany the most entries
     */
    public List<DocumentEntry> list(Wanted wanted, int howMany) {
        var sql =
                "with e as ("
                        + ENTRIES
                        + ") select * from e"
                        + WANTED
                        + AFTER.get(wanted.order())
                        + " order by "
                        + wanted.order().sql
                        + " limit :howMany";
        return jdbc.sql(sql)
                .param("type", wanted.type(), Types.VARCHAR)
                .param(
                        "language",
                        wanted.language() == null ? null : wanted.language().tag(),
                        Types.VARCHAR)
                .param(
                        "state",
                        wanted.state() == null ? null : wanted.state().name(),
                        Types.VARCHAR)
                .param(
                        "author",
                        wanted.author() == null ? null : wanted.author().id(),
                        Types.VARCHAR)
                .param(
                        "since",
                        wanted.since() == null ? null : wanted.since().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("words", pattern(wanted.words()), Types.VARCHAR)
                .param("after", wanted.after(), Types.OTHER)
                .param("howMany", howMany)
                .query((row, _) -> entry(row))
                .list();
    }

    public Optional<DocumentEntry> find(UUID document) {
        return jdbc.sql(ENTRIES + " where id = :document")
                .param("document", document)
                .query((row, _) -> entry(row))
                .optional();
    }

    /** These documents, in no order. */
    List<DocumentEntry> all(Collection<UUID> wanted) {
        return jdbc.sql(ENTRIES + " where id = any (:documents)")
                .param("documents", wanted.toArray(UUID[]::new))
                .query((row, _) -> entry(row))
                .list();
    }

    /** The document that the public finds at an address now, or would find if it were public. */
    public Optional<UUID> at(String path) {
        return jdbc.sql(
                        """
                        select document_id from path_claim where path = :path
                        order by released_at is null desc, released_at desc limit 1\
                        """)
                .param("path", path)
                .query(UUID.class)
                .optional();
    }

    /** The documents that point to a thing, in what is public or was saved last. */
    public List<DocumentEntry> linkingTo(UUID content) {
        return jdbc.sql(
                        ENTRIES
                                + """
                                 where state not in ('TRASHED', 'ERASED') and content_id <> :content
                                   and exists (select from link l where l.target_content = :content
                                               and l.revision_id in (head_revision, live))
                                 order by sort_key, id\
                                """)
                .param("content", content)
                .query((row, _) -> entry(row))
                .list();
    }

    /**
     * Those of these things that readers find in no language, and won't by themselves: drafts, what
     * was withdrawn or erased, and what isn't there at all.
     *
     * @return with their titles, which are empty for what has none
     */
    public Map<UUID, String> unseen(Collection<UUID> contents) {
        var unseen = new HashMap<UUID, String>();
        jdbc.sql(
                        """
                        select w.id, coalesce((
                            select r.title from document d join revision r on r.id = d.head_revision
                            where d.content_id = w.id order by d.id limit 1), '') as title
                        from unnest(cast(:contents as uuid[])) w (id)
                        where not exists (
                          select from document d join publication p on p.document_id = d.id
                          where d.content_id = w.id and p.kind = 'live'
                            and (p.live_until is null or p.live_until > clock_timestamp()))\
                        """)
                .param("contents", contents.toArray(UUID[]::new))
                .query(row -> {
                    unseen.put(row.getObject("id", UUID.class), row.getString("title"));
                });
        return unseen;
    }

    /** The documents that show a picture, in what is public or was saved last. */
    public List<DocumentEntry> showing(UUID media) {
        return jdbc.sql(
                        ENTRIES
                                + """
                                 where state <> 'ERASED'
                                   and exists (select from media_use u where u.media_id = :media
                                               and u.revision_id in (head_revision, live))
                                 order by sort_key, id\
                                """)
                .param("media", media)
                .query((row, _) -> entry(row))
                .list();
    }

    /** The languages that documents are written in. */
    public List<String> languages() {
        return jdbc.sql("select distinct language from document order by language")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** How many documents there are of each type, without the trash. */
    public Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        jdbc.sql(
                        """
                        select c.type, count(*) from document d join content c on c.id = d.content_id
                        where d.trashed_at is null and d.erased_at is null group by c.type\
                        """)
                .query(row -> {
                    counts.put(row.getString(1), row.getInt(2));
                });
        return counts;
    }

    /** What stands in for one character or many in a pattern is a character here. */
    private static @Nullable String pattern(String words) {
        return words.isBlank()
                ? null
                : "%" + words.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static DocumentEntry entry(ResultSet row) throws SQLException {
        var author = row.getString("author");
        return new DocumentEntry(
                row.getObject("id", UUID.class),
                row.getObject("content_id", UUID.class),
                row.getString("type"),
                new Language(row.getString("language")),
                row.getString("title"),
                row.getString("summary"),
                DocumentState.valueOf(row.getString("state")),
                row.getObject("head_revision", UUID.class),
                row.getObject("live", UUID.class),
                row.getString("address"),
                instant(row.getTimestamp("planned")),
                Actor.of(row.getString("begun_by")),
                author == null ? null : Actor.of(author),
                instant(row.getTimestamp("saved_at")));
    }

    static java.time.@Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
