package org.datapop.content;

import java.util.UUID;
import org.datapop.content.published.PublishedContent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the site as editors may see it, through the same queries as the public: at any instant, and
 * with a draft laid over.
 */
@Service
public class EditorialContent {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SnapshotDecoder decoder;
    private final Places places;
    private final String siteLanguage;
    private final Overlays overlays;

    EditorialContent(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SnapshotDecoder decoder,
            Places places,
            @Value("${site.language:en}") String siteLanguage,
            Overlays overlays) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.decoder = decoder;
        this.places = places;
        this.siteLanguage = siteLanguage;
        this.overlays = overlays;
    }

    /** The site at any instant, schedules included. */
    public PublishedContent timeline() {
        return reading(Source.EDITORIAL);
    }

    /** The site as it would be with a revision live in place of whatever its document shows. */
    public PublishedContent withDraft(UUID revision) {
        return reading(overlays.of(revision).over(Source.EDITORIAL));
    }

    /**
     * The site as it would be with what somebody is typing live in place of whatever its document
     * shows. What is still malformed, such as half a date, is left out.
     */
    public PublishedContent withTyped(UUID document, ObjectNode values) {
        return reading(overlays.ofTyped(document, values).over(Source.EDITORIAL));
    }

    /**
     * Where the revision would be found: its path, or its passage of another page; null where it
     * has no address.
     */
    public @Nullable String addressOf(UUID revision) {
        return overlays.of(revision).place().address();
    }

    /** Where what somebody is typing would be found; null where it has no address. */
    public @Nullable String addressOfTyped(UUID document, ObjectNode values) {
        return overlays.ofTyped(document, values).place().address();
    }

    private PublishedContent reading(Source source) {
        return new TimelineReader(source, jdbc, transaction, decoder, places, siteLanguage);
    }
}
