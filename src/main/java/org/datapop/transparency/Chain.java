package org.datapop.transparency;

import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of the log, as the sealer writes them. */
@Component
class Chain {

    /** Any number that no other lock has. */
    private static final long LOCK = 7_022_026_112_923L;

    private static final String DUE =
            """
            with due as (
              select s.* from sealable s
              where s.at >= cast(:since as timestamptz)
                and s.at <= clock_timestamp() - make_interval(secs => :rest)
                and not exists (select from log_entry e where (e.publication_id, e.kind) = (s.publication_id, s.kind))
              order by s.at, s.publication_id limit :limit)
            select due.*, d.content_id, d.erased_at is not null as is_erased, r.plain_text, r.sort_key
            from due join document d on d.id = due.document_id left join revision r on r.id = due.revision_id
            order by due.at, due.publication_id\
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Chain(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Until the end of the transaction nobody else adds anything. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((_, _) -> "")
                .list();
    }

    Tail tail() {
        return jdbc.sql(
                        """
                        select coalesce(e.number, 0) as count, coalesce(e.hash, decode(repeat('00', 32), 'hex')) as hash,
                               greatest(clock_timestamp(), e.sealed_at) as at
                        from (values (1)) one
                          left join lateral (select * from log_entry order by number desc limit 1) e on true\
                        """)
                .query((row, _) ->
                        new Tail(
                                row.getLong("count"),
                                Objects.requireNonNull(row.getBytes("hash")),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .single();
    }

    /**
     * The next that are to be sealed, in their order.
     *
     * @param since null for the beginning of time
     */
    List<Event> due(@Nullable OffsetDateTime since, Duration rest, int limit) {
        return jdbc.sql(DUE)
                .param("since", since == null ? "-infinity" : since.toString())
                .param("rest", rest.toMillis() / 1_000.0)
                .param("limit", limit)
                .query((row, _) -> Event.of(row))
                .list();
    }

    void add(List<Sealed> all) {
        batches.batchUpdate(
                """
                insert into log_entry (number, publication_id, kind, document_id, revision_id, at, sealed_at,
                                       commitment, previous, key_id, hash, signature)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                """,
                all.stream().map(Chain::row).toList(),
                new int[] {
                    Types.BIGINT,
                    Types.OTHER,
                    Types.VARCHAR,
                    Types.OTHER,
                    Types.OTHER,
                    Types.TIMESTAMP_WITH_TIMEZONE,
                    Types.TIMESTAMP_WITH_TIMEZONE,
                    Types.BINARY,
                    Types.BINARY,
                    Types.VARCHAR,
                    Types.BINARY,
                    Types.BINARY
                });
        batches.batchUpdate(
                "insert into log_statement (number, document_id, text) values (?, ?, ?)",
                all.stream()
                        .filter(sealed -> !sealed.entry().event().isErased())
                        .map(sealed ->
                                new Object[] {
                                    sealed.entry().number(),
                                    sealed.entry().event().document(),
                                    sealed.statement().text()
                                })
                        .toList());
    }

    private static @Nullable Object[] row(Sealed sealed) {
        var entry = sealed.entry();
        var event = entry.event();
        return new @Nullable Object[] {
            entry.number(),
            event.publication(),
            event.kind(),
            event.document(),
            event.revision(),
            event.at().atOffset(ZoneOffset.UTC),
            entry.sealedAt().atOffset(ZoneOffset.UTC),
            entry.commitment(),
            entry.previous(),
            entry.key(),
            entry.hash(),
            sealed.signature()
        };
    }

    /** Whether one says how long the log is, and isn't older than so. */
    boolean hasCheckpoint(long count, Duration age) {
        return jdbc.sql(
                        """
                        select exists (select from log_checkpoint
                          where count = :count and at > clock_timestamp() - make_interval(secs => :age))\
                        """)
                .param("count", count)
                .param("age", age.toSeconds())
                .query(Boolean.class)
                .single();
    }

    void checkpoint(Tail tail, SigningKey key) {
        jdbc.sql(
                        """
                        insert into log_checkpoint (count, hash, at, key_id, signature)
                        values (:count, :hash, :at, :key, :signature)\
                        """)
                .param("count", tail.count())
                .param("hash", tail.hash())
                .param("at", tail.at().atOffset(ZoneOffset.UTC))
                .param("key", key.id())
                .param("signature", key.sign(tail.line(key.id())))
                .update();
    }
}
