package org.datapop.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a document's timeline: a revision that is live, or the statement that it was
 * withdrawn.
 */
@Entity
class Publication extends Stored {

    /** What the public finds during the stretch. */
    enum Kind {
        live,
        withdrawn
    }

    @Column(name = "document_id")
    private UUID documentId;

    @Column(name = "revision_id")
    private @Nullable UUID revisionId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable String reason;
    private @Nullable UUID successor;
    private @Nullable String path;

    @Column(name = "part_of")
    private @Nullable String partOf;

    private String type;
    private String language;
    private @Nullable String title;
    private @Nullable String summary;

    @Column(name = "sort_key")
    private @Nullable String sortKey;

    @Column(name = "sort_date")
    private @Nullable LocalDate sortDate;

    @Column(name = "live_from")
    private Instant liveFrom;

    @Column(name = "live_until")
    private @Nullable Instant liveUntil;

    @Column(name = "expires_at")
    private @Nullable Instant expiresAt;

    @Column(name = "published_by")
    private String publishedBy;

    private @Nullable String change;

    @Column(name = "change_note")
    private @Nullable String changeNote;

    private Publication(UUID id, Document document, Kind kind, Instant from, Actor by) {
        super(id);
        this.documentId = document.getId();
        this.type = document.content().type();
        this.language = document.language().tag();
        this.kind = kind;
        this.liveFrom = from;
        this.publishedBy = by.id();
    }

    @SuppressWarnings("NullAway.Init")
    protected Publication() {
        super(new UUID(0, 0));
    }

    static Publication live(
            Candidate candidate,
            Instant from,
            @Nullable Instant expiresAt,
            @Nullable Change change,
            String changeNote,
            Actor by) {
        var revision = candidate.revision();
        var publication = new Publication(Ids.next(), candidate.document(), Kind.live, from, by);
        publication.revisionId = revision.getId();
        publication.path = candidate.place().path();
        publication.partOf = candidate.place().partOf();
        publication.title = revision.title();
        publication.summary = revision.summary();
        publication.sortKey = revision.sortKey();
        publication.sortDate = revision.sortDate();
        publication.expiresAt = expiresAt;
        publication.liveUntil = expiresAt;
        publication.change = change == null ? null : change.name().toLowerCase(Locale.ROOT);
        publication.changeNote = changeNote.isBlank() ? null : changeNote;
        return publication;
    }

    static Publication withdrawn(
            Document document,
            String title,
            String reason,
            @Nullable UUID successor,
            Instant from,
            Actor by) {
        var publication = new Publication(Ids.next(), document, Kind.withdrawn, from, by);
        publication.title = title;
        publication.reason = reason;
        publication.successor = successor;
        return publication;
    }

    /** The same plan for another revision. */
    static Publication rebased(Publication planned, Candidate candidate, Actor by) {
        var publication = live(candidate, planned.liveFrom, planned.expiresAt, null, "", by);
        publication.change = planned.change;
        publication.changeNote = planned.changeNote;
        publication.liveUntil = planned.liveUntil;
        return publication;
    }

    boolean isLive() {
        return kind == Kind.live;
    }

    UUID revision() {
        if (revisionId == null) {
            throw new IllegalStateException("A withdrawn stretch has no revision");
        }
        return revisionId;
    }

    String title() {
        return title == null ? "" : title;
    }

    @Nullable String path() {
        return path;
    }

    @Nullable String address() {
        return path == null ? partOf : path;
    }

    Instant liveFrom() {
        return liveFrom;
    }

    @Nullable Instant liveUntil() {
        return liveUntil;
    }

    UUID documentId() {
        return documentId;
    }

    boolean covers(Instant instant) {
        return !liveFrom.isAfter(instant) && (liveUntil == null || liveUntil.isAfter(instant));
    }

    /** Ends the stretch where the next begins, or where it expires, whichever comes first. */
    void runUntil(@Nullable Instant next) {
        liveUntil =
                next == null || (expiresAt != null && expiresAt.isBefore(next)) ? expiresAt : next;
    }
}
