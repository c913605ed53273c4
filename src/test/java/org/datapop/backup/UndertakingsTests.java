package org.datapop.backup;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import org.datapop.backup.BackupFailed.Reason;
import org.datapop.backup.Undertaking.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** One thing at a time, of which every process that shares the folder knows the same. */
class UndertakingsTests {

    @TempDir Path folder;
    private Scratch site;
    private Undertakings here;
    private Undertakings there;

    @BeforeEach
    void open() throws Exception {
        site = Scratch.empty(Scratch.MIGRATIONS, folder);
        here = new Undertakings(site.backups, new VirtualThreadTaskExecutor());
        there = new Undertakings(site.backups, new VirtualThreadTaskExecutor());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void oneAtATimeWhicheverInstanceIsAsked() {
        var go = new CountDownLatch(1);
        assertThat(here.latest()).isEmpty();
        assertThat(
                        here.begin(
                                Kind.TAKING,
                                "",
                                "",
                                progress -> {
                                    progress.passed(step(1, 4));
                                    await().until(() -> go.getCount() == 0);
                                    return "done.zip";
                                }))
                .isTrue();
        await().until(() -> latest(there).percent() > 0);
        assertThat(latest(there).percent()).isEqualTo(12);
        assertThat(latest(there).isUnderWay()).isTrue();
        assertThat(here.begin(Kind.TAKING, "", "", _ -> "x")).isFalse();
        assertThat(there.begin(Kind.TAKING, "", "", _ -> "x")).isFalse();
        assertThat(latest(there).isUnderWay()).isTrue();

        go.countDown();
        await().until(() -> !latest(here).isUnderWay());
        assertThat(latest(there)).isEqualTo(latest(here));
        assertThat(latest(there).backup()).isEqualTo("done.zip");
        assertThat(latest(there).percent()).isEqualTo(100);
        await().until(() -> there.begin(Kind.CHECKING, "next.zip", "", _ -> "next.zip"));
        await().until(() -> !latest(here).isUnderWay());
        assertThat(latest(here).backup()).isEqualTo("next.zip");
    }

    @Test
    void oneWhoseProcessEndedIsToldAsStoppedAndTheNextMayBegin() throws Exception {
        assertThat(here.begin(Kind.TAKING, "", "", _ -> "x")).isTrue();
        await().until(() -> !latest(here).isUnderWay());
        var state = folder.resolve("backups/.state.json");
        var json = Files.readString(state).replaceFirst("\"until\":\"[^\"]*\"", "\"until\":null");
        Files.writeString(state, json.replaceFirst("\"since\":\"2", "\"since\":\"3"));

        assertThat(latest(there).reason()).isEqualTo(Reason.STOPPED);
        assertThat(latest(there).isUnderWay()).isFalse();
        assertThat(latest(here).reason()).isEqualTo(Reason.STOPPED);
        assertThat(there.begin(Kind.TAKING, "", "", _ -> "x")).isTrue();
    }

    @Test
    void failuresAreToldByTheirReason() {
        assertThat(failing(new IOException("No space left on device"))).isEqualTo(Reason.FULL);
        assertThat(failing(new IOException("Permission denied"))).isEqualTo(Reason.FILES);
        assertThat(failing(new SQLException("gone", "08006"))).isEqualTo(Reason.DATABASE);
        assertThat(failing(new OutOfMemoryError("heap"))).isEqualTo(Reason.OTHER);
    }

    /** A database that isn't there, in the midst of it all, leaves no file but the notes. */
    @Test
    void oneThatFailsLeavesNoBackup() throws Exception {
        assertThat(here.begin(Kind.TAKING, "", "", progress -> site.backups.take(progress).name()))
                .isTrue();
        await().until(() -> !latest(here).isUnderWay());
        assertThat(latest(here).sentence()).contains("There is no site in the database yet");
        assertThat(site.backups.list()).isEmpty();
        assertThat(folder.resolve("backups").toFile().list())
                .containsExactlyInAnyOrder(".lock", ".state.json");
    }

    @Test
    void notesThatCantBeReadStopNobody() throws Exception {
        Files.createDirectories(folder.resolve("backups"));
        for (var notes : new String[] {"", "not json", "{}", "[]", "null", "{\"kind\":\"X\"}"}) {
            Files.writeString(folder.resolve("backups/.state.json"), notes);
            assertThat(there.latest()).as(notes).isEmpty();
        }
        assertThat(there.begin(Kind.TAKING, "", "", _ -> "x")).isTrue();
    }

    private Reason failing(Throwable cause) {
        await().until(() ->
                here.begin(
                        Kind.TAKING,
                        "",
                        "",
                        _ -> {
                            if (cause instanceof Error error) {
                                throw error;
                            }
                            throw new BackupFailed("No.", cause);
                        }));
        await().until(() -> !latest(here).isUnderWay());
        return requireNonNull(latest(here).reason());
    }

    private static Undertaking latest(Undertakings one) {
        return one.latest().orElseThrow();
    }

    private static Step step(int number, int of) {
        return new Step(Step.Deed.SAVED, Step.Part.TABLE, "content", 1, 1, number, of, true);
    }
}
