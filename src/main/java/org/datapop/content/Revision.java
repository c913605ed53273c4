package org.datapop.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One save of a document, never changed. */
@Entity
@Immutable
class Revision extends Stored {

    @Column(name = "document_id")
    private UUID documentId;

    private int number;

    @Column(name = "schema_version")
    private int schemaVersion;

    private @Nullable String title;
    private @Nullable String summary;
    private @Nullable String slug;

    @Column(name = "sort_key")
    private @Nullable String sortKey;

    @Column(name = "sort_date")
    private @Nullable LocalDate sortDate;

    @ColumnTransformer(write = "cast(? as jsonb)")
    private @Nullable String body;

    @Column(name = "plain_text")
    private @Nullable String plainText;

    private String author;

    @Column(name = "based_on")
    private @Nullable UUID basedOn;

    private @Nullable String note;

    @Column(name = "created_at")
    private Instant createdAt;

    private @Nullable UUID attempt;

    Revision(
            UUID id,
            UUID documentId,
            int number,
            int schemaVersion,
            String slug,
            Extract extract,
            String body,
            String author,
            @Nullable UUID basedOn,
            String note,
            Instant createdAt,
            @Nullable UUID attempt) {
        super(id);
        this.documentId = documentId;
        this.number = number;
        this.schemaVersion = schemaVersion;
        this.title = extract.title();
        this.summary = extract.summary();
        this.slug = slug;
        this.sortKey = extract.sortKey();
        this.sortDate = extract.filed();
        this.body = body;
        this.plainText = extract.plainText();
        this.author = author;
        this.basedOn = basedOn;
        this.note = note;
        this.createdAt = createdAt;
        this.attempt = attempt;
    }

    @SuppressWarnings("NullAway.Init")
    protected Revision() {
        super(new UUID(0, 0));
    }

    UUID documentId() {
        return documentId;
    }

    int number() {
        return number;
    }

    int schemaVersion() {
        return schemaVersion;
    }

    boolean isErased() {
        return body == null;
    }

    String title() {
        return known(title);
    }

    String summary() {
        return known(summary);
    }

    String slug() {
        return known(slug);
    }

    String sortKey() {
        return known(sortKey);
    }

    @Nullable LocalDate sortDate() {
        return sortDate;
    }

    String body() {
        return known(body);
    }

    String author() {
        return author;
    }

    @Nullable UUID basedOn() {
        return basedOn;
    }

    String note() {
        return note == null ? "" : note;
    }

    Instant createdAt() {
        return createdAt;
    }

    private String known(@Nullable String text) {
        if (text == null) {
            throw new ContentGone("Revision " + getId() + " was erased");
        }
        return text;
    }
}
