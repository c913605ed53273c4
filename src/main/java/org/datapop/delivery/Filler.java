package org.datapop.delivery;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.datapop.content.published.PublishedContent;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.web.Coding.Effort;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes pages that nobody has asked for yet, so that all are kept when the database goes away. It
 * takes a tenth of the time of one processor at most.
 */
@Component
class Filler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Filler.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final int CONTENTS = 200;

    private final Pages pages;
    private final PublishedContent content;
    private final Kitchen kitchen;
    private final Store store;
    private final ChangeClock clock;
    private final Pulse pulse;
    private final boolean isWanted;
    private @Nullable Thread thread;

    Filler(
            Pages pages,
            PublishedContent content,
            Kitchen kitchen,
            Store store,
            ChangeClock clock,
            Pulse pulse,
            DeliverySettings settings) {
        this.pages = pages;
        this.content = content;
        this.kitchen = kitchen;
        this.store = store;
        this.clock = clock;
        this.pulse = pulse;
        this.isWanted = settings.ahead();
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (isWanted) {
            thread =
                    Thread.ofPlatform()
                            .daemon()
                            .name("pages-ahead")
                            .priority(Thread.MIN_PRIORITY)
                            .start(this::run);
        }
    }

    private void run() {
        var filledAt = -1L;
        try {
            while (true) {
                var now = clock.now();
                if (now != filledAt && clock.epoch() != null && !pulse.isAway()) {
                    filledAt = fillOr(filledAt, now);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private long fillOr(long before, long now) throws InterruptedException {
        try {
            fill(new Pace());
            return now;
        } catch (RuntimeException e) {
            log.debug("Pages are made ahead later", e);
            return before;
        }
    }

    /**
     * Makes what isn't kept, or is no longer true.
     *
     * @return how many it made
     */
    int fill(Pace pace) throws InterruptedException {
        var made = 0;
        for (var path : pages.views(Reading.now(content))) {
            String address = path.value();
            while (address != null) {
                made += makeUnlessKept(address) ? 1 : 0;
                address = next(address);
                pace.rest();
            }
        }
        var after = new UUID(0, 0);
        for (var isMore = true; isMore; ) {
            var some = content.addresses(after, null, CONTENTS);
            for (var page : some) {
                made += makeUnlessKept(page.path().value()) ? 1 : 0;
                pace.rest();
            }
            isMore = !some.isEmpty();
            after = isMore ? some.getLast().content() : after;
        }
        return made + fillFormer(pace);
    }

    /** Links of others lead to addresses that pages had once. */
    private int fillFormer(Pace pace) throws InterruptedException {
        var made = 0;
        var after = SitePath.HOME;
        for (var isMore = true; isMore; ) {
            var some = content.formerAddresses(after, CONTENTS);
            for (var path : some) {
                made += makeUnlessKept(path.value()) ? 1 : 0;
                pace.rest();
            }
            isMore = !some.isEmpty();
            after = isMore ? some.getLast() : after;
        }
        return made;
    }

    private boolean makeUnlessKept(String address) {
        if (store.isKept(address)) {
            return false;
        }
        var before = store.findOnDisk(address);
        var made = kitchen.make(address, Asked.address(address), before, Effort.THOROUGH);
        if (made.isLasting()) {
            store.keepAside(made.kept());
        }
        return made.isLasting();
    }

    /** A list that goes on says so. */
    private @Nullable String next(String address) {
        var kept = store.findOnDisk(address);
        var link = kept == null ? null : kept.finished().headers().get("Link");
        var next = link == null ? null : NEXT.matcher(link);
        return next == null || !next.find() ? null : next.group(1);
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.interrupt();
        }
    }
}
