package org.datapop.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.datapop.delivery.Kitchen.Made;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.PublicAnswers;
import org.datapop.web.Coding.Effort;
import org.datapop.web.Finished;
import org.datapop.web.Shelf;
import org.datapop.web.Unavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Hands finished pages to whoever asks: what is kept and true at once; else a new one, made once
 * for all who wait for it; else, while the database is away, what was kept before.
 */
@Component
class Counter implements Shelf, PublicAnswers, AutoCloseable {

    /** So long is waited for a new page where an old one could be given. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    /** So long is waited where there is none. */
    private static final Duration AT_MOST = Duration.ofSeconds(12);

    private static final Duration SOON = Duration.ofSeconds(30);

    /** A page that changes faster than it is made is given as it was when somebody began. */
    private static final int TRIES = 4;

    private final Store store;
    private final Kitchen kitchen;
    private final Pages pages;
    private final Pulse pulse;
    private final SiteTime time;
    private final Map<String, CompletableFuture<Made>> flights = new ConcurrentHashMap<>();
    private final ExecutorService cooks = Executors.newVirtualThreadPerTaskExecutor();

    Counter(Store store, Kitchen kitchen, Pages pages, Pulse pulse, SiteTime time) {
        this.store = store;
        this.kitchen = kitchen;
        this.pages = pages;
        this.pulse = pulse;
        this.time = time;
    }

    @Override
    public @Nullable Finished find(String path, @Nullable String query) {
        var kept = store.inMemory(query == null ? path : pages.address(Asked.sent(path, query)));
        if (kept == null || !store.isCurrent(kept)) {
            return null;
        }
        kept.noteAskedFor();
        return kept.finished();
    }

    @Override
    public Finished answer(Asked asked) {
        var address = pages.address(asked);
        var kept = store.find(address);
        if (kept != null && store.isCurrent(kept)) {
            kept.noteAskedFor();
            return kept.finished();
        }
        var instead = kept != null && store.isUsable(kept) ? kept : null;
        if (pulse.isAway() && instead != null) {
            return standIn(instead);
        }
        try {
            return fresh(address, asked, kept, instead == null ? AT_MOST : A_MOMENT)
                    .kept()
                    .finished();
        } catch (RuntimeException e) {
            if (instead != null && Unavailable.of(e) != null) {
                return standIn(instead);
            }
            throw e;
        }
    }

    /** What should have ended by now isn't shown any more, even if nobody can say so nicely. */
    private Finished standIn(Kept kept) {
        if (kept.label().isExpiredAt(time.now())) {
            throw new ResponseStatusException(HttpStatus.GONE);
        }
        return kept.finished();
    }

    private Made fresh(String address, Asked asked, @Nullable Kept before, Duration patience) {
        var key = pages.isSpelledAsPages(asked.path()) ? address : asked.toString();
        for (var left = TRIES; ; left--) {
            var flight = flight(key, address, asked, before);
            var made = await(key, flight, patience);
            if (left == 1 || store.isMadeOfNow(made.kept())) {
                return made;
            }
        }
    }

    /**
     * @param key what all who wait for it have in common
     */
    private CompletableFuture<Made> flight(
            String key, String address, Asked asked, @Nullable Kept before) {
        var mine = new CompletableFuture<Made>();
        var others = flights.putIfAbsent(key, mine);
        if (others != null) {
            return others;
        }
        cooks.execute(() -> {
            // Nobody may join one that has ended: it could be of an earlier state than they ask
            // for.
            try {
                var made = make(address, asked, before, Effort.QUICK);
                flights.remove(key, mine);
                mine.complete(made);
            } catch (Throwable failure) {
                flights.remove(key, mine);
                mine.completeExceptionally(failure);
            }
        });
        return mine;
    }

    /** Makes it anew, and keeps it if that is worth it. */
    Made make(String address, Asked asked, @Nullable Kept before, Effort effort) {
        var made = kitchen.make(address, asked, before, effort);
        if (made.isLasting()) {
            store.keep(made.kept());
        }
        return made;
    }

    private Made await(String key, CompletableFuture<Made> flight, Duration patience) {
        try {
            return flight.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            flights.remove(key, flight); // Whoever asks next needn't wait for this one too.
            throw new Unavailable("A page takes too long to make", SOON, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The site ends", SOON, e);
        }
    }

    @Override
    public void close() {
        cooks.shutdownNow();
    }
}
