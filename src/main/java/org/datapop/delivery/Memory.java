package org.datapop.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pages that are asked for most, as many as there is room for. */
@Component
class Memory {

    private final Cache<String, Kept> pages;

    Memory(DeliverySettings settings) {
        this.pages =
                Caffeine.newBuilder()
                        .maximumWeight(settings.memoryBytes())
                        .weigher((String _, Kept kept) -> kept.weight())
                        .executor(Runnable::run)
                        .build();
    }

    @Nullable Kept find(String address) {
        return pages.getIfPresent(address);
    }

    void put(Kept kept) {
        pages.put(kept.address(), kept);
    }

    void remove(Kept kept) {
        pages.asMap().remove(kept.address(), kept);
    }

    Collection<Kept> all() {
        return pages.asMap().values();
    }
}
