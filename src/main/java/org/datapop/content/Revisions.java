package org.datapop.content;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Revisions extends Repository<Revision, UUID> {

    Revision saveAndFlush(Revision revision);

    Optional<Revision> findById(UUID id);

    /** The newest of each of these documents that has any. */
    @Query(
            "select r from Revision r where r.id in (select d.headRevision from Document d where d.id in :documents)")
    List<Revision> heads(Collection<UUID> documents);

    @Query(
            "select r from Revision r where r.documentId = :document and r.number < :below order by r.number desc")
    List<Revision> below(UUID document, int below, Limit howMany);

    Optional<Revision> findByIdAndDocumentId(UUID id, UUID documentId);

    /** What came of an attempt to save, if it has come through. */
    Optional<Revision> findByDocumentIdAndAttempt(UUID documentId, UUID attempt);

    /** Whether any attempt from one to another, both included, has come through. */
    boolean existsByDocumentIdAndAttemptBetween(UUID documentId, UUID first, UUID last);

    default Revision get(UUID id) {
        return findById(id).orElseThrow(() -> new ContentGone("There is no revision " + id));
    }

    /** The revision, if it is one of the document's. */
    default Revision get(UUID id, UUID documentId) {
        return findByIdAndDocumentId(id, documentId)
                .orElseThrow(
                        () -> new ContentGone("Document " + documentId + " has no revision " + id));
    }
}
