package org.datapop.content;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A timeline as a child would keep it: what begins when; whatever begins ends what was before it.
 * It says what a path answers at an instant: {@code found} with a revision, {@code moved} with a
 * path, {@code gone} with a reason, or {@code missing}.
 */
public final class TimelineModel {

    /**
     * @param revision null for a withdrawal
     */
    private record Event(
            Instant from,
            @Nullable Instant expires,
            @Nullable String path,
            @Nullable UUID revision,
            UUID publication) {}

    private final List<Event> events = new ArrayList<>();

    public void add(
            Instant from,
            @Nullable Instant expires,
            @Nullable String path,
            @Nullable UUID revision,
            UUID publication) {
        events.add(
                new Event(
                        from.truncatedTo(MICROS),
                        expires == null ? null : expires.truncatedTo(MICROS),
                        path,
                        revision,
                        publication));
        events.sort(Comparator.comparing(Event::from));
    }

    public void cancelAfter(Instant instant) {
        events.removeIf(event -> event.from().isAfter(instant));
    }

    /**
     * Of what was planned, what others cancelled is no more; nobody else can tell when that was.
     */
    public void keepOnly(Collection<UUID> publications) {
        events.removeIf(
                event -> event.revision() != null && !publications.contains(event.publication()));
    }

    public void cancel(UUID publication) {
        events.removeIf(event -> event.publication().equals(publication));
    }

    public @Nullable UUID lastAfter(Instant instant) {
        return events.isEmpty() || !events.getLast().from().isAfter(instant)
                ? null
                : events.getLast().publication();
    }

    public boolean hasBegun(Instant instant) {
        return !events.isEmpty() && !events.getFirst().from().isAfter(instant);
    }

    public List<Instant> boundaries() {
        var boundaries = new ArrayList<Instant>();
        for (var event : events) {
            boundaries.add(event.from());
            if (event.expires() != null) {
                boundaries.add(event.expires());
            }
        }
        return boundaries;
    }

    public Instant lastBoundary() {
        return boundaries().stream().max(Comparator.naturalOrder()).orElseThrow().plusMillis(1);
    }

    public String at(String path, Instant instant) {
        var begun = events.stream().filter(event -> !event.from().isAfter(instant)).toList();
        if (begun.stream().noneMatch(event -> path.equals(event.path()))) {
            return "missing";
        }
        var last = begun.getLast();
        if (last.revision() == null) {
            return "gone Reason";
        }
        if (last.expires() != null && !last.expires().isAfter(instant)) {
            return "gone ";
        }
        return path.equals(last.path()) ? "found " + last.revision() : "moved " + last.path();
    }
}
