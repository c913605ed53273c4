package org.datapop.content;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ContentItems extends Repository<ContentItem, UUID> {

    ContentItem save(ContentItem item);

    Optional<ContentItem> findById(UUID id);

    List<ContentItem> findAllByIdIn(Collection<UUID> ids);
}
