package org.datapop.admin.content;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.datapop.newsroom.PresencePace;
import org.datapop.newsroom.Presences;
import org.datapop.newsroom.Presences.Situation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every two seconds what goes on at the documents that somebody on this node has open, in one
 * query for all of them, and in none while nobody listens.
 */
@Component
class PresenceWatch {

    /** A browser has six connections to a site; three are left for everything else. */
    static final int OF_A_BROWSER = 3;

    static final int OF_AN_ACCOUNT = 12;
    static final int OF_THIS_NODE = 1_000;

    private static final Logger log = LoggerFactory.getLogger(PresenceWatch.class);
    private static final String NOTHING_MORE = "";

    private final Presences presences;
    private final PresencePace pace;

    /** The oldest first. */
    private final List<PresenceStream> open = new ArrayList<>();

    private boolean isClosing;

    PresenceWatch(Presences presences, PresencePace pace) {
        this.presences = presences;
        this.pace = pace;
    }

    /** Whether there is room for one more; the older ones of the same reader make room. */
    synchronized boolean add(PresenceStream stream) {
        open.stream()
                .filter(other -> other.window().id().equals(stream.window().id()))
                .forEach(other -> other.end(NOTHING_MORE));
        open.removeIf(other -> other.window().id().equals(stream.window().id()));
        makeRoom(OF_A_BROWSER, other -> other.visit().isFromTheBrowserOf(stream.visit()));
        makeRoom(
                OF_AN_ACCOUNT, other -> other.window().account().equals(stream.window().account()));
        return !isClosing && open.size() < OF_THIS_NODE && open.add(stream);
    }

    private void makeRoom(int most, Predicate<PresenceStream> alike) {
        var others = open.stream().filter(alike).toList();
        others.stream()
                .limit(Math.max(0, others.size() + 1 - most))
                .forEach(one -> {
                    one.end(PresenceStream.ELSEWHERE);
                    open.remove(one);
                });
    }

    synchronized List<PresenceStream> open() {
        return List.copyOf(open);
    }

    private synchronized void remove(PresenceStream stream) {
        open.remove(stream);
    }

    /** Writes a stream that was added, as long as somebody reads it. */
    void write(PresenceStream stream, PresenceStream.Out out) {
        try {
            stream.see(presences.at(stream.window().document()));
            if (!stream.write(out, pace.sign())) {
                presences.leave(stream.window());
            }
        } catch (IOException _) {
            // The page was closed.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            remove(stream);
        }
    }

    @Scheduled(fixedDelayString = "${site.presence.look:2s}")
    void look() {
        var listening = open();
        if (listening.isEmpty()) {
            return;
        }
        try {
            var situations =
                    presences.at(
                            listening.stream()
                                    .map(stream -> stream.window().document())
                                    .collect(Collectors.toSet()));
            listening.forEach(stream ->
                    stream.see(
                            situations.getOrDefault(
                                    stream.window().document(), Situation.NOTHING)));
        } catch (DataAccessException e) {
            // Better nothing than what isn't true any more; pages come back by themselves.
            log.warn("Nobody can be told who is there: {}", e.getMessage());
            listening.forEach(stream -> stream.end(NOTHING_MORE));
        }
    }

    /** Before the server waits for answers that are under way: these would never end. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        isClosing = true;
        open.forEach(stream -> stream.end(NOTHING_MORE));
    }
}
