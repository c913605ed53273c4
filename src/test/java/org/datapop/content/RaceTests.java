package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.datapop.content.published.Answer;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.Test;

/** Many editors at once: somebody wins, nobody is overwritten, and the timeline stays whole. */
class RaceTests extends KernelTestCase {

    private static final int THREADS = 16;

    @Test
    void allWhoPublishOneDocumentDoSoOneAfterAnother() throws Exception {
        var saved = create(person("Race " + next()));
        var failures = race(THREADS, _ -> publishing.publish(order(saved), Actor.SYSTEM));
        assertThat(failures).isEmpty();
        assertThat(stretches(saved.document())).isEqualTo(THREADS);
        assertWhole(saved.document());
        assertThat(find(pathOf(saved))).isInstanceOf(Answer.Found.class);
    }

    @Test
    void oneOfManyGetsAPath() throws Exception {
        var name = "Wanted " + next();
        var rivals = IntStream.range(0, THREADS).mapToObj(_ -> create(person(name))).toList();
        var failures = race(THREADS, i -> publishing.publish(order(rivals.get(i)), Actor.SYSTEM));
        assertThat(failures).hasSize(THREADS - 1).hasOnlyElementsOfType(PathTaken.class);
        assertThat(find(pathOf(rivals.getFirst()))).isInstanceOf(Answer.Found.class);
    }

    @Test
    void oneOfManyGetsAPathThatTheyPlanFor() throws Exception {
        var name = "Planned " + next();
        var rivals = IntStream.range(0, THREADS).mapToObj(_ -> create(person(name))).toList();
        var begin = clock.now().plus(Duration.ofHours(1));
        var failures =
                race(THREADS, i -> publishing.schedule(order(rivals.get(i)), begin, Actor.SYSTEM));
        assertThat(failures).hasSize(THREADS - 1).hasOnlyElementsOfType(PathTaken.class);
    }

    @Test
    void oneOfManyErasesBeforeAnotherTakesThePath() throws Exception {
        var name = "Erased " + next();
        var owner = publish(create(person(name)));
        var rival = create(person(name));
        var failures =
                race(
                        2,
                        i -> {
                            if (i == 0) {
                                erasure.erase(owner.document(), "", Actor.SYSTEM);
                            } else {
                                publishing.publish(order(rival), Actor.SYSTEM);
                            }
                        });
        assertThat(failures).hasOnlyElementsOfType(PathTaken.class).hasSize(1);
        assertThat(find(pathOf(rival))).isInstanceOf(Answer.Gone.class);
    }

    @Test
    void oneOfManySaves() throws Exception {
        var first = create(person("Saved " + next()));
        var failures = race(THREADS, i -> save(first, first.slug(), "Text " + i));
        assertThat(failures)
                .hasSize(THREADS - 1)
                .allSatisfy(failure ->
                        assertThat(failure)
                                .isInstanceOfSatisfying(
                                        StaleDraft.class,
                                        stale -> {
                                            assertThat(stale.startedFrom())
                                                    .isEqualTo(first.revision());
                                            assertThat(stale.head())
                                                    .isEqualTo(
                                                            drafting.head(first.document())
                                                                    .revision());
                                        }));
        assertThat(drafting.head(first.document()).number()).isEqualTo(2);
    }

    @Test
    void allWhoRepeatOneAttemptGetWhatCameOfIt() throws Exception {
        var first = create(person("Repeated " + next()));
        var attempt = UUID.randomUUID();
        var answers = ConcurrentHashMap.<UUID>newKeySet();
        var failures =
                race(
                        THREADS,
                        _ ->
                                answers.add(
                                        drafting.save(
                                                        first.document(),
                                                        first.revision(),
                                                        null,
                                                        first.body(),
                                                        "",
                                                        Actor.SYSTEM,
                                                        attempt)
                                                .revision()));
        assertThat(failures).isEmpty();
        assertThat(answers).containsExactly(drafting.head(first.document()).revision());
        assertThat(drafting.head(first.document()).number()).isEqualTo(2);
    }

    @Test
    void savesThatTryAgainAreNumberedWithoutGaps() throws Exception {
        var first = create(person("Gapless " + next()));
        var failures =
                race(
                        8,
                        i -> {
                            while (true) {
                                try {
                                    save(drafting.head(first.document()), first.slug(), "T" + i);
                                    return;
                                } catch (StaleDraft stale) {
                                    Thread.onSpinWait();
                                }
                            }
                        });
        assertThat(failures).isEmpty();
        assertThat(
                        jdbc.sql(
                                        "select number from revision where document_id = ? order by number")
                                .param(first.document())
                                .query((row, _) -> row.getInt(1))
                                .list())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void everythingAtOnceLeavesTheTimelineWhole() throws Exception {
        var saved = publish(create(person("Mixed " + next())));
        var seed = 20261123L;
        for (var round = 0; round < 6; round++) {
            var planned = planned(saved.document());
            var base = seed + round * 100L;
            var failures = race(THREADS, i -> step(saved, planned, new Random(base + i)));
            assertThat(failures)
                    .allSatisfy(failure ->
                            assertThat(failure)
                                    .isInstanceOfAny(
                                            ScheduleExists.class,
                                            ContentGone.class,
                                            TooLate.class));
            assertWhole(saved.document());
        }
    }

    private void step(SavedRevision saved, List<UUID> planned, Random random) {
        var order =
                new Publishing.Order(
                        saved.document(),
                        saved.revision(),
                        null,
                        "",
                        random.nextInt(3) == 0
                                ? clock.now().plusSeconds(random.nextInt(1, 9))
                                : null,
                        random.nextBoolean()
                                ? new ScheduleChoice.Keep()
                                : new ScheduleChoice.Cancel());
        switch (random.nextInt(4)) {
            case 0 -> publishing.publish(order, Actor.SYSTEM);
            case 1 ->
                    publishing.schedule(
                            Publishing.Order.of(saved),
                            clock.now().plusMillis(random.nextInt(1, 3_000)),
                            Actor.SYSTEM);
            case 2 -> {
                if (!planned.isEmpty()) {
                    publishing.cancel(planned.get(random.nextInt(planned.size())), Actor.SYSTEM);
                }
            }
            default -> publishing.withdraw(saved.document(), "x", null, Actor.SYSTEM);
        }
    }

    private List<UUID> planned(UUID document) {
        return jdbc.sql(
                        "select id from publication where document_id = ? and live_from > clock_timestamp()")
                .param(document)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    private int stretches(UUID document) {
        return jdbc.sql("select count(*) from publication where document_id = ?")
                .param(document)
                .query((row, _) -> row.getInt(1))
                .single();
    }

    /** No overlap, and no gap but where something expired. */
    private void assertWhole(UUID document) {
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from (
                                          select live_until, expires_at, lead(live_from) over (order by live_from) as next
                                          from publication where document_id = ?) p
                                        where (next is null and live_until is distinct from expires_at)
                                           or live_until > next
                                           or (next is not null and live_until is null)
                                           or (live_until < next and live_until is distinct from expires_at)\
                                        """)
                                .param(document)
                                .query((row, _) -> row.getInt(1))
                                .single())
                .isZero();
    }

    private interface Work {
        void run(int number) throws Exception;
    }

    /** What fails when all begin at once. */
    private static List<Throwable> race(int threads, Work work) throws InterruptedException {
        var ready = new CountDownLatch(threads);
        var failures = new ArrayList<Throwable>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    IntStream.range(0, threads)
                            .mapToObj(i ->
                                    executor.submit(() -> {
                                        ready.countDown();
                                        ready.await();
                                        work.run(i);
                                        return i;
                                    }))
                            .toList();
            for (var task : tasks) {
                try {
                    task.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause() == null ? e : e.getCause());
                }
            }
        }
        return failures;
    }
}
