package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.datapop.content.published.PublishedVersions;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Version;
import org.datapop.content.published.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;

/** Finds when the answer at an address changed, through functions that the public may call. */
final class VersionLookup implements PublishedVersions {

    private static final String AROUND =
            "select * from public_versions_around(:path, :covering, :types, :language, cast(:at as timestamptz))";

    private static final String VERSIONS = "public_versions(:path, :covering, :types, :language)";

    private static final String COUNT = "select count(*) from " + VERSIONS;

    private static final String ALL =
            "select v.at, lead(v.at) over (order by v.at) as next from "
                    + VERSIONS
                    + " v (at) order by v.at limit :limit offset :skip";

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    VersionLookup(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public Versions around(Subject of, @Nullable Instant at) {
        // One statement sees one moment; a transaction around it would double the ways to and fro.
        return ask(AROUND, of)
                .param("at", DatabaseClock.timestamp(at))
                .query((row, _) -> versions(row))
                .single();
    }

    @Override
    public int count(Subject of) {
        return transaction.execute(_ -> ask(COUNT, of).query(Integer.class).single());
    }

    @Override
    public List<Version> all(Subject of, int skip, int limit) {
        return transaction.execute(_ ->
                ask(ALL, of)
                        .param("skip", skip)
                        .param("limit", limit)
                        .query((row, _) -> version(row, "at", "next"))
                        .list());
    }

    private StatementSpec ask(String sql, Subject of) {
        return jdbc.sql(sql)
                .param("path", of.path().value())
                .param("covering", PathLookup.covering(of.path()))
                .param("types", of.types().toArray(String[]::new))
                .param("language", of.language().tag());
    }

    private static Versions versions(ResultSet row) throws SQLException {
        var present = StoredSnapshot.instant(row, "present");
        if (present == null) {
            throw new IllegalStateException("The present is always told");
        }
        return new Versions(
                present,
                StoredSnapshot.instant(row, "since"),
                version(row, "first", "second"),
                version(row, "before", "shown"),
                version(row, "shown", "next"),
                version(row, "next", "following"),
                version(row, "last", null));
    }

    /** An address tells seconds, so whether another version begins in the same one matters. */
    private static @Nullable Version version(ResultSet row, String name, @Nullable String next)
            throws SQLException {
        var at = StoredSnapshot.instant(row, name);
        var after = next == null ? null : StoredSnapshot.instant(row, next);
        return at == null ? null : new Version(at, isSameSecond(at, after));
    }

    private static boolean isSameSecond(Instant at, @Nullable Instant next) {
        return next != null
                && next.truncatedTo(ChronoUnit.SECONDS).equals(at.truncatedTo(ChronoUnit.SECONDS));
    }
}
