package org.datapop.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that are kept in the data folder, and where none is written. */
class BackupsTests {

    private static final String OLD = "site-2020-01-02T03-04-05Z.zip";
    private static final String OLDER = "site-2019-12-31T23-59-59Z.zip";

    @TempDir Path folder;
    private Scratch site;

    @BeforeEach
    void open() throws Exception {
        site = Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("data"));
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void areTakenListedFoundAndDeleted() throws Exception {
        assertThat(site.backups.list()).isEmpty();
        site.withFile("backups/" + OLD, new byte[3]).withFile("backups/" + OLDER, new byte[5]);
        site.withFile("backups/site-2020-13-02T03-04-05Z.zip", new byte[3]);
        site.withFile("backups/holiday.zip", new byte[3]);

        var before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var taken = site.backups.take(Progress.UNWATCHED);

        assertThat(taken.takenAt()).isBetween(before, Instant.now());
        assertThat(taken.bytes()).isEqualTo(Files.size(taken.file())).isPositive();
        assertThat(Files.getPosixFilePermissions(taken.file()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(site.backups.list())
                .extracting(Backup::name)
                .containsExactly(taken.name(), OLD, OLDER);
        assertThat(site.backups.find(OLD))
                .hasValueSatisfying(
                        old -> assertThat(old.takenAt()).isEqualTo("2020-01-02T03:04:05Z"));
        for (var name :
                List.of("", "holiday.zip", "../backups/" + OLD, OLD + "\0", "/etc/passwd")) {
            assertThat(site.backups.find(name)).as(name).isEmpty();
        }
        site.backups.check(taken.file(), Progress.UNWATCHED);

        assertThat(site.backups.keepNewest(2)).extracting(Backup::name).containsExactly(OLDER);
        assertThat(site.backups.list()).extracting(Backup::name).containsExactly(taken.name(), OLD);
        assertThat(site.files()).containsKey("backups/holiday.zip");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> site.backups.keepNewest(0));
    }

    @Test
    void oneThatFailsLeavesNothingAndWhatAKilledOneLeftIsRemoved() throws Exception {
        site.withFile("backups/" + OLD + ".1.part", new byte[3]);
        site.withFile("backups/" + OLDER + ".2.part", new byte[3]);
        Files.setLastModifiedTime(
                folder.resolve("data/backups/" + OLDER + ".2.part"),
                FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        site.backups.take(_ -> {
                            throw new IllegalStateException("stopped");
                        }));

        assertThat(site.files()).containsOnlyKeys("", "backups", "backups/" + OLD + ".1.part");
        assertThat(
                        site.ask(
                                "select count(*)::text from pg_locks where relation = 'content'::regclass"))
                .containsExactly("0");
    }

    @Test
    void areNotWrittenOverAnythingOrIntoThemselves() throws Exception {
        site.withFile("media/x", "x".getBytes());
        assertRefused(Files.createFile(folder.resolve("taken.zip")), "There is a file");
        assertRefused(folder.resolve("nowhere/x.zip"), "There is no folder");
        assertRefused(folder.resolve("data/media/x.zip"), "is part of what is saved");
        site.backups.takeTo(folder.resolve("data/x.zip"), Progress.UNWATCHED);
        site.backups.takeTo(folder.resolve("data/y.zip"), Progress.UNWATCHED);
        try (var archive = Archive.open(folder.resolve("data/y.zip"))) {
            assertThat(archive.manifest().files())
                    .extracting(Manifest.FileEntry::path)
                    .containsExactly("media/x");
        }
    }

    @Test
    void linksAreRefusedSinceTheyMayLeadAnywhere() throws Exception {
        site.withFile("secret", "x".getBytes()).withFile("media/x", "x".getBytes());
        var link =
                Files.createSymbolicLink(
                        folder.resolve("data/media/y"), folder.resolve("data/secret"));
        assertRefused(folder.resolve("x.zip"), "is no ordinary file");
        Files.delete(link);
        Files.createSymbolicLink(folder.resolve("data/media/y"), folder);
        assertRefused(folder.resolve("x.zip"), "is no ordinary file");
        Files.delete(link);
        site.withFile("media/back\\slash", new byte[1]);
        assertRefused(folder.resolve("x.zip"), "has a name that can't be restored");
    }

    @Test
    void aFolderMayLieOnAnotherDisk() throws Exception {
        Files.createDirectories(folder.resolve("disk/a"));
        Files.writeString(folder.resolve("disk/a/x"), "x");
        Files.createSymbolicLink(folder.resolve("data/media"), folder.resolve("disk"));
        site.backups.takeTo(folder.resolve("x.zip"), Progress.UNWATCHED);
        try (var archive = Archive.open(folder.resolve("x.zip"))) {
            assertThat(archive.manifest().files())
                    .extracting(Manifest.FileEntry::path)
                    .containsExactly("media/a/x");
        }
    }

    /** An erasure may delete a file while it waits to be read. */
    @Test
    void aFileThatIsDeletedMeanwhileIsLeftOut() throws Exception {
        site.withFile("media/x", "x".getBytes()).withFile("media2/y", "y".getBytes());
        site.backups.takeTo(
                folder.resolve("x.zip"),
                step -> {
                    if (step.what().equals("media")) {
                        folder.resolve("data/media2/y").toFile().delete();
                    }
                });
        site.backups.check(folder.resolve("x.zip"), Progress.UNWATCHED);
    }

    @Test
    void nothingIsSavedOfAnEmptyDatabase() throws Exception {
        try (var empty = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("empty"))) {
            assertThatExceptionOfType(BackupFailed.class)
                    .isThrownBy(
                            () -> empty.backups.takeTo(folder.resolve("x.zip"), Progress.UNWATCHED))
                    .withMessageContaining("There is no site in the database yet");
            assertThat(folder.resolve("x.zip")).doesNotExist();
        }
    }

    private void assertRefused(Path file, String sentence) {
        var before = folder.toFile().list();
        assertThatExceptionOfType(BackupFailed.class)
                .isThrownBy(() -> site.backups.takeTo(file, Progress.UNWATCHED))
                .withMessageContaining(sentence);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(before);
    }
}
