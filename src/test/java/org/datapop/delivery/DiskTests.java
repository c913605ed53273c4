package org.datapop.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.datapop.web.Coding.Effort;
import org.datapop.web.Finished;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DiskTests {

    private static final String STAMP = "this version";
    private static final long PLENTY = 1_000_000;
    private static final UUID EPOCH = UUID.randomUUID();

    @TempDir Path folder;

    private Disk disk;

    @BeforeEach
    void open() {
        disk = disk(STAMP, PLENTY);
    }

    @AfterEach
    void close() {
        disk.close();
    }

    @Test
    void givesBackWhatWasKeptByteForByte() {
        var page = page("/a?b=c", "words ".repeat(500));
        disk.keep(page);
        disk.flush();

        var again = found("/a?b=c");

        assertThat(again.finished().body()).isEqualTo(page.finished().body());
        assertThat(again.finished().packed())
                .usingRecursiveComparison()
                .isEqualTo(page.finished().packed());
        assertThat(again.finished().headers()).isEqualTo(page.finished().headers());
        assertThat(again.finished().mark()).isEqualTo(page.finished().mark());
        assertThat(again.finished().since()).isEqualTo(page.finished().since());
        assertThat(again.label()).usingRecursiveComparison().isEqualTo(page.label());
    }

    @Test
    void aRedirectHasNoBodyAndIsKeptToo() {
        disk.keep(page("/moved", ""));
        disk.flush();

        assertThat(found("/moved").finished().body()).isEmpty();
    }

    @Test
    void nothingDamagedIsEverFound(CapturedOutput log) throws Exception {
        disk.keep(page("/a", "words ".repeat(500)));
        disk.flush();
        var file = files().getFirst();
        var bytes = Files.readAllBytes(file);
        for (var at = 0; at < bytes.length; at += 7) {
            var damaged = bytes.clone();
            damaged[at] ^= 0x10;
            Files.createDirectories(file.getParent());
            Files.write(file, damaged);
            assertThat(disk.find("/a")).as("byte %d", at).isNull();
            assertThat(file).doesNotExist();
        }
        for (var length : List.of(0, 3, 40, bytes.length - 1)) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(disk.find("/a")).as("%d bytes", length).isNull();
        }
        assertThat(log).contains("is left out");
    }

    @Test
    void nothingOfAnotherVersionIsFound() {
        disk.keep(page("/a", "words"));
        disk.flush();

        try (var newer = disk("next version", PLENTY)) {
            assertThat(newer.find("/a")).isNull();
        }
    }

    @Test
    void aFullDiskIsSaidOnceAndStopsNothing(CapturedOutput log) throws Exception {
        var full = Files.writeString(folder.resolve("file"), "no folder");
        try (var none = new Disk(full, STAMP, PLENTY, _ -> false)) {
            none.keep(page("/a", "words"));
            none.keep(page("/b", "words"));
            none.flush();
            assertThat(none.find("/a")).isNull();
        }
        assertThat(log.getAll().split("can't be kept on disk", -1)).hasSize(2);
    }

    @Test
    void noMoreIsKeptThanThereIsRoomFor() throws Exception {
        try (var small = disk(STAMP, 2_000)) {
            for (var i = 0; i < 50; i++) {
                small.keep(page("/" + i, "some words"));
            }
            small.flush();
            assertThat(files().stream().mapToLong(file -> file.toFile().length()).sum())
                    .isBetween(2_000L, 3_000L);
        }
    }

    @Test
    void theNewestIsKeptOfSeveral() {
        for (var i = 0; i < 100; i++) {
            disk.keep(page("/a", "words " + i));
        }
        disk.flush();
        disk.flush();

        assertThat(new String(found("/a").finished().body(), UTF_8)).isEqualTo("words 99");
    }

    @Test
    void aSweepTakesWhatIsUnwantedAndNothingElse() {
        disk.keep(page("/a", "words"));
        disk.keep(page("/b", "words"));
        disk.sweep(label -> label.address().equals("/a"));
        disk.flush();

        assertThat(disk.find("/a")).isNull();
        assertThat(disk.find("/b")).isNotNull();
    }

    private Disk disk(String stamp, long most) {
        return new Disk(folder.resolve("pages"), stamp, most, _ -> false);
    }

    private Kept found(String address) {
        @Nullable Kept kept = disk.find(address);
        assertThat(kept).isNotNull();
        return Objects.requireNonNull(kept);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder.resolve("pages"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Kept page(String address, String words) {
        var label =
                new Label(
                        address,
                        TagNumber.of(List.of("site", "content:1")),
                        EPOCH,
                        17,
                        Instant.parse("2030-01-01T00:00:00.123456Z"),
                        null);
        return new Kept(
                label,
                Finished.of(
                        200,
                        Map.of("Content-Type", "text/plain", "X", "y"),
                        words.getBytes(UTF_8),
                        Instant.parse("2026-11-29T10:00:00Z"),
                        Effort.QUICK));
    }
}
