package org.datapop.content;

import org.datapop.shared.Actor;
import org.datapop.shared.Slug;
import org.springframework.stereotype.Component;

/** Makes values of stored revisions, so that no row leaves the kernel. */
@Component
class SavedRevisions {

    private final ContentTypes types;
    private final Documents documents;
    private final Bodies bodies;

    SavedRevisions(ContentTypes types, Documents documents, Bodies bodies) {
        this.types = types;
        this.documents = documents;
        this.bodies = bodies;
    }

    /**
     * @throws ContentGone when the revision was erased
     */
    SavedRevision of(Revision revision) {
        return of(revision, documents.get(revision.documentId()));
    }

    SavedRevision of(Revision revision, Document document) {
        var type = types.get(document.content().type());
        return new SavedRevision(
                document.content().getId(),
                document.getId(),
                revision.getId(),
                revision.number(),
                type.key(),
                document.language(),
                new Slug(revision.slug()),
                bodies.read(type, revision.schemaVersion(), revision.body()),
                Actor.of(revision.author()),
                revision.note(),
                revision.basedOn(),
                revision.createdAt());
    }
}
