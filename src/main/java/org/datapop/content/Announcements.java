package org.datapop.content;

import java.time.Instant;
import java.util.Objects;
import org.datapop.content.events.ContentMoved;
import org.datapop.content.events.ContentPublished;
import org.datapop.content.events.ContentUnpublished;
import org.datapop.content.events.PublicationScheduled;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the other modules what has happened to a document. */
@Component
class Announcements {

    private final ApplicationEventPublisher events;

    Announcements(ApplicationEventPublisher events) {
        this.events = events;
    }

    void published(Document document, Publication publication, Actor by) {
        events.publishEvent(
                new ContentPublished(
                        document.content().getId(),
                        document.getId(),
                        publication.getId(),
                        document.content().type(),
                        document.language(),
                        publication.address(),
                        publication.liveFrom(),
                        by));
    }

    void unpublished(Document document, @Nullable String address, Instant at, Actor by) {
        events.publishEvent(
                new ContentUnpublished(
                        document.content().getId(),
                        document.getId(),
                        document.content().type(),
                        document.language(),
                        address,
                        at,
                        by));
    }

    /** Says nothing where the address is the same. */
    void moved(Document document, Publication old, Publication now, Actor by) {
        var from = old.address();
        if (from == null || Objects.equals(from, now.address())) {
            return;
        }
        events.publishEvent(
                new ContentMoved(
                        document.content().getId(),
                        document.getId(),
                        document.content().type(),
                        document.language(),
                        from,
                        now.address(),
                        now.liveFrom(),
                        by));
    }

    void planned(Document document, Publication planned, Actor by) {
        events.publishEvent(
                new PublicationScheduled(
                        document.content().getId(),
                        document.getId(),
                        document.content().type(),
                        document.language(),
                        planned.address(),
                        planned.liveFrom(),
                        by));
    }
}
