package org.datapop.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/** One thing in one language. Its row is the lock under which it is saved and published. */
@Entity
class Document extends Stored {

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "content_id")
    private ContentItem content;

    private String language;

    @Column(name = "head_revision")
    private @Nullable UUID headRevision;

    @Column(name = "trashed_at")
    private @Nullable Instant trashedAt;

    @Column(name = "erased_at", insertable = false, updatable = false)
    private @Nullable Instant erasedAt;

    @Column(name = "begun_by", updatable = false)
    private String begunBy;

    @Version
    @Column(name = "lock_version")
    private int lockVersion;

    Document(UUID id, ContentItem content, Language language, Actor begunBy) {
        super(id);
        this.content = content;
        this.language = language.tag();
        this.begunBy = begunBy.id();
    }

    @SuppressWarnings("NullAway.Init")
    protected Document() {
        super(new UUID(0, 0));
    }

    ContentItem content() {
        return content;
    }

    Language language() {
        return new Language(language);
    }

    @Nullable UUID head() {
        return headRevision;
    }

    /** The document, for whoever would write of it: nothing is written of an erased one. */
    Document unlessErased() {
        if (erasedAt != null) {
            throw new ContentGone("Document " + getId() + " was erased");
        }
        return this;
    }

    /** The document, for whoever would save or publish it. */
    Document unlessPutAside() {
        unlessErased();
        if (trashedAt != null) {
            throw new InTheTrash(getId());
        }
        return this;
    }

    void advanceTo(UUID revision) {
        headRevision = revision;
    }

    void trash(Instant at) {
        trashedAt = at;
    }

    void restore() {
        trashedAt = null;
    }
}
