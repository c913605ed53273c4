package org.datapop.content;

import java.util.UUID;
import org.datapop.content.spi.FormSpec.Purpose;
import org.datapop.shared.Slug;
import org.springframework.stereotype.Component;

/** Decides whether a revision can be published, and where. */
@Component
class Candidates {

    private final ContentTypes types;
    private final Documents documents;
    private final Revisions revisions;
    private final Bodies bodies;
    private final Places places;

    Candidates(
            ContentTypes types,
            Documents documents,
            Revisions revisions,
            Bodies bodies,
            Places places) {
        this.types = types;
        this.documents = documents;
        this.revisions = revisions;
        this.bodies = bodies;
        this.places = places;
    }

    /**
     * Locks the document.
     *
     * @throws UnfitBody when something required is missing
     */
    Candidate of(UUID document, UUID revision) {
        return of(documents.getLocked(document).unlessPutAside(), revision);
    }

    Candidate of(Document locked, UUID revisionId) {
        var revision = revisions.get(revisionId, locked.getId());
        var type = types.get(locked.content().type());
        var body = bodies.upgraded(type, revision.schemaVersion(), revision.body());
        var findings = type.form().check(body, Purpose.PUBLISHING);
        if (!findings.isEmpty()) {
            throw new UnfitBody(findings);
        }
        var place = places.of(type, new Slug(revision.slug()), locked.language());
        return new Candidate(locked, revision, place);
    }
}
