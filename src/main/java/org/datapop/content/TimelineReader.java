package org.datapop.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.datapop.content.PathLookup.Row;
import org.datapop.content.published.Answer;
import org.datapop.content.published.Edition;
import org.datapop.content.published.News;
import org.datapop.content.published.PageAddress;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Surroundings;
import org.datapop.content.published.Wanted;
import org.datapop.content.published.Whereabouts;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads pages out of a source of timelines, each in one transaction that sees the database at one
 * moment.
 */
final class TimelineReader implements PublishedContent {

    private final PathLookup paths;
    private final RedirectTrail trail;
    private final Batch batch;
    private final PageDirectory directory;
    private final EditionLookup editions;
    private final SnapshotDecoder decoder;
    private final TransactionOperations transaction;

    TimelineReader(
            Source source,
            JdbcClient jdbc,
            TransactionOperations transaction,
            SnapshotDecoder decoder,
            Places places,
            String siteLanguage) {
        this.paths = new PathLookup(source, jdbc);
        this.trail = new RedirectTrail(paths, places);
        this.batch = new Batch(source, jdbc, decoder, siteLanguage);
        this.directory = new PageDirectory(source, jdbc, decoder);
        this.editions = new EditionLookup(source, jdbc);
        this.decoder = decoder;
        this.transaction = transaction;
    }

    @Override
    public Answer find(
            SitePath path, @Nullable Instant at, Function<Optional<Snapshot>, Wanted> wanted) {
        return transaction.execute(_ -> answer(path, paths.rows(path, at), wanted));
    }

    @Override
    public Instant now() {
        return transaction.execute(_ -> paths.instant(null));
    }

    @Override
    public boolean answers(SitePath path) {
        return transaction.execute(_ -> paths.rows(path, null).stream().anyMatch(this::answers));
    }

    private boolean answers(Row row) {
        var target = row.target();
        return row.way() == 1 && row.isLive()
                || row.way() == 2
                || row.way() == 4
                || target != null && trail.end(row.at(), target, row.status()).isPresent();
    }

    @Override
    public Surroundings around(SitePath path, @Nullable Instant at, Wanted wanted) {
        return transaction.execute(
                _ -> batch.around(wanted, paths.instant(at), Batch.Centre.bare(path)));
    }

    @Override
    public List<PageAddress> addresses(@Nullable UUID after, @Nullable Instant at, int contents) {
        return transaction.execute(_ -> directory.addresses(after, at, contents));
    }

    @Override
    public List<SitePath> formerAddresses(SitePath after, int limit) {
        return transaction.execute(_ -> directory.formerAddresses(after, limit));
    }

    @Override
    public List<UUID> addressCuts(@Nullable Instant at, int contents) {
        return transaction.execute(_ -> directory.cuts(at, contents));
    }

    @Override
    public List<News> news(String type, Language language, @Nullable Instant at, int limit) {
        return transaction.execute(_ -> directory.news(type, language, at, limit));
    }

    @Override
    public List<Edition> editions(SitePath path, @Nullable Instant until, int skip, int limit) {
        return transaction.execute(_ -> editions.all(path, until, skip, limit));
    }

    @Override
    public List<Edition> corrections(Language language, @Nullable Instant at, int limit) {
        return transaction.execute(_ -> editions.corrections(language, at, limit));
    }

    @Override
    public List<Whereabouts> whereabouts(UUID content, @Nullable Instant at) {
        return transaction.execute(_ -> directory.whereabouts(content, at));
    }

    private Answer answer(
            SitePath path, List<Row> rows, Function<Optional<Snapshot>, Wanted> wanted) {
        var first = rows.getFirst();
        if (first.way() == 1 && first.isLive()) {
            return found(path, first, wanted);
        }
        var at = first.at();
        var nothing = wanted.apply(Optional.empty());
        for (var row : rows) {
            if (row.way() == 2) {
                return claimed(path, row, nothing);
            }
            if (row.way() == 3 && row.target() != null) {
                return redirected(path, row, row.target(), nothing);
            }
            if (row.way() == 4) {
                return gone(path, row, nothing);
            }
        }
        return missing(path, at, nothing);
    }

    private Answer redirected(SitePath path, Row row, String target, Wanted nothing) {
        return trail.end(row.at(), target, row.status())
                .<Answer>map(end ->
                        new Answer.Moved(
                                end.target(),
                                end.status(),
                                batch.around(nothing, row.at(), Batch.Centre.bare(path))))
                .orElseGet(() -> missing(path, row.at(), nothing));
    }

    private Answer missing(SitePath path, Instant at, Wanted nothing) {
        return new Answer.Missing(
                batch.around(nothing, at, new Batch.Centre(path, null, null, null, true)));
    }

    private Answer found(SitePath path, Row row, Function<Optional<Snapshot>, Wanted> wanted) {
        var stored = row.stretch();
        var firstPublic = row.firstPublic();
        if (stored == null || firstPublic == null) {
            throw new IllegalStateException("A live row has a stretch and a beginning");
        }
        var document = decoder.read(stored, Map.of());
        var asked = wanted.apply(Optional.of(document));
        return new Answer.Found(
                document,
                firstPublic,
                row.corrected(),
                row.expiresAt(),
                around(path, asked, row.at(), stored, true));
    }

    /**
     * The path belongs to a document that isn't there: it moved, was withdrawn, erased, or expired.
     */
    private Answer claimed(SitePath path, Row row, Wanted nothing) {
        var stretch = row.stretch();
        if (stretch == null) {
            return gone(path, row, nothing);
        }
        if (row.isLive() && stretch.address() != null) {
            return new Answer.Moved(
                    stretch.address(), 301, around(path, nothing, row.at(), stretch, true));
        }
        var expired = stretch.liveUntil() != null && !stretch.liveUntil().isAfter(row.at());
        var since = expired ? stretch.liveUntil() : stretch.liveFrom();
        return new Answer.Gone(
                stretch.title(),
                stretch.reason(),
                since == null ? row.at() : since,
                stretch.successor(),
                around(path, nothing, row.at(), stretch, false));
    }

    /** Of what was erased, and of what a redirect led to, there is nothing to tell. */
    private Answer gone(SitePath path, Row row, Wanted nothing) {
        var until = row.until();
        return new Answer.Gone(
                null,
                "",
                until == null ? row.at() : until,
                null,
                batch.around(nothing, row.at(), Batch.Centre.bare(path)));
    }

    private Surroundings around(
            SitePath path, Wanted wanted, Instant at, StoredSnapshot stretch, boolean live) {
        return batch.around(
                wanted,
                at,
                new Batch.Centre(
                        path,
                        live ? stretch : null,
                        stretch.content(),
                        live ? null : stretch.successor(),
                        false));
    }
}
