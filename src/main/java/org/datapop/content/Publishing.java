package org.datapop.content;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.datapop.content.events.ContentMoved;
import org.datapop.content.events.ContentPublished;
import org.datapop.content.events.ContentUnpublished;
import org.datapop.content.events.PublicationScheduled;
import org.datapop.content.spi.FormSpec.Purpose;
import org.datapop.shared.Actor;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what the public sees from when to when. Every step happens under the document's lock, at
 * an instant that the database tells, and leaves the past as it was.
 */
@Service
@Transactional
public class Publishing {

    private final ContentTypes types;
    private final Documents documents;
    private final Revisions revisions;
    private final Publications publications;
    private final Bodies bodies;
    private final Places places;
    private final PathClaims claims;
    private final DatabaseClock clock;
    private final ApplicationEventPublisher events;

    Publishing(
            ContentTypes types,
            Documents documents,
            Revisions revisions,
            Publications publications,
            Bodies bodies,
            Places places,
            PathClaims claims,
            DatabaseClock clock,
            ApplicationEventPublisher events) {
        this.types = types;
        this.documents = documents;
        this.revisions = revisions;
        this.publications = publications;
        this.bodies = bodies;
        this.places = places;
        this.claims = claims;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What an editor wants to have published.
     *
     * @param change what readers are told of the kind of change; null for a first publication
     * @param changeNote what they are told of it; may be empty
     * @param expiresAt when it disappears by itself; null for never
     * @param ifPlanned what becomes of planned publications; null where the editor knows of none
     */
    public record Order(
            UUID document,
            UUID revision,
            @Nullable Change change,
            String changeNote,
            @Nullable Instant expiresAt,
            @Nullable ScheduleChoice ifPlanned) {

        /** An order for a revision without anything special. */
        public static Order of(SavedRevision saved) {
            return new Order(saved.document(), saved.revision(), null, "", null, null);
        }
    }

    /**
     * Makes a revision live now.
     *
     * @return the publication
     * @throws UnfitBody when something required is missing
     * @throws PathTaken when its path belongs to another document
     * @throws ScheduleExists when a publication is planned and the order doesn't say what becomes
     *     of it
     */
    public UUID publish(Order order, Actor by) {
        var document = publishable(order.document());
        var revision = fit(document, order.revision());
        var timeline = Timeline.of(publications.timelineOf(document.getId()));
        var now = clock.after(timeline.lastBeginningBefore(clock.now()));
        var running = timeline.at(now);
        settle(document, timeline, now, order.ifPlanned(), by);

        var place = place(document, revision);
        claims.take(place.path(), document.getId(), now);
        running.ifPresent(stretch -> stretch.runUntil(now));
        publications.flush();
        var publication =
                Publication.live(
                        document,
                        revision,
                        place,
                        now,
                        future(order.expiresAt(), now),
                        order.change(),
                        order.changeNote(),
                        by);
        publication.runUntil(
                Timeline.of(publications.timelineOf(document.getId()))
                        .nextAfter(now)
                        .map(Publication::liveFrom)
                        .orElse(null));
        publications.saveAndFlush(publication);

        events.publishEvent(
                new ContentPublished(
                        document.content().getId(),
                        document.getId(),
                        publication.getId(),
                        document.content().type(),
                        document.language(),
                        publication.address(),
                        now,
                        by));
        running.filter(Publication::isLive)
                .ifPresent(old -> tellOfMove(document, old, publication, by));
        return publication.getId();
    }

    /**
     * Plans that a revision becomes live later. Its path is claimed at once.
     *
     * @throws TooLate when the time has come already
     * @throws ScheduleExists when another publication begins at that very instant
     */
    public UUID schedule(Order order, Instant begin, Actor by) {
        var at = begin.truncatedTo(ChronoUnit.MICROS);
        var document = publishable(order.document());
        var revision = fit(document, order.revision());
        if (!at.isAfter(clock.now())) {
            throw new TooLate("Beginning", at);
        }
        var timeline = Timeline.of(publications.timelineOf(document.getId()));
        timeline.beginningAt(at)
                .ifPresent(same -> {
                    throw new ScheduleExists(same.getId(), same.revision());
                });
        var place = place(document, revision);
        claims.take(place.path(), document.getId(), at);
        timeline.at(at).ifPresent(stretch -> stretch.runUntil(at));
        publications.flush();
        var publication =
                Publication.live(
                        document,
                        revision,
                        place,
                        at,
                        future(order.expiresAt(), at),
                        order.change(),
                        order.changeNote(),
                        by);
        publication.runUntil(timeline.nextAfter(at).map(Publication::liveFrom).orElse(null));
        publications.saveAndFlush(publication);
        tellOfPlan(document, publication, by);
        return publication.getId();
    }

    /**
     * Cancels a planned publication; what would have ended at its beginning goes on.
     *
     * @throws TooLate when it has begun
     */
    public void cancel(UUID planned, Actor by) {
        var documentId = publications.documentOf(planned).orElseThrow(() -> noPublication(planned));
        var document = documents.getLocked(documentId);
        var publication = publications.findById(planned).orElseThrow(() -> noPublication(planned));
        if (!publication.liveFrom().isAfter(clock.now())) {
            throw new TooLate("Cancelling", publication.liveFrom());
        }
        remove(document, List.of(publication), by);
    }

    /**
     * Takes a document from the public, who are told why. What is planned is cancelled: withdrawn
     * means that it doesn't come back by itself.
     *
     * @param successor the content that stands for it now; null where none does
     * @throws ContentGone when it never was public
     */
    public void withdraw(UUID documentId, String reason, @Nullable UUID successor, Actor by) {
        var document = documents.getLocked(documentId).unlessErased();
        var timeline = Timeline.of(publications.timelineOf(documentId));
        var now = clock.after(timeline.lastBeginningBefore(clock.now()));
        remove(document, timeline.after(now), by);
        var last =
                timeline.lastBegunAt(now)
                        .orElseThrow(() ->
                                new ContentGone("Document " + documentId + " was never public"));
        if (last.covers(now)) {
            last.runUntil(now);
        }
        publications.flush();
        publications.saveAndFlush(
                Publication.withdrawn(document, last.title(), reason, successor, now, by));
        events.publishEvent(
                new ContentUnpublished(
                        document.content().getId(),
                        documentId,
                        document.content().type(),
                        document.language(),
                        last.address(),
                        now,
                        by));
    }

    /** Leaves nothing of a document live or planned; what never was public needs no reason. */
    void clear(UUID documentId, String reason, Actor by) {
        var document = documents.getLocked(documentId);
        var timeline = Timeline.of(publications.timelineOf(documentId));
        var now = clock.now();
        if (timeline.at(now).filter(Publication::isLive).isPresent()) {
            withdraw(documentId, reason, null, by);
        } else {
            remove(document, timeline.after(now), by);
        }
    }

    private void settle(
            Document document,
            Timeline timeline,
            Instant now,
            @Nullable ScheduleChoice choice,
            Actor by) {
        var next = timeline.nextAfter(now);
        if (next.isEmpty()) {
            return;
        }
        switch (choice) {
            case null -> throw new ScheduleExists(next.get().getId(), next.get().revision());
            case ScheduleChoice.Keep() -> {}
            case ScheduleChoice.Cancel() -> remove(document, timeline.after(now), by);
            case ScheduleChoice.Rebase(var revision) -> rebase(document, next.get(), revision, by);
        }
    }

    private void rebase(Document document, Publication planned, UUID revisionId, Actor by) {
        var revision = fit(document, revisionId);
        var place = place(document, revision);
        claims.take(place.path(), document.getId(), planned.liveFrom());
        var rebased = Publication.rebased(planned, document, revision, place, by);
        delete(List.of(planned));
        publications.saveAndFlush(rebased);
        forgetClaimOf(planned);
        tellOfPlan(document, rebased, by);
    }

    /** Takes planned stretches out of the timeline and lets the one before them go on. */
    private void remove(Document document, List<Publication> planned, Actor by) {
        delete(planned);
        planned.forEach(this::forgetClaimOf);
        var rest = Timeline.of(publications.timelineOf(document.getId()));
        for (var removed : planned) {
            rest.endingAt(removed.liveFrom())
                    .ifPresent(before ->
                            before.runUntil(
                                    rest.nextAfter(removed.liveFrom())
                                            .map(Publication::liveFrom)
                                            .orElse(null)));
        }
        flush(planned);
        planned.forEach(removed -> tellOfPlan(document, removed, by));
    }

    private void delete(List<Publication> planned) {
        planned.forEach(publications::delete);
        flush(planned);
    }

    private void flush(List<Publication> planned) {
        try {
            publications.flush();
        } catch (DataIntegrityViolationException e) { // One of them has begun in the meantime.
            if (planned.isEmpty()) {
                throw e;
            }
            throw new TooLate("Cancelling", planned.getFirst().liveFrom(), e);
        }
    }

    private void forgetClaimOf(Publication removed) {
        var path = removed.path();
        if (path != null) {
            claims.forgetPlanned(path, removed.documentId());
        }
    }

    private Document publishable(UUID id) {
        return documents.getLocked(id).unlessPutAside();
    }

    /** The revision, if it is complete. */
    private Revision fit(Document document, UUID id) {
        var revision = revisions.get(id, document.getId());
        var type = types.get(document.content().type());
        var body = bodies.upgraded(type, revision.schemaVersion(), revision.body());
        var findings = type.form().check(body, Purpose.PUBLISHING);
        if (!findings.isEmpty()) {
            throw new UnfitBody(findings);
        }
        return revision;
    }

    private Place place(Document document, Revision revision) {
        return places.of(
                types.get(document.content().type()),
                new Slug(revision.slug()),
                document.language());
    }

    private static ContentGone noPublication(UUID id) {
        return new ContentGone("There is no publication " + id);
    }

    private static @Nullable Instant future(@Nullable Instant expiresAt, Instant from) {
        if (expiresAt == null) {
            return null;
        }
        var at = expiresAt.truncatedTo(ChronoUnit.MICROS);
        if (!at.isAfter(from)) {
            throw new TooLate("Expiring", at);
        }
        return at;
    }

    private void tellOfMove(Document document, Publication old, Publication now, Actor by) {
        var from = old.address();
        if (from != null && !Objects.equals(from, now.address())) {
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
    }

    private void tellOfPlan(Document document, Publication planned, Actor by) {
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
