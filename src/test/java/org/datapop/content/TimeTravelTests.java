package org.datapop.content;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.datapop.content.published.Answer;
import org.datapop.shared.Actor;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a long random history every instant answers what a much simpler model answers. */
class TimeTravelTests extends KernelTestCase {

    private static final int STEPS = 200;
    private static final int INSTANTS = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123})
    void everyInstantOfARandomHistoryIsAnsweredAsItWas(long seed) {
        var random = new Random(seed);
        var slugs = IntStream.range(0, 4).mapToObj(_ -> new Slug("travel-" + next())).toList();
        var begin = clock.now();
        var model = new Model();
        var head = create(person("Traveller " + next()));
        for (var step = 0; step < STEPS; step++) {
            head = save(head, slugs.get(random.nextInt(slugs.size())), "");
            try {
                step(random, model, head);
            } catch (TooLate late) {
                // A planned stretch began while it was being cancelled; nothing has changed.
                assertThat(late).hasMessageContaining("change the past");
            }
        }
        await(model.lastBoundary());
        var end = clock.now();
        for (var instant : instants(random, model, begin, end)) {
            var path = "/people/" + slugs.get(random.nextInt(slugs.size()));
            assertThat(seen(find(path, instant)))
                    .as("seed %d, %s at %s", seed, path, instant)
                    .isEqualTo(model.at(path, instant));
        }
    }

    private void step(Random random, Model model, SavedRevision saved) {
        var expires =
                random.nextInt(4) == 0 ? clock.now().plusMillis(500 + random.nextInt(500)) : null;
        var keep = random.nextBoolean();
        var order =
                new Publishing.Order(
                        saved.document(),
                        saved.revision(),
                        null,
                        "",
                        expires,
                        keep ? new ScheduleChoice.Keep() : new ScheduleChoice.Cancel());
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                var publication = publishing.publish(order, Actor.SYSTEM);
                var from = beginningOf(publication);
                if (!keep) {
                    model.cancelAfter(from);
                }
                model.add(from, expires, pathOf(saved), saved.revision(), publication);
            }
            case 2, 3 -> {
                var from = clock.now().plusMillis(100 + random.nextInt(300));
                var end = expires == null ? null : from.plusMillis(random.nextInt(1, 200));
                var publication =
                        publishing.schedule(
                                new Publishing.Order(
                                        saved.document(), saved.revision(), null, "", end, null),
                                from,
                                Actor.SYSTEM);
                model.add(from, end, pathOf(saved), saved.revision(), publication);
            }
            case 4 -> {
                var far = model.lastAfter(clock.now().plusMillis(50));
                if (far != null) {
                    publishing.cancel(far, Actor.SYSTEM);
                    model.cancel(far);
                }
            }
            default -> {
                if (model.hasBegun(clock.now())) {
                    publishing.withdraw(saved.document(), "Reason", null, Actor.SYSTEM);
                    var from = latest(saved.document());
                    model.cancelAfter(from);
                    model.add(from, null, null, null, UUID.randomUUID());
                }
            }
        }
    }

    private Instant beginningOf(UUID publication) {
        return instant("select live_from from publication where id = ?", publication);
    }

    private Instant latest(UUID document) {
        return instant("select max(live_from) from publication where document_id = ?", document);
    }

    private Instant instant(String sql, UUID id) {
        return jdbc.sql(sql).param(id).query((row, _) -> row.getTimestamp(1).toInstant()).single();
    }

    private static TreeSet<Instant> instants(
            Random random, Model model, Instant begin, Instant end) {
        var instants = new TreeSet<Instant>();
        var micros = Duration.between(begin, end).toNanos() / 1_000;
        for (var i = 0; i < INSTANTS; i++) {
            instants.add(begin.plus(random.nextLong(micros), MICROS));
        }
        for (var boundary : model.boundaries()) {
            instants.add(boundary);
            instants.add(boundary.minus(1, MICROS));
            instants.add(boundary.plus(1, MICROS));
        }
        return instants;
    }

    private static String seen(Answer answer) {
        return switch (answer) {
            case Answer.Found found -> "found " + found.document().revision();
            case Answer.Moved moved -> "moved " + moved.target();
            case Answer.Gone gone -> "gone " + gone.reason();
            case Answer.Missing _ -> "missing";
        };
    }

    /** What begins when; whatever begins ends what was before it. */
    private static final class Model {

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

        void add(
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

        void cancelAfter(Instant instant) {
            events.removeIf(event -> event.from().isAfter(instant));
        }

        void cancel(UUID publication) {
            events.removeIf(event -> event.publication().equals(publication));
        }

        @Nullable UUID lastAfter(Instant instant) {
            return events.isEmpty() || !events.getLast().from().isAfter(instant)
                    ? null
                    : events.getLast().publication();
        }

        boolean hasBegun(Instant instant) {
            return !events.isEmpty() && !events.getFirst().from().isAfter(instant);
        }

        List<Instant> boundaries() {
            var boundaries = new ArrayList<Instant>();
            for (var event : events) {
                boundaries.add(event.from());
                if (event.expires() != null) {
                    boundaries.add(event.expires());
                }
            }
            return boundaries;
        }

        Instant lastBoundary() {
            return boundaries().stream().max(Comparator.naturalOrder()).orElseThrow().plusMillis(1);
        }

        String at(String path, Instant instant) {
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
}
