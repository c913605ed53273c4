package org.datapop.backup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.datapop.content.KernelRows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that isn't what was written is told in a sentence, and nothing is changed by it. */
class DamagedArchiveTests {

    @TempDir Path folder;
    private Scratch empty;
    private Path good;

    @BeforeEach
    void takeOne() throws Exception {
        good = folder.resolve("good.zip");
        try (var site =
                Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("a")).with(KernelRows.SQL)) {
            site.withFile("media/x.txt", "A picture".repeat(100).getBytes());
            site.backups.takeTo(good, Progress.UNWATCHED);
        }
        empty = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("b"));
    }

    @AfterEach
    void close() throws Exception {
        empty.close();
    }

    @Test
    void whatIsNoBackup() throws Exception {
        assertRefused(folder.resolve("nothing.zip"), "There is no file");
        assertRefused(folder, "There is no file");
        assertRefused(file("A letter".getBytes()), "is no backup of this site");
        assertRefused(file(new byte[0]), "is no backup of this site");
        assertRefused(zip(Map.of("holiday.jpg", new byte[3]), "x"), "is no backup of this site");
        assertRefused(zip(Map.of(), ArchiveWriter.MARK), "lacks manifest.json");
        var json = "{\"a\": 1}".getBytes();
        assertRefused(sealed(Map.of(Manifest.ENTRY, json)), "is damaged");
        assertRefused(sealed(Map.of(Manifest.ENTRY, "not json".getBytes())), "is damaged");
    }

    /** However much of it is missing. */
    @Test
    void whatWasCutOff() throws Exception {
        var bytes = Files.readAllBytes(good);
        for (var length = 0; length < bytes.length; length += Math.max(1, bytes.length / 97)) {
            assertUnreadable(Arrays.copyOf(bytes, length));
        }
        assertUnreadable(Arrays.copyOf(bytes, bytes.length - 1));
        assertRefused(
                file(Arrays.copyOf(bytes, bytes.length / 2)), "or it was cut off: take another");
    }

    /** Each is noticed, unless it is in what nobody reads, and then all that is read is equal. */
    @Test
    void oneBitOfAnyByte() throws Exception {
        var bytes = Files.readAllBytes(good);
        var whole = contents(good);
        var noticed = new ArrayList<Integer>();
        for (var at = 0; at < bytes.length; at += 3) {
            var flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            var file = file(flipped);
            try {
                empty.backups.check(file, Progress.UNWATCHED);
                assertThat(contents(file)).as("byte " + at).isEqualTo(whole);
            } catch (BackupFailed e) {
                assertThat(e).hasMessageEndingWith(".");
                noticed.add(at);
            }
        }
        assertThat(noticed).hasSizeGreaterThan(bytes.length / 3 / 2);
        bytes[noticed.getFirst()] ^= (byte) (1 << (noticed.getFirst() % 8));
        assertRefused(file(bytes), "The backup");
    }

    @Test
    void whatWasAlteredByHand() throws Exception {
        assertRefused(
                altered(entries -> replaced(entries, "tables/content.copy", "person", "poison")),
                "is damaged (tables/content.copy is not what was written)");
        assertRefused(
                altered(entries -> replaced(entries, "files/media/x.txt", "picture", "pasture")),
                "is damaged (files/media/x.txt is not what was written)");
        assertRefused(
                zip(
                        replaced(entries(good), Manifest.ENTRY, "\"format\":1", "\"format\":0"),
                        comment()),
                "is damaged (manifest.json is not what was written)");
    }

    @Test
    void whatIsMissingOrTooMuch() throws Exception {
        assertRefused(
                altered(entries -> without(entries, "tables/facet.copy")),
                "lacks tables/facet.copy");
        assertRefused(
                altered(entries -> without(entries, "files/media/x.txt")),
                "lacks files/media/x.txt");
        for (var name :
                List.of("readme.txt", "tables/other.copy", "files/../../x", "/etc/passwd")) {
            assertRefused(
                    altered(entries -> with(entries, name)), "something that doesn't belong there");
        }
        assertThat(folder.resolve("x")).doesNotExist();
    }

    /** Somebody wrote a manifest for it, so that only the names can tell. */
    @Test
    void whatWouldLeaveItsFolder() throws Exception {
        for (var path :
                List.of(
                        "../escaped.txt",
                        "media/../../escaped.txt",
                        "/escaped.txt",
                        "postgres/x",
                        "media\\x")) {
            var entries =
                    replaced(
                            entries(good),
                            Manifest.ENTRY,
                            "media/x.txt",
                            path.replace("\\", "\\\\"));
            entries.put("files/" + path, entries.remove("files/media/x.txt"));
            assertRefused(sealed(entries), "holds a file that would leave its folder");
        }
    }

    @Test
    void whatAnotherVersionWrote() throws Exception {
        var schema =
                new String(entries(good).get(Manifest.ENTRY))
                        .replaceAll(".*\"schema\":\"([^\"]+)\".*", "$1");
        for (var other : List.of("20991231.0000", "20200101.0000")) {
            assertRefused(
                    sealed(replaced(entries(good), Manifest.ENTRY, schema, other)),
                    "a version of the site that this one doesn't know (schema " + other + ")");
        }
        assertRefused(
                sealed(replaced(entries(good), Manifest.ENTRY, "\"format\":1", "\"format\":2")),
                "was written by a newer version of the site");
    }

    /** Tables are found by name among those of the site; nothing is made of a name in the file. */
    @Test
    void tablesThatTheSiteHasNot() throws Exception {
        var entries =
                replaced(
                        entries(good),
                        Manifest.ENTRY,
                        "\"name\":\"facet\"",
                        "\"name\":\"nowhere\"");
        entries.put("tables/nowhere.copy", entries.remove("tables/facet.copy"));
        assertEmptyAfter(sealed(entries), "The tables in the backup aren't those of its version");
        assertEmptyAfter(
                sealed(
                        replaced(
                                entries(good),
                                Manifest.ENTRY,
                                "\"source_language\"",
                                "\"language\"")),
                "The tables in the backup aren't those of its version");
        assertEmptyAfter(
                sealed(replaced(entries(good), Manifest.ENTRY, "\"rows\":3", "\"rows\":4")),
                "rows in the backup and got");
        empty.backups.restore(good, Progress.UNWATCHED);
    }

    @Test
    void placesThatArentEmpty() throws Exception {
        try (var used = Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("c"))) {
            used.with(
                    "insert into content (id, type, source_language) values (gen_random_uuid(), 'page', 'en')");
            var before = used.rows();
            assertRefused(
                    used,
                    good,
                    "This installation isn't empty (the table content holds something)");
            assertThat(used.rows()).isEqualTo(before);
        }
        empty.withFile("media/mine.txt", "Mine".getBytes());
        assertRefused(good, "isn't empty (the folder");
        Files.delete(folder.resolve("b/media/mine.txt"));
        empty.backups.restore(good, Progress.UNWATCHED);
        assertRefused(good, "This installation isn't empty");
    }

    @Test
    void placesThatAnotherVersionPrepared() throws Exception {
        try (var used = Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("c"));
                var old = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("d"))) {
            old.site.migrate("20261123.1900");
            old.backups.takeTo(folder.resolve("old.zip"), Progress.UNWATCHED);
            assertRefused(used, folder.resolve("old.zip"), "was prepared by another version");
            used.backups.restore(good, Progress.UNWATCHED);
        }
        empty.with("create table somebody_elses (a int)");
        assertRefused(good, "was prepared by another version");
    }

    @Test
    void placesThatSomebodyUses() throws Exception {
        try (var _ = empty.database.asWriter()) {
            assertRefused(good, "Somebody uses the database (as writer): stop the site");
        }
    }

    private void assertRefused(Path file, String sentence) throws Exception {
        assertRefused(empty, file, sentence);
    }

    private static void assertRefused(Scratch place, Path file, String sentence) throws Exception {
        var shape = place.shape();
        var files = place.files();
        var failure =
                catchThrowableOfType(
                        BackupFailed.class, () -> place.backups.restore(file, Progress.UNWATCHED));
        assertThat(failure).hasMessageContaining(sentence).hasMessageMatching("(?s).*\\.");
        assertThat(place.shape()).isEqualTo(shape);
        assertThat(place.files()).isEqualTo(files);
    }

    private void assertEmptyAfter(Path file, String sentence) throws Exception {
        var files = empty.files();
        var failure =
                catchThrowableOfType(
                        BackupFailed.class, () -> empty.backups.restore(file, Progress.UNWATCHED));
        assertThat(failure).hasMessageContaining(sentence);
        assertThat(empty.rows().values()).allMatch(List::isEmpty);
        assertThat(empty.files()).isEqualTo(files);
    }

    private void assertUnreadable(byte[] bytes) throws IOException {
        var file = file(bytes);
        assertThat(
                        catchThrowableOfType(
                                BackupFailed.class,
                                () -> empty.backups.check(file, Progress.UNWATCHED)))
                .as(bytes.length + " bytes")
                .isNotNull();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("tried.zip"), bytes);
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private static Map<String, String> contents(Path file) throws IOException {
        var contents = new TreeMap<String, String>();
        entries(file).forEach((name, bytes) -> contents.put(name, Tally.sha256Hex(bytes)));
        return contents;
    }

    private String comment() throws IOException {
        try (var zip = new ZipFile(good.toFile())) {
            return zip.getComment();
        }
    }

    /** The good one with other entries and the manifest it had. */
    private Path altered(UnaryOperator<Map<String, byte[]>> change) throws IOException {
        return zip(change.apply(entries(good)), comment());
    }

    /** With a manifest that is in order. */
    private Path sealed(Map<String, byte[]> entries) throws IOException {
        return zip(
                entries,
                ArchiveWriter.MARK + Tally.sha256Hex(requireNonNull(entries.get(Manifest.ENTRY))));
    }

    private Path zip(Map<String, byte[]> entries, String comment) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setComment(comment);
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file(bytes.toByteArray());
    }

    private static Map<String, byte[]> replaced(
            Map<String, byte[]> entries, String name, String what, String by) {
        var text = new String(entries.get(name), StandardCharsets.UTF_8);
        assertThat(text).contains(what);
        entries.put(name, text.replace(what, by).getBytes(StandardCharsets.UTF_8));
        return entries;
    }

    private static Map<String, byte[]> without(Map<String, byte[]> entries, String name) {
        assertThat(entries.remove(name)).isNotNull();
        return entries;
    }

    private static Map<String, byte[]> with(Map<String, byte[]> entries, String name) {
        entries.put(name, new byte[] {1});
        return entries;
    }
}
