package org.datapop.delivery;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.datapop.site.rendering.Asked;
import org.datapop.web.Finished;
import org.datapop.web.Sending;
import org.datapop.web.Shelf;
import org.datapop.web.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Hands out what is kept while nothing can be made. */
@RestController
@Profile(WaitingRoom.PROFILE)
class WaitingCounter implements Shelf {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Store store;
    private final SiteTime time;

    WaitingCounter(Store store, SiteTime time) {
        this.store = store;
        this.time = time;
    }

    @Override
    public @Nullable Finished find(String path, @Nullable String query) {
        var kept = query == null ? store.inMemory(path) : null;
        return kept == null || kept.label().isExpiredAt(time.now()) ? null : kept.finished();
    }

    @RequestMapping("/**")
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var isRead = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        var asked = Asked.sent(request.getRequestURI(), request.getQueryString());
        var kept = isRead ? store.find(asked.understood()) : null;
        if (kept == null) {
            throw new Unavailable("The database doesn't answer yet", SOON, null);
        }
        if (kept.label().isExpiredAt(time.now())) {
            throw new ResponseStatusException(HttpStatus.GONE);
        }
        Sending.send(kept.finished(), request, response);
    }
}
