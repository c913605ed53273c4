package org.datapop.site.past;

import java.time.Instant;
import java.util.Optional;
import org.datapop.content.published.PublishedContent;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.PastPaths;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.Stamp;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where the proof is of what has moved: its page knows the way. */
@Component
class ProofTrail {

    private final Pages pages;
    private final PublishedContent content;

    ProofTrail(Pages pages, PublishedContent content) {
        this.pages = pages;
        this.content = content;
    }

    /**
     * The address of that proof; empty where the page leads nowhere, or away from this site.
     *
     * @param stamp the instant that is asked about; null for now
     */
    Optional<String> end(Asked asked, @Nullable Stamp stamp) {
        var at = stamp == null ? null : past(stamp.instant());
        var page = pages.render(new Reading(content, at, ""), Asked.path(asked.path()));
        return Optional.ofNullable(page.headers().get("Location"))
                .filter(target -> target.startsWith("/"))
                .map(target -> target.replaceFirst("[?#].*", ""))
                .map(path -> PastPaths.PROOF + path + (stamp == null ? "" : "?at=" + stamp));
    }

    /** A second that isn't over ends now. */
    private Instant past(Instant at) {
        var now = content.now();
        return at.isAfter(now) ? now : at;
    }
}
