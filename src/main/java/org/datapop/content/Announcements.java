package org.datapop.content;

import java.time.Instant;
import java.util.Objects;
import org.datapop.content.Publishing.Waived;
import org.datapop.content.events.ContentMoved;
import org.datapop.content.events.ContentPublished;
import org.datapop.content.events.ContentUnpublished;
import org.datapop.content.events.PublicationScheduled;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the other modules what has happened to a document, and the record who did it. */
@Component
class Announcements {

    private final ApplicationEventPublisher events;

    Announcements(ApplicationEventPublisher events) {
        this.events = events;
    }

    void saved(Document document, @Nullable Revision before, Revision saved, Actor by) {
        var deed = new Deed(by, What.SAVED, document.getId(), saved.title());
        events.publishEvent(
                deed.changing("revision", before == null ? null : before.getId(), saved.getId())
                        .changing("title", before == null ? null : before.title(), saved.title()));
    }

    /**
     * @param title what the document is called; empty where nothing was ever saved
     */
    void putAside(Document document, String title, What what, Actor by) {
        events.publishEvent(new Deed(by, what, document.getId(), title));
    }

    /**
     * @param before what the public saw until now; null for nothing
     */
    void published(
            Document document,
            @Nullable Publication before,
            Publication publication,
            @Nullable Waived waived,
            Actor by) {
        var deed =
                against(
                        waived,
                        new Deed(by, What.PUBLISHED, document.getId(), publication.title()));
        events.publishEvent(
                deed.changing(
                                "revision",
                                before == null ? null : before.revision(),
                                publication.revision())
                        .changing(
                                "address",
                                before == null ? null : before.address(),
                                publication.address()));
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

    private static Deed against(@Nullable Waived waived, Deed deed) {
        return waived == null
                ? deed
                : deed.changing("advice", null, waived.advice())
                        .changing("reason", null, waived.reason());
    }

    void unpublished(Document document, Publication last, Instant at, Actor by) {
        var address = last.address();
        events.publishEvent(
                new Deed(by, What.WITHDRAWN, document.getId(), last.title())
                        .changing("revision", last.isLive() ? last.revision() : null, null)
                        .changing("address", address, null));
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

    /**
     * @param before the plan that it stands for; null for a new one
     */
    void planned(
            Document document,
            @Nullable Publication before,
            Publication planned,
            @Nullable Waived waived,
            Actor by) {
        var deed = against(waived, new Deed(by, What.SCHEDULED, document.getId(), planned.title()));
        events.publishEvent(
                deed.changing(
                                "revision",
                                before == null ? null : before.revision(),
                                planned.revision())
                        .changing(
                                "begin",
                                before == null ? null : before.liveFrom(),
                                planned.liveFrom()));
        scheduled(document, planned, by);
    }

    void cancelled(Document document, Publication planned, Actor by) {
        events.publishEvent(
                new Deed(by, What.UNSCHEDULED, document.getId(), planned.title())
                        .changing("revision", planned.revision(), null)
                        .changing("begin", planned.liveFrom(), null));
        scheduled(document, planned, by);
    }

    private void scheduled(Document document, Publication planned, Actor by) {
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
