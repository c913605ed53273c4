package org.datapop.delivery;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.datapop.site.rendering.Asked;
import org.datapop.web.Coding.Effort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes pages that are asked for anew when they are no longer true, before the next one asks. */
@Component
class Renewal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Renewal.class);

    private final Memory memory;
    private final Store store;
    private final Purging purging;
    private final ObjectProvider<Counter> counter;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final ExecutorService cook =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform()
                            .daemon()
                            .name("renewal")
                            .priority(Thread.NORM_PRIORITY - 1)
                            .factory());

    Renewal(Memory memory, Store store, Purging purging, ObjectProvider<Counter> counter) {
        this.memory = memory;
        this.store = store;
        this.purging = purging;
        this.counter = counter;
    }

    /** Something has changed, or a moment may have come at which something was planned. */
    void begin() {
        for (var kept : memory.all()) {
            if (kept.isAskedFor() && !store.isCurrent(kept) && waiting.add(kept.address())) {
                later(kept);
            }
        }
    }

    private void later(Kept kept) {
        try {
            cook.execute(() -> renew(kept));
        } catch (RejectedExecutionException _) {
            // The site ends.
        }
    }

    private void renew(Kept kept) {
        waiting.remove(kept.address());
        purging.purge(kept.label().own()); // A plan that came true is no change that is told.
        var now = memory.find(kept.address());
        if (now != null && store.isCurrent(now)) {
            return;
        }
        try {
            counter.getObject()
                    .make(kept.address(), Asked.address(kept.address()), kept, Effort.THOROUGH);
        } catch (RuntimeException e) {
            log.debug("{} is made when it is asked for", kept.address(), e);
        }
    }

    @Override
    public void close() {
        cook.shutdownNow();
    }
}
