package org.datapop.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.datapop.web.Coding.Effort;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the files of {@link Assets} ready to be sent. */
@Component
final class AssetShelf implements Shelf {

    private final Assets assets;
    private final SecurityHeaders always;
    private final Map<String, Finished> finished = new ConcurrentHashMap<>();

    AssetShelf(Assets assets, SecurityHeaders always) {
        this.assets = assets;
        this.always = always;
        assets.all().forEach(asset -> finish(asset, Effort.QUICK));
    }

    @Override
    public @Nullable Finished find(String path, @Nullable String query) {
        return finished.get(path);
    }

    /** To pack all as small as can be takes seconds, for which no start has to wait. */
    @EventListener(ApplicationReadyEvent.class)
    void packAgain() {
        Thread.ofPlatform()
                .daemon()
                .name("assets")
                .priority(Thread.MIN_PRIORITY)
                .start(() -> assets.all().forEach(asset -> finish(asset, Effort.THOROUGH)));
    }

    private void finish(Asset asset, Effort effort) {
        Map<String, String> headers = new LinkedHashMap<>(always.always());
        headers.put("Content-Type", asset.type());
        headers.put("Cache-Control", asset.caching());
        // The frame of a preview has an origin of nobody's, and needs them too.
        headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        finished.put(asset.url(), Finished.of(200, headers, asset.bytes(), null, effort));
    }
}
