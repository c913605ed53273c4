package org.datapop.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Publications extends Repository<Publication, UUID> {

    Publication saveAndFlush(Publication publication);

    void delete(Publication publication);

    void flush();

    Optional<Publication> findById(UUID id);

    /** Whose publication it is, without keeping a copy that is old when the lock is there. */
    @Query("select p.documentId from Publication p where p.id = :id")
    Optional<UUID> documentOf(UUID id);

    /**
     * The document's stretches in order: the one that began last, and what is planned. What lies
     * before has ended.
     */
    @Query(
            """
            select p from Publication p where p.documentId = :document and p.liveFrom >= coalesce(
                (select max(b.liveFrom) from Publication b where b.documentId = :document and b.liveFrom <= :now),
                p.liveFrom)
            order by p.liveFrom\
            """)
    List<Publication> timelineOf(UUID document, Instant now);
}
