package org.datapop.transparency;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** The log as anybody may read it, through the public's own connection. */
@Service
public class PublicLog {

    private static final int PORTION = 1_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    PublicLog(
            @Qualifier("reader") JdbcClient jdbc,
            @Qualifier("reader") TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * How long the log is.
     *
     * @param hash of the last entry, in hexadecimal digits
     * @param at when that was written down
     * @param line the same, signed
     */
    public record Checkpoint(long count, String hash, Instant at, String line) {}

    /**
     * A key that entries are signed with.
     *
     * @param fingerprint SHA-256 in hexadecimal digits
     * @param line the same for programs
     */
    public record Key(String fingerprint, Instant since, String line) {}

    /**
     * What was to be read at a path, or that it was gone.
     *
     * @param number of its entry; null where it isn't sealed yet
     * @param statement null where it was erased, or isn't sealed yet
     */
    public record Proof(@Nullable Long number, @Nullable String statement) {}

    /** The newest; empty before anything was written. */
    public Optional<Checkpoint> checkpoint() {
        return transaction.execute(_ ->
                jdbc.sql(
                                """
                                select count, encode(hash, 'hex') as hash, at, line from public_checkpoint
                                order by count desc, at desc limit 1\
                                """)
                        .query((row, _) ->
                                new Checkpoint(
                                        row.getLong("count"),
                                        row.getString("hash"),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("line")))
                        .optional());
    }

    /** All that entries were ever signed with, the oldest first. */
    public List<Key> keys() {
        return transaction.execute(_ ->
                jdbc.sql(
                                """
                                select id, public_key, created_at from public_key order by created_at, id\
                                """)
                        .query((row, _) ->
                                key(
                                        row.getString("id"),
                                        row.getBytes("public_key"),
                                        row.getObject("created_at", OffsetDateTime.class)
                                                .toInstant()))
                        .list());
    }

    private static Key key(String id, byte[] encoded, Instant since) {
        return new Key(
                HexFormat.of().formatHex(Sha256.of(encoded)),
                since,
                "key %s %s %s"
                        .formatted(
                                id,
                                LogInstant.of(since),
                                Base64.getEncoder().encodeToString(encoded)));
    }

    /**
     * Writes all entries up to a checkpoint and then that, a line each. Whoever reads slowly holds
     * no connection: entries don't change, so they are read in portions.
     */
    public void write(Checkpoint end, Appendable out) throws IOException {
        for (var from = 0L; from < end.count(); from += PORTION) {
            for (var line : lines(from, Math.min(end.count(), from + PORTION))) {
                out.append(line).append('\n');
            }
        }
        out.append(end.line()).append('\n');
    }

    private List<String> lines(long after, long upTo) {
        return transaction.execute(_ ->
                jdbc.sql(
                                """
                                select line from public_log where number > :after and number <= :upTo order by number\
                                """)
                        .param("after", after)
                        .param("upTo", upTo)
                        .query((row, _) -> row.getString("line"))
                        .list());
    }

    /**
     * What was to be read at a path at an instant: the document, and the passages that have the
     * path as their page; or that it was gone, as the page of then tells. Empty where there was
     * neither.
     *
     * @param at null for now
     */
    public List<Proof> proof(SitePath path, @Nullable Instant at) {
        return transaction.execute(_ ->
                jdbc.sql(
                                """
                                select number, text
                                from public_proof(:path, coalesce(cast(:at as timestamptz), now()))\
                                """)
                        .param("path", path.value())
                        .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC))
                        .query((row, _) ->
                                new Proof(
                                        row.getObject("number", Long.class), row.getString("text")))
                        .list());
    }

    /** Whether the words that were public at a path have been erased. */
    public boolean isErased(SitePath path) {
        return transaction.execute(_ ->
                jdbc.sql(
                                """
                                select exists (select from public_claim where path = erased_path(:path))\
                                """)
                        .param("path", path.value())
                        .query(Boolean.class)
                        .single());
    }
}
