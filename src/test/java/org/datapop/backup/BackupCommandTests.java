package org.datapop.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.datapop.content.KernelRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a person types, and what they read. */
@ExtendWith(OutputCaptureExtension.class)
class BackupCommandTests {

    @TempDir Path folder;

    @Test
    void onADatabaseOfOnesOwn(CapturedOutput output) throws Exception {
        try (var site =
                        Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("a"))
                                .with(KernelRows.SQL, "select rebuild_search()");
                var other = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("b"))) {
            site.withFile("media/x", "x".getBytes());

            assertThat(run(site, "backup", folder.resolve("x.zip").toString())).isZero();
            assertThat(run(other, "restore", folder.resolve("x.zip").toString())).isZero();

            assertThat(other.rows()).isEqualTo(site.rows());
            assertThat(other.files()).isEqualTo(site.files());
            assertThat(
                            output.getOut()
                                    .lines()
                                    .filter(line -> line.matches("\\p{Lu}[a-z]+ .*"))
                                    .map(line -> line.replaceAll("[\\d,]+ bytes.*", "…")))
                    .contains(
                            "Saved table content: 3 rows, …",
                            "Saved folder media: 1 files, …",
                            "Saved as " + folder.resolve("x.zip"),
                            "Checked table content: 3 rows, …",
                            "Restored table content: 3 rows, …",
                            "Restored folder media: 1 files, …")
                    .last()
                    .asString()
                    .matches("Restored as it was at 20\\S+Z\\. Start the site now\\.");

            assertThat(run(other, "restore", folder.resolve("x.zip").toString())).isOne();
            assertThat(output.getErr())
                    .contains("This installation isn't empty")
                    .doesNotContain("\tat ");
            assertThat(run(site, "backup")).isZero();
            assertThat(site.backups.list()).hasSize(1);
        }
    }

    /** The second joins the server that the first left, as one that runs would be joined. */
    @Test
    void onTheDatabaseThatTheSiteBrings(CapturedOutput output) throws Exception {
        var data = "--site.data=" + folder.resolve("data");
        assertThat(BackupCommand.run(data, "backup", folder.resolve("no.zip").toString())).isOne();
        assertThat(output.getErr()).contains("There is no site in the database yet");
        try (var site =
                Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("a")).with(KernelRows.SQL)) {
            site.backups.takeTo(folder.resolve("x.zip"), Progress.UNWATCHED);
        }
        assertThat(BackupCommand.run("restore", folder.resolve("x.zip").toString(), data)).isZero();
        assertThat(BackupCommand.run("backup", data)).isZero();
        try (var once = Archive.open(folder.resolve("x.zip"));
                var twice = Archive.open(onlyFile(folder.resolve("data/backups")))) {
            assertThat(twice.manifest().tables()).isEqualTo(once.manifest().tables());
        }
    }

    @Test
    void aFileThatIsNoneMakesNoDatabase(CapturedOutput output) throws Exception {
        var file = Files.writeString(folder.resolve("x.zip"), "A letter").toString();
        assertThat(BackupCommand.run("restore", file, "--site.data=" + folder.resolve("data")))
                .isOne();
        assertThat(output.getErr())
                .isEqualTo(
                        "The file %s is no backup of this site, or it was cut off: take another.%n"
                                .formatted(file));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aDatabaseThatIsAwayIsToldInASentence(CapturedOutput output) {
        var status =
                BackupCommand.run(
                        "backup",
                        folder.resolve("x.zip").toString(),
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/site",
                        "--spring.datasource.username=x");
        assertThat(status).isOne();
        assertThat(output.getErr())
                .startsWith("The database didn't let itself be saved (")
                .doesNotContain("\tat ");
        assertThat(folder).isEmptyDirectory();
    }

    /** So that nobody who mistypes starts a site where they wanted to restore one. */
    @Test
    void whatIsNoCommandIsTold(CapturedOutput output) {
        assertThat(BackupCommand.isMeant()).isFalse();
        assertThat(BackupCommand.isMeant("--server.port=8081")).isFalse();
        for (var words :
                List.of(
                        new String[] {"resotre", "x.zip"},
                        new String[] {"restore"},
                        new String[] {"backup", "a", "b"})) {
            assertThat(BackupCommand.isMeant(words)).isTrue();
            assertThat(BackupCommand.run(words)).isOne();
        }
        assertThat(output.getErr()).contains("There are two commands", "restore file");
    }

    private static int run(Scratch site, String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.add("--site.data=" + site.site.data());
        site.database.settings().forEach(setting -> arguments.add("--" + setting));
        return BackupCommand.run(arguments.toArray(String[]::new));
    }

    private static Path onlyFile(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.toList().getFirst();
        }
    }
}
