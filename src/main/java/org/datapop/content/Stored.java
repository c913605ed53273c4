package org.datapop.content;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/**
 * A row with an identifier made here, which tells Spring Data that a new one needs no look-up
 * before its insert.
 */
@MappedSuperclass
abstract class Stored implements Persistable<UUID> {

    @Id private UUID id;

    @Transient private boolean stored;

    protected Stored(UUID id) {
        this.id = id;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void markStored() {
        stored = true;
    }
}
