package org.datapop.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A thousand copies of the log in which something was changed, and the program that readers get: it
 * finds every one. A log that nothing was done to is whole, before and after an erasure.
 */
class MutationTests extends LogTestCase {

    private static final int COPIES = 1_000;
    private static final long SEED = 20_261_129;

    @TempDir Path folder;
    @Autowired PublicLog log;

    private Verifier verifier;
    private final Random random = new Random(SEED);

    @BeforeEach
    void sealSome() throws Exception {
        verifier = Verifier.in(folder);
        sealer.seal(); // So that there is an older checkpoint.
        for (var i = 0; i < 6; i++) {
            var saved = publish(create("Mutated " + next(), "Words"));
            if (i % 2 == 0) {
                change(saved, "Others");
            }
            if (i == 0) {
                publishing.withdraw(saved.document(), "Because", null, Actor.SYSTEM);
            }
        }
        sealer.seal();
    }

    private interface Mutation {
        String of(String whole) throws IOException;
    }

    @Test
    void aThousandChangedCopiesAreAllDetected() throws Exception {
        var whole = written();
        var keys = keysText();
        assertThat(verifier.on(whole, keys).status()).isZero();

        var mutations = mutations();
        var kinds = List.copyOf(mutations.keySet());
        Map<String, Integer> tried = new TreeMap<>();
        for (var i = 0; i < COPIES; ) {
            var kind = kinds.get(i % kinds.size());
            var changed = Objects.requireNonNull(mutations.get(kind)).of(whole);
            if (changed.equals(whole)) {
                continue; // Chance had it that nothing was changed.
            }
            var verdict = verifier.on(changed.getBytes(UTF_8), keys.getBytes(UTF_8));
            assertThat(verdict.status()).as("%s, copy %d:%n%s", kind, i, changed).isEqualTo(1);
            assertThat(verdict.words()).as(kind).contains("NOT PROVEN: ");
            tried.merge(kind, 1, Integer::sum);
            i++;
        }
        assertThat(tried.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(COPIES);
        assertThat(tried).hasSize(kinds.size());
    }

    @Test
    void anErasureLeavesTheLogWhole() throws Exception {
        var saved = publish(create("Erased " + next(), "Words"));
        sealer.seal();
        var before = written();
        erasure.erase(saved.document(), "By order", Actor.SYSTEM);
        sealer.seal();
        var after = written();
        assertThat(verifier.on(after, keysText()).status()).isZero();
        assertThat(after).startsWith(before.substring(0, before.indexOf("checkpoint")));
    }

    /** Nothing personal stands in the chain: what a person is called, or where their page is. */
    @Test
    void theChainHasNoWords() throws Exception {
        var word = next();
        publish(create("Named " + word, "Of " + word));
        sealer.seal();
        assertThat(written()).doesNotContain(word).doesNotContain("people");
    }

    private Map<String, Mutation> mutations() {
        return Map.ofEntries(
                Map.entry("a byte", this::flipped),
                Map.entry("a digit", this::digit),
                Map.entry("a field", this::field),
                Map.entry("a field of another entry", this::fieldOfAnother),
                Map.entry("an entry gone", whole -> lines(whole, all -> all.remove(entry(all)))),
                Map.entry("an entry twice", whole -> lines(whole, this::twice)),
                Map.entry("two swapped", whole -> lines(whole, this::swap)),
                Map.entry("the end cut", whole -> lines(whole, this::cut)),
                Map.entry(
                        "cut at any byte",
                        whole -> whole.substring(0, random.nextInt(whole.length()))),
                Map.entry(
                        "the beginning cut",
                        whole -> lines(whole, all -> all.subList(0, entry(all) + 1).clear())),
                Map.entry("an entry of another log", this::spliced),
                Map.entry("the end of another log", this::continued),
                Map.entry(
                        "hashed anew, signed no more",
                        whole -> lines(whole, all -> rehash(all, null))),
                Map.entry(
                        "signed with another key",
                        whole -> lines(whole, all -> rehash(all, SigningKey.made()))),
                Map.entry("an entry of a fork", this::forked),
                Map.entry("numbered anew", this::renumbered),
                Map.entry("an older checkpoint", this::older),
                Map.entry("the checkpoint elsewhere", whole -> lines(whole, this::moved)),
                Map.entry("a signature of another entry", this::otherSignature));
    }

    private String flipped(String whole) {
        var bytes = whole.getBytes(UTF_8);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
        return new String(bytes, UTF_8);
    }

    private String digit(String whole) {
        var at = random.nextInt(whole.length());
        return "0123456789abcdef".indexOf(whole.charAt(at)) < 0
                ? whole
                : whole.substring(0, at)
                        + "0123456789abcdef".charAt(random.nextInt(16))
                        + whole.substring(at + 1);
    }

    private String field(String whole) {
        return lines(
                whole,
                all -> {
                    var at = entry(all);
                    var fields = all.get(at).split(" ");
                    var which = random.nextInt(fields.length);
                    fields[which] =
                            switch (which) {
                                case 3 ->
                                        List.of("published", "withdrawn", "ended")
                                                .get(random.nextInt(3));
                                case 5 -> fields[5].equals("-") ? fields[4] : "-";
                                default -> Integer.toString(random.nextInt(1_000));
                            };
                    all.set(at, String.join(" ", fields));
                });
    }

    private String fieldOfAnother(String whole) {
        return lines(
                whole,
                all -> {
                    var at = entry(all);
                    var fields = all.get(at).split(" ");
                    var others = all.get(entry(all)).split(" ");
                    var which = random.nextInt(fields.length);
                    fields[which] = others[which];
                    all.set(at, String.join(" ", fields));
                });
    }

    private void twice(List<String> all) {
        var at = entry(all);
        all.add(at, all.get(at));
    }

    private void swap(List<String> all) {
        Collections.swap(all, entry(all), entry(all));
    }

    /** With the checkpoint or without. */
    private void cut(List<String> all) {
        var checkpoint = all.removeLast();
        all.subList(entry(all), all.size()).clear();
        if (random.nextBoolean()) {
            all.add(checkpoint);
        }
    }

    private String spliced(String whole) {
        var other = another(10);
        return lines(whole, all -> all.set(entry(all), other.get(random.nextInt(10))));
    }

    /** As whoever stole no key would fake it: the beginning is genuine, the end their own. */
    private String continued(String whole) {
        var other = another(10);
        return lines(
                whole,
                all -> {
                    var from = random.nextInt(9);
                    all.subList(from, all.size()).clear();
                    all.addAll(other.subList(from, other.size()));
                });
    }

    /** As whoever has the key would do it who changes an entry and leaves all others alone. */
    private String forked(String whole) {
        return lines(
                whole,
                all -> {
                    var at = entry(all);
                    var fields = all.get(at).split(" ");
                    fields[6] = HexFormat.of().formatHex(Sha256.of("fork " + random.nextLong()));
                    sign(fields, own());
                    all.set(at, String.join(" ", fields));
                });
    }

    private SigningKey own() {
        return new TransactionTemplate(transactions).execute(_ -> keys.current());
    }

    private String renumbered(String whole) {
        return lines(
                whole,
                all -> {
                    all.remove(entry(all));
                    for (var i = 0; i < all.size() - 1; i++) {
                        all.set(i, (i + 1) + all.get(i).substring(all.get(i).indexOf(' ')));
                    }
                });
    }

    private String older(String whole) {
        var lines = checkpoints();
        return lines(
                whole, all -> all.set(all.size() - 1, lines.get(random.nextInt(lines.size()))));
    }

    private void moved(List<String> all) {
        all.add(entry(all), all.removeLast());
    }

    private String otherSignature(String whole) {
        return lines(
                whole,
                all -> {
                    var at = entry(all);
                    var other = all.get(entry(all));
                    all.set(
                            at,
                            all.get(at).substring(0, all.get(at).lastIndexOf(' '))
                                    + other.substring(other.lastIndexOf(' ')));
                });
    }

    /** An entry is changed and everything after it made to fit, but without the site's key. */
    private void rehash(List<String> all, @Nullable SigningKey key) {
        var from = entry(all);
        var previous = from == 0 ? "0".repeat(64) : hash(all.get(from - 1));
        for (var i = from; i < all.size(); i++) {
            var fields = all.get(i).split(" ");
            var isEnd = fields[0].equals("checkpoint");
            if (i == from && !isEnd) {
                fields[6] = HexFormat.of().formatHex(Sha256.of("forged " + random.nextLong()));
            }
            fields[isEnd ? 2 : 7] = previous;
            sign(fields, key);
            all.set(i, String.join(" ", fields));
            previous = hash(all.get(i));
        }
    }

    private static void sign(String[] fields, @Nullable SigningKey key) {
        var last = fields.length - 1;
        if (key != null) {
            fields[last - 1] = key.id();
            var line = String.join(" ", List.of(fields).subList(0, last));
            fields[last] = HexFormat.of().formatHex(key.sign(line));
        }
    }

    private static String hash(String line) {
        return HexFormat.of().formatHex(Sha256.of(line.substring(0, line.lastIndexOf(' '))));
    }

    /** A whole log of somebody else, signed with a key of theirs. */
    private List<String> another(int count) {
        var theirs = new ArrayList<String>();
        var own = written().lines().limit(count).toList();
        theirs.addAll(own);
        theirs.add("checkpoint " + count + " x 2026-11-29T12:00:00.000000Z x x");
        var key = SigningKey.made();
        var previous = "0".repeat(64);
        for (var i = 0; i < theirs.size(); i++) {
            var fields = theirs.get(i).split(" ");
            fields[i < count ? 7 : 2] = previous;
            sign(fields, key);
            theirs.set(i, String.join(" ", fields));
            previous = hash(theirs.get(i));
        }
        return theirs;
    }

    /** Any line but the last. */
    private int entry(List<String> all) {
        return random.nextInt(all.size() - 1);
    }

    private interface Edit {
        void on(List<String> lines);
    }

    private static String lines(String whole, Edit edit) {
        var lines = new ArrayList<>(whole.lines().toList());
        edit.on(lines);
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private List<String> checkpoints() {
        return jdbc.sql(
                        "select checkpoint_line(c) || ' ' || encode(signature, 'hex') as line from log_checkpoint c where count < (select max(count) from log_checkpoint)")
                .query((row, _) -> row.getString("line"))
                .list();
    }

    private String written() {
        var text = new StringBuilder();
        try {
            log.write(log.checkpoint().orElseThrow(), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private String keysText() {
        return log.keys().stream().map(key -> key.line() + "\n").collect(Collectors.joining());
    }
}
