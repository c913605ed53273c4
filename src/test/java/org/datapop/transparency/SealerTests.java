package org.datapop.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.datapop.content.Publishing;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.Test;

/** Whatever begins or ends in public comes into the log: once, in its order, and not before. */
class SealerTests extends LogTestCase {

    @Test
    void whatIsPublishedChangedAndWithdrawnIsSealedInItsOrder() {
        var name = "Told " + next();
        var saved = publish(create(name, "First words"));
        change(saved, "Second words");
        publishing.withdraw(saved.document(), "Nobody may read it", null, Actor.SYSTEM);
        sealer.seal();

        assertThat(kinds(saved.document())).containsExactly("published", "published", "withdrawn");
        assertThat(statements(saved.document()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("First words"),
                        second ->
                                assertThat(second)
                                        .contains("Second words")
                                        .doesNotContain("First words"),
                        third ->
                                assertThat(third)
                                        .endsWith("\n\n" + name + "\nNobody may read it\n"));
        assertThat(sealer.seal()).isZero();
    }

    @Test
    void aStatementSaysOfWhatItIsAndThenItsWordsLineByLine() {
        var name = "Stated " + next();
        var saved =
                publish(create(name, "First *words*\nof a line\n\nand [others](https://a.org)."));
        sealer.seal();

        assertThat(statements(saved.document()).getFirst())
                .matches(
                        """
                        statement 1
                        salt: [0-9a-f]{64}
                        kind: published
                        at: \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z
                        document: %s
                        content: %s
                        type: person
                        language: en
                        address: /people/%s

                        %s
                        A summary
                        First words
                        of a line
                        and others\\.
                        """
                                .formatted(saved.document(), saved.content(), saved.slug(), name));
    }

    /** What is embargoed is nobody's business before it begins, not even as a hash. */
    @Test
    void whatIsPlannedIsSealedWhenItBeginsAndEndsWhenItExpires() {
        var saved = create("Planned " + next(), "Words of " + next());
        var begin = now().plusMillis(400);
        var end = begin.plusMillis(400);
        publishing.schedule(
                new Publishing.Order(saved.document(), saved.revision(), null, "", end, null),
                begin,
                Actor.SYSTEM);
        sealer.seal();
        if (now().isBefore(begin)) {
            assertThat(kinds(saved.document())).isEmpty();
        }
        await(begin);
        sealer.seal();
        assertThat(kinds(saved.document())).startsWith("published");
        await(end);
        sealer.seal();
        assertThat(kinds(saved.document())).containsExactly("published", "ended");
        assertThat(sealer.seal()).isZero();
    }

    /** Ten seconds are the least, for so long ends may still come earlier. */
    @Test
    void nothingIsSealedBeforeItHasRested() {
        var saved = publish(create("Fresh " + next(), "Words"));
        new Sealer(chain, keys, transactions, new TransparencySettings(null, Duration.ofDays(1)))
                .seal();
        assertThat(kinds(saved.document())).isEmpty();
        sealer.seal();
        assertThat(kinds(saved.document())).containsExactly("published");
    }

    @Test
    void severalNodesAtOnceMakeNoGapAndNoDouble() throws Exception {
        var others = new ArrayList<Sealer>();
        for (var i = 0; i < 3; i++) {
            others.add(
                    new Sealer(
                            chain,
                            keys,
                            transactions,
                            new TransparencySettings(null, Duration.ZERO)));
        }
        sealer.seal();
        var before = count();
        var documents = new ArrayList<java.util.UUID>();
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (var other : others) {
                tasks.add(threads.submit(sealing(other, go)));
            }
            go.countDown();
            for (var i = 0; i < 40; i++) {
                documents.add(publish(create("Raced " + next(), "Words")).document());
            }
            var added = sealer.seal();
            for (var task : tasks) {
                added += task.get();
            }
            added += sealer.seal();
            assertThat(added).isEqualTo(40);
        }
        assertThat(count()).isEqualTo(before + 40);
        assertThat(documents)
                .allSatisfy(document -> assertThat(kinds(document)).containsExactly("published"));
        assertThat(
                        jdbc.sql(
                                        """
                                        select count(*) from log_entry e left join log_entry b on b.number = e.number - 1
                                        where e.previous <> coalesce(b.hash, decode(repeat('00', 32), 'hex'))\
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    private static Callable<Integer> sealing(Sealer sealer, CountDownLatch go) {
        return () -> {
            go.await();
            var added = 0;
            for (var i = 0; i < 30; i++) {
                added += sealer.seal();
            }
            return added;
        };
    }

    @Test
    void whatIsErasedLeavesTheChainAndNoWord() {
        var word = next();
        var saved = publish(create("Erased " + word, "Words of " + word));
        sealer.seal();
        assertThat(statements(saved.document())).hasSize(1);
        var unsealed = publish(create("Erased soon " + word, "Words of " + word));
        erasure.erase(saved.document(), "By order", Actor.SYSTEM);
        erasure.erase(unsealed.document(), "By order", Actor.SYSTEM);
        sealer.seal();

        assertThat(kinds(saved.document())).containsExactly("published", "withdrawn");
        assertThat(kinds(unsealed.document())).containsExactly("published", "withdrawn");
        assertThat(statements(saved.document())).isEmpty();
        assertThat(statements(unsealed.document())).isEmpty();
        assertThat(
                        jdbc.sql("select count(*) from log_statement where text like ?")
                                .param("%" + word + "%")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void aKeyIsMadeOnceAndAnOperatorsFollowsIt() {
        publish(create("Keyed " + next(), "Words"));
        sealer.seal();
        var own = SigningKey.made();
        var pem = java.util.Base64.getEncoder().encodeToString(own.privateKey().getEncoded());
        var settings = new TransparencySettings(pem, Duration.ZERO);
        publish(create("Keyed " + next(), "Words"));
        new Sealer(chain, new SigningKeys(jdbc, settings), transactions, settings).seal();

        assertThat(
                        jdbc.sql("select key_id from log_entry order by number desc limit 1")
                                .query(String.class)
                                .single())
                .isEqualTo(own.id());
        assertThat(
                        jdbc.sql("select private_key is null from signing_key where id = ?")
                                .param(own.id())
                                .query(Boolean.class)
                                .single())
                .isTrue();
        assertThat(settings.toString()).doesNotContain(pem);

        publish(create("Keyed " + next(), "Words"));
        sealer.seal();
        assertThat(
                        jdbc.sql("select count(*) from signing_key where private_key is not null")
                                .query(Long.class)
                                .single())
                .isOne();
    }
}
