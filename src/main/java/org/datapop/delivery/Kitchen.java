package org.datapop.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.datapop.content.published.PublishedContent;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.RenderedPage;
import org.datapop.web.Coding.Effort;
import org.datapop.web.Finished;
import org.datapop.web.SecurityHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes finished pages. */
@Component
class Kitchen {

    private static final String HTML = "text/html;charset=UTF-8";

    private final Pages pages;
    private final PublishedContent content;
    private final SecurityHeaders always;
    private final ChangeClock clock;
    private final SiteTime time;
    private final Cdn cdn;

    Kitchen(
            Pages pages,
            PublishedContent content,
            SecurityHeaders always,
            ChangeClock clock,
            SiteTime time,
            Cdn cdn) {
        this.pages = pages;
        this.content = content;
        this.always = always;
        this.clock = clock;
        this.time = time;
        this.cdn = cdn;
    }

    /**
     * What was made.
     *
     * @param isLasting whether it is worth keeping
     */
    record Made(Kept kept, boolean isLasting) {}

    /**
     * @param address under which it would be kept
     * @param before what was kept there until now
     */
    Made make(String address, Asked asked, @Nullable Kept before, Effort effort) {
        var epoch = clock.epoch();
        var asOf = clock.now();
        var page = pages.render(Reading.now(content), asked);
        var body = page.body().getBytes(StandardCharsets.UTF_8);
        var tags = TagNumber.of(page.tags());
        var finished = finished(page, tags, body, since(body, before), effort);
        var label = new Label(address, tags, epoch, asOf, page.freshUntil(), page.expiresAt());
        return new Made(new Kept(label, finished), page.lasting());
    }

    private Finished finished(
            RenderedPage page, int[] tags, byte[] body, @Nullable Instant since, Effort effort) {
        Map<String, String> headers = new LinkedHashMap<>(always.always());
        if (!page.headers().containsKey("Location")) {
            headers.put("Content-Type", HTML);
        }
        headers.putAll(page.headers());
        if (page.status() >= 400) {
            headers.put("Cache-Control", "no-store");
        } else if (page.lasting()) {
            headers.putAll(cdn.headers(tags));
        }
        return Finished.of(page.status(), headers, body, since, effort);
    }

    /** To the second, so two editions of one second have to be told apart. */
    private Instant since(byte[] body, @Nullable Kept before) {
        var now = time.now();
        var then = before == null ? null : before.finished().since();
        if (before == null || then == null) {
            return now;
        }
        if (Arrays.equals(before.finished().body(), body)) {
            return then;
        }
        return now.isAfter(then.plusSeconds(1)) ? now : then.plusSeconds(1);
    }
}
