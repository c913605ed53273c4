package org.datapop.content;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what the public sees from when to when. Every step happens under the document's lock, at
 * an instant that the database tells, and leaves the past as it was.
 */
@Service
@Transactional
public class Publishing {

    private final Documents documents;
    private final Candidates candidates;
    private final Publications publications;
    private final Plans plans;
    private final PathClaims claims;
    private final DatabaseClock clock;
    private final Announcements announcements;

    Publishing(
            Documents documents,
            Candidates candidates,
            Publications publications,
            Plans plans,
            PathClaims claims,
            DatabaseClock clock,
            Announcements announcements) {
        this.documents = documents;
        this.candidates = candidates;
        this.publications = publications;
        this.plans = plans;
        this.claims = claims;
        this.clock = clock;
        this.announcements = announcements;
    }

    /**
     * What an editor wants to have published.
     *
     * @param change what readers are told of the kind of change; null for a first publication
     * @param changeNote what they are told of it; may be empty
     * @param expiresAt when it disappears by itself; null for never
     * @param ifPlanned what becomes of planned publications; null where the editor knows of none
     * @param waived what they were advised to mend first, and didn't; null where nothing was
     */
    public record Order(
            UUID document,
            UUID revision,
            @Nullable Change change,
            String changeNote,
            @Nullable Instant expiresAt,
            @Nullable ScheduleChoice ifPlanned,
            @Nullable Waived waived) {

        public Order(
                UUID document,
                UUID revision,
                @Nullable Change change,
                String changeNote,
                @Nullable Instant expiresAt,
                @Nullable ScheduleChoice ifPlanned) {
            this(document, revision, change, changeNote, expiresAt, ifPlanned, null);
        }

        /** An order for a revision without anything special. */
        public static Order of(SavedRevision saved) {
            return new Order(saved.document(), saved.revision(), null, "", null, null);
        }
    }

    /**
     * Advice that somebody publishes against, for the record.
     *
     * @param advice in words of the system, with spaces between
     */
    public record Waived(String advice, String reason) {}

    /**
     * Makes a revision live now.
     *
     * @return the publication
     * @throws UnfitBody when something required is missing
     * @throws PathTaken when its path belongs to another document
     * @throws ScheduleExists when a publication is planned and the order doesn't say what becomes
     *     of it
     * @throws ContentGone when one is to be rebased that isn't planned any more
     */
    public UUID publish(Order order, Actor by) {
        var candidate = candidates.of(order.document(), order.revision());
        var document = candidate.document();
        var timeline = timelineOf(document);
        var now = clock.after(timeline.lastBeginningBefore(clock.now()));
        var running = timeline.at(now);
        settle(document, timeline, now, order.ifPlanned(), by);
        running.ifPresent(stretch -> stretch.runUntil(now));
        var publication =
                begin(candidate, now, order, timelineOf(document).nextAfterOrNull(now), by);
        var before = running.filter(Publication::isLive).orElse(null);
        announcements.published(document, before, publication, order.waived(), by);
        if (before != null) {
            announcements.moved(document, before, publication, by);
        }
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
        var candidate = candidates.of(order.document(), order.revision());
        var document = candidate.document();
        if (!at.isAfter(clock.now())) {
            throw new TooLate(TooLate.What.BEGINNING, at);
        }
        var timeline = timelineOf(document);
        timeline.beginningAt(at)
                .ifPresent(same -> {
                    throw new ScheduleExists(same.getId(), same.revision());
                });
        timeline.at(at).ifPresent(stretch -> stretch.runUntil(at));
        var publication = begin(candidate, at, order, timeline.nextAfterOrNull(at), by);
        announcements.planned(document, null, publication, order.waived(), by);
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
            throw new TooLate(TooLate.What.CANCELLING, publication.liveFrom());
        }
        plans.remove(document, List.of(publication), by);
    }

    /**
     * Takes a document from the public, who are told why. What is planned is cancelled: withdrawn
     * means that it doesn't come back by itself.
     *
     * @param successor the content that stands for it now; null where none does
     * @return the revision that the public saw until now; null for none
     * @throws ContentGone when it never was public
     */
    public @Nullable UUID withdraw(
            UUID documentId, String reason, @Nullable UUID successor, Actor by) {
        var document = documents.getLocked(documentId).unlessErased();
        var timeline = timelineOf(document);
        var now = clock.after(timeline.lastBeginningBefore(clock.now()));
        plans.remove(document, timeline.after(now), by);
        var last = timeline.lastBegunAt(now).orElseThrow(() -> neverPublic(documentId));
        if (last.covers(now)) {
            last.runUntil(now);
        }
        publications.flush();
        publications.saveAndFlush(
                Publication.withdrawn(document, last.title(), reason, successor, now, by));
        announcements.unpublished(document, last, now, by);
        return last.isLive() ? last.revision() : null;
    }

    /** Leaves nothing of a document live or planned; what never was public needs no reason. */
    void clear(UUID documentId, String reason, Actor by) {
        var document = documents.getLocked(documentId);
        var timeline = timelineOf(document);
        var now = clock.now();
        var isLive = timeline.at(now).filter(Publication::isLive).isPresent();
        if (reason.isBlank() && (isLive || timeline.nextAfter(now).isPresent())) {
            throw new StillPublic(documentId);
        }
        if (isLive) {
            withdraw(documentId, reason, null, by);
        } else {
            plans.remove(document, timeline.after(now), by);
        }
    }

    /** Starts a stretch where nothing is in its way any more, up to the next one. */
    private Publication begin(
            Candidate candidate, Instant at, Order order, @Nullable Instant next, Actor by) {
        claims.take(candidate.place().path(), candidate.document().getId(), at);
        publications.flush(); // What ends here must have ended before this begins.
        var expiry = future(order.expiresAt(), at);
        var publication =
                Publication.live(candidate, at, expiry, order.change(), order.changeNote(), by);
        publication.runUntil(next);
        return publications.saveAndFlush(publication);
    }

    private void settle(
            Document document,
            Timeline timeline,
            Instant now,
            @Nullable ScheduleChoice choice,
            Actor by) {
        var next = timeline.nextAfter(now);
        switch (choice) {
            case null ->
                    next.ifPresent(planned -> {
                        throw new ScheduleExists(planned.getId(), planned.revision());
                    });
            case ScheduleChoice.Keep() -> {}
            case ScheduleChoice.Cancel() -> plans.remove(document, timeline.after(now), by);
            case ScheduleChoice.Rebase(var planned, var revision) ->
                    plans.rebase(
                            next.filter(publication -> publication.getId().equals(planned))
                                    .orElseThrow(() -> noPublication(planned)),
                            candidates.of(document, revision),
                            by);
        }
    }

    /** To be asked under the document's lock. */
    private Timeline timelineOf(Document document) {
        return Timeline.of(publications.timelineOf(document.getId(), clock.now()));
    }

    private static ContentGone noPublication(UUID id) {
        return new ContentGone("There is no publication " + id);
    }

    private static ContentGone neverPublic(UUID document) {
        return new ContentGone("Document " + document + " was never public");
    }

    private static @Nullable Instant future(@Nullable Instant expiresAt, Instant from) {
        if (expiresAt == null) {
            return null;
        }
        var at = expiresAt.truncatedTo(ChronoUnit.MICROS);
        if (!at.isAfter(from)) {
            throw new TooLate(TooLate.What.EXPIRING, at);
        }
        return at;
    }
}
