package org.datapop.content;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.datapop.catalog.person.Person;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One person who is published, renamed, planned, cancelled, withdrawn, put aside and brought back
 * at random, together with a model of what that makes of the timeline.
 */
public final class RandomHistory {

    private final Drafting drafting;
    private final Publishing publishing;
    private final JdbcClient jdbc;
    private final Random random;
    private final List<Slug> slugs;
    private final TimelineModel model = new TimelineModel();
    private final Map<UUID, String> names = new HashMap<>();
    private final Instant begin;
    private SavedRevision head;

    /**
     * @param seed decides all but how long each step takes
     * @param slugs that nobody else has
     */
    public RandomHistory(
            Drafting drafting,
            Publishing publishing,
            JdbcClient jdbc,
            long seed,
            List<Slug> slugs) {
        this.drafting = drafting;
        this.publishing = publishing;
        this.jdbc = jdbc;
        this.random = new Random(seed);
        this.slugs = slugs;
        this.begin = now();
        this.head =
                drafting.create(
                        "person", Language.ENGLISH, slugs.getFirst(), person("0"), Actor.SYSTEM);
    }

    /** Lives through so many steps, and waits until all that was planned has come. */
    public void live(int steps) {
        var tooLate = 0;
        for (var step = 1; step <= steps; step++) {
            head =
                    drafting.save(
                            head.document(),
                            head.revision(),
                            slug(),
                            person(Integer.toString(step)),
                            "",
                            Actor.SYSTEM);
            names.put(head.revision(), "Edition " + step + ".");
            try {
                step();
            } catch (TooLate nothingChanged) {
                // An instant passed before the step was done: the model stays as it is, and the
                // comparison tells whether the site did too.
                tooLate++;
            }
        }
        assertThat(tooLate).as("steps that changed nothing").isLessThan(steps / 2);
        while (!now().isAfter(model.lastBoundary())) {
            Thread.onSpinWait();
        }
    }

    public TimelineModel model() {
        return model;
    }

    public UUID document() {
        return head.document();
    }

    /** The name of the person in a revision. */
    public String name(UUID revision) {
        return names.getOrDefault(revision, "");
    }

    /** One of the paths that the person had at some time, or might have had. */
    public String path() {
        return "/people/" + slug();
    }

    /** Instants between the first step and now, and those beside each boundary. */
    public TreeSet<Instant> instants(int howMany) {
        var instants = new TreeSet<Instant>();
        var micros = Duration.between(begin, now()).toNanos() / 1_000;
        for (var i = 0; i < howMany; i++) {
            instants.add(begin.plus(random.nextLong(micros), MICROS).truncatedTo(MICROS));
        }
        for (var boundary : model.boundaries()) {
            instants.add(boundary);
            instants.add(boundary.minus(1, MICROS));
            instants.add(boundary.plus(1, MICROS));
        }
        return instants;
    }

    private Slug slug() {
        return slugs.get(random.nextInt(slugs.size()));
    }

    private void step() {
        var expires = random.nextInt(4) == 0 ? now().plusMillis(500 + random.nextInt(500)) : null;
        var keep = random.nextBoolean();
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                var choice = keep ? new ScheduleChoice.Keep() : new ScheduleChoice.Cancel();
                var publication = publishing.publish(order(expires, choice), Actor.SYSTEM);
                var from = beginningOf(publication);
                if (!keep) {
                    model.cancelAfter(from);
                }
                model.add(from, expires, pathOfHead(), head.revision(), publication);
            }
            case 2, 3 -> {
                var from = now().plusMillis(100 + random.nextInt(300));
                var end = expires == null ? null : from.plusMillis(random.nextInt(1, 200));
                var publication = publishing.schedule(order(end, null), from, Actor.SYSTEM);
                model.add(from, end, pathOfHead(), head.revision(), publication);
            }
            case 4 -> {
                var far = model.lastAfter(now().plusMillis(50));
                if (far != null) {
                    publishing.cancel(far, Actor.SYSTEM);
                    model.cancel(far);
                }
            }
            case 5 -> {
                if (model.hasBegun(now())) {
                    publishing.withdraw(head.document(), "Reason", null, Actor.SYSTEM);
                    withdrawn();
                }
            }
            default -> {
                var before = withdrawals();
                drafting.trash(head.document(), "Reason", Actor.SYSTEM);
                drafting.restore(head.document(), Actor.SYSTEM);
                if (withdrawals() > before) {
                    withdrawn();
                } else {
                    model.keepOnly(publications());
                }
            }
        }
    }

    private void withdrawn() {
        var from = latest();
        model.cancelAfter(from);
        model.add(from, null, null, null, UUID.randomUUID());
    }

    private Publishing.Order order(@Nullable Instant expires, @Nullable ScheduleChoice choice) {
        return new Publishing.Order(head.document(), head.revision(), null, "", expires, choice);
    }

    private String pathOfHead() {
        return "/people/" + head.slug();
    }

    private static Person person(String number) {
        var name = "Edition " + number + ".";
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }

    private Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private int withdrawals() {
        return jdbc.sql(
                        "select count(*) from publication where document_id = ? and kind = 'withdrawn'")
                .param(head.document())
                .query(Integer.class)
                .single();
    }

    private List<UUID> publications() {
        return jdbc.sql("select id from publication where document_id = ?")
                .param(head.document())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private Instant beginningOf(UUID publication) {
        return jdbc.sql("select live_from from publication where id = ?")
                .param(publication)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Instant latest() {
        return jdbc.sql("select max(live_from) from publication where document_id = ?")
                .param(head.document())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
