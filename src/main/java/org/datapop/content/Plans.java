package org.datapop.content;

import java.util.List;
import org.datapop.shared.Actor;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** Changes what is planned, under the document's lock. */
@Component
class Plans {

    private final Publications publications;
    private final PathClaims claims;
    private final DatabaseClock clock;
    private final Announcements announcements;

    Plans(
            Publications publications,
            PathClaims claims,
            DatabaseClock clock,
            Announcements announcements) {
        this.publications = publications;
        this.claims = claims;
        this.clock = clock;
        this.announcements = announcements;
    }

    /** Lets another revision begin where one was planned. */
    void rebase(Publication planned, Candidate candidate, Actor by) {
        var document = candidate.document();
        claims.take(candidate.place().path(), document.getId(), planned.liveFrom());
        var rebased = Publication.rebased(planned, candidate, by);
        delete(List.of(planned));
        publications.saveAndFlush(rebased);
        unlessBegun(List.of(planned), () -> forgetClaimOf(planned));
        announcements.planned(document, planned, rebased, null, by);
    }

    /** Takes planned stretches out of the timeline and lets the one before them go on. */
    void remove(Document document, List<Publication> planned, Actor by) {
        delete(planned);
        unlessBegun(planned, () -> planned.forEach(this::forgetClaimOf));
        var rest = Timeline.of(publications.timelineOf(document.getId(), clock.now()));
        for (var removed : planned) {
            var next = rest.nextAfterOrNull(removed.liveFrom());
            rest.endingAt(removed.liveFrom()).ifPresent(before -> before.runUntil(next));
        }
        unlessBegun(planned, publications::flush);
        planned.forEach(removed -> announcements.cancelled(document, removed, by));
    }

    private void delete(List<Publication> planned) {
        planned.forEach(publications::delete);
        unlessBegun(planned, publications::flush);
    }

    private static void unlessBegun(List<Publication> planned, Runnable change) {
        try {
            change.run();
        } catch (DataIntegrityViolationException e) { // One of them has begun in the meantime.
            if (planned.isEmpty()) {
                throw e;
            }
            throw new TooLate(TooLate.What.CANCELLING, planned.getFirst().liveFrom(), e);
        }
    }

    private void forgetClaimOf(Publication removed) {
        var path = removed.path();
        if (path != null) {
            claims.forgetPlanned(path, removed.documentId(), removed.liveFrom());
        }
    }
}
