package org.datapop.content;

import java.util.UUID;
import org.datapop.content.published.PublishedContent;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the site as editors may see it, through the same queries as the public: at any instant, and
 * with a draft laid over.
 */
@Service
public class EditorialContent {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SnapshotDecoder decoder;
    private final String siteLanguage;
    private final Revisions revisions;
    private final Documents documents;
    private final ContentTypes types;
    private final Places places;

    EditorialContent(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SnapshotDecoder decoder,
            @Value("${site.language:en}") String siteLanguage,
            Revisions revisions,
            Documents documents,
            ContentTypes types,
            Places places) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.decoder = decoder;
        this.siteLanguage = siteLanguage;
        this.revisions = revisions;
        this.documents = documents;
        this.types = types;
        this.places = places;
    }

    /** The site at any instant, schedules included. */
    public PublishedContent timeline() {
        return reading(Source.EDITORIAL);
    }

    /** The site as it would be with a revision live in place of whatever its document shows. */
    public PublishedContent withDraft(UUID revisionId) {
        var revision = revisions.get(revisionId);
        return reading(Source.withDraft(revision, place(revision)));
    }

    /**
     * Where the revision would be found: its path, or its passage of another page; null where it
     * has no address.
     */
    public @Nullable String addressOf(UUID revisionId) {
        var place = place(revisions.get(revisionId));
        return place.path() == null ? place.partOf() : place.path();
    }

    private Place place(Revision revision) {
        var document = documents.get(revision.documentId());
        return places.of(
                types.get(document.content().type()),
                new Slug(revision.slug()),
                document.language());
    }

    private PublishedContent reading(Source source) {
        return new TimelineReader(source, jdbc, transaction, decoder, siteLanguage);
    }
}
