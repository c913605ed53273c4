package org.datapop.content;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Documents extends Repository<Document, UUID> {

    Document save(Document document);

    Optional<Document> findById(UUID id);

    @Query("select d from Document d join fetch d.content where d.id in :ids")
    List<Document> all(Collection<UUID> ids);

    /**
     * The document, locked until the transaction ends: saves and publications of one document
     * happen one after another.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Document d where d.id = :id")
    Optional<Document> lock(UUID id);

    default Document getLocked(UUID id) {
        return lock(id).orElseThrow(() -> new ContentGone("There is no document " + id));
    }

    default Document get(UUID id) {
        return findById(id).orElseThrow(() -> new ContentGone("There is no document " + id));
    }
}
