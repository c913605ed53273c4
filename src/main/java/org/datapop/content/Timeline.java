package org.datapop.content;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stretches of one document in order, from the one that began last; at any instant at most one
 * covers it.
 */
record Timeline(List<Publication> stretches) {

    static Timeline of(List<Publication> stretches) {
        return new Timeline(
                stretches.stream().sorted(Comparator.comparing(Publication::liveFrom)).toList());
    }

    Optional<Publication> at(Instant instant) {
        return stretches.stream().filter(stretch -> stretch.covers(instant)).findFirst();
    }

    Optional<Publication> lastBegunAt(Instant instant) {
        return stretches.reversed().stream()
                .filter(stretch -> !stretch.liveFrom().isAfter(instant))
                .findFirst();
    }

    @Nullable Instant lastBeginningBefore(Instant instant) {
        return lastBegunAt(instant).map(Publication::liveFrom).orElse(null);
    }

    List<Publication> after(Instant instant) {
        return stretches.stream().filter(stretch -> stretch.liveFrom().isAfter(instant)).toList();
    }

    Optional<Publication> nextAfter(Instant instant) {
        return after(instant).stream().findFirst();
    }

    /** Where the next stretch begins; null where none is planned. */
    @Nullable Instant nextAfterOrNull(Instant instant) {
        return nextAfter(instant).map(Publication::liveFrom).orElse(null);
    }

    Optional<Publication> beginningAt(Instant instant) {
        return stretches.stream().filter(stretch -> stretch.liveFrom().equals(instant)).findFirst();
    }

    Optional<Publication> endingAt(Instant instant) {
        return stretches.stream()
                .filter(stretch -> instant.equals(stretch.liveUntil()))
                .findFirst();
    }
}
