package org.datapop.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.datapop.backup.Step.Deed;
import org.datapop.content.KernelRows;
import org.datapop.database.KernelTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was saved is what is restored: every table, every file, and the rules that keep them. */
@KernelTest
class RestoreTests {

    /** The first schema that there ever was. */
    private static final String FIRST = "20261123.1900";

    private static final String ODD_ROWS =
            """
            set session_replication_role = replica;
            insert into "Odd ""name" ("select", before, bytes, number, exact, moment, length, words, period, document) values
              (E'tab\\t line\\n\\\\. return\\r slash\\\\ "quoted"', 2, '\\x00ff', 0.1, 1e-30, 'infinity', '1 mon -3 days', '{"a,b",null,""}',
               '[2020-01-01 00:00:00.123456+02,)', '{"a": "\\\\u00e9", "b": [1.10, null]}'),
              (E'\\\\.', 1, '', 'NaN', 'NaN', '-infinity', '0', '{}', 'empty', 'null'),
              ('', null, null, '-Infinity', 12345678901234567890.123456789, '2026-03-29 01:30:00.000001+00', null, null, null, '"x"'),
              (null, null, null, 1.7976931348623157e308, null, null, null, null, null, null),
              ('العربية 漢字 😀 \u0301', null, null, 5e-324, null, null, null, null, null, null);
            insert into z_last values (1, 1), (2, 2);
            insert into a_first (last) values (2), (1);
            delete from seeded where id = 2;
            insert into seeded values (7);
            set session_replication_role = origin;
            select rebuild_search();
            """;

    @TempDir Path folder;

    @Test
    void everyTableAndFileIsEqual() throws Exception {
        try (var site =
                        Scratch.migrated(Scratch.WITH_ODD_TABLES, folder.resolve("a"))
                                .with(KernelRows.SQL, KernelRows.NAMES, ODD_ROWS, PICTURE);
                var other = Scratch.empty(Scratch.WITH_ODD_TABLES, folder.resolve("b"))) {
            var big = new byte[1_500_000];
            new Random(1).nextBytes(big);
            site.withFile("media/ab/größe 1.png", big)
                    .withFile("media/empty", new byte[0])
                    .withFile("letters/a.b.c/x", "x".getBytes());
            var files = site.files();
            site.withFile("postgres/cluster/PG_VERSION", "18".getBytes())
                    .withFile("loose", "no folder's".getBytes())
                    .withFile(".cache/x", "a tool's".getBytes());

            var told = new ArrayList<Step>();
            var file = folder.resolve("site.zip");
            site.backups.takeTo(file, told::add);
            other.backups.restore(file, told::add);

            assertThat(other.rows()).isEqualTo(site.rows());
            var filled = other.rows();
            filled.values().removeIf(List::isEmpty);
            assertThat(filled)
                    .containsKeys("content", "document", "revision", "publication", "path_claim")
                    .containsKeys("redirect", "link", "facet", "working_copy", "revision_name")
                    .containsKeys("search_entry", "search_word", "media")
                    .containsKeys("Odd \"name", "a_first", "z_last", "seeded");
            assertThat(other.files()).isEqualTo(files);
            assertThat(other.shape()).isEqualTo(site.shape());
            assertThat(other.ask("select nextval('a_first_id_seq')")).containsExactly("3");
            var parts = told.getLast().of();
            var all = parts + " of " + parts;
            assertThat(told)
                    .filteredOn(Step::done)
                    .extracting(step -> step.deed() + " " + step.number() + " of " + step.of())
                    .startsWith("SAVED 1 of " + parts, "SAVED 2 of " + parts)
                    .containsSubsequence("SAVED " + all, "CHECKED " + all)
                    .endsWith("RESTORED " + all);
            assertThat(told)
                    .filteredOn(step -> step.what().equals("revision"))
                    .extracting(Step::deed)
                    .containsExactly(Deed.SAVED, Deed.CHECKED, Deed.RESTORED);
            // The table of this name first, then the folder.
            assertThat(told)
                    .filteredOn(step -> step.what().equals("media") && step.deed() == Deed.SAVED)
                    .hasSize(2)
                    .extracting(Step::items, Step::bytes)
                    .endsWith(tuple(2L, 1_500_000L));
        }
    }

    private static final String PICTURE =
            """
            insert into media (id, digest, name, credit, width, height, widths, uploaded_by)
            values (gen_random_uuid(), sha256('x'), 'A picture', 'Ana', 960, 640, '{480,960}', 'system')\
            """;

    @Test
    void historyIsKeptAsBefore() throws Exception {
        try (var site =
                        Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("a"))
                                .with(KernelRows.SQL);
                var other = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("b"))) {
            site.backups.takeTo(folder.resolve("site.zip"), Progress.UNWATCHED);
            other.backups.restore(folder.resolve("site.zip"), Progress.UNWATCHED);

            for (var attack :
                    List.of(
                            "update revision set note = 'x'",
                            "delete from publication where live_from < now()",
                            "update publication set live_from = live_from - interval '1 day'",
                            "truncate facet cascade")) {
                assertThatExceptionOfType(SQLException.class)
                        .as(attack)
                        .isThrownBy(() -> other.with(attack));
            }
        }
    }

    /** The best model of an old backup in today's site is the old site, migrated. */
    @Test
    void aBackupOfAnEarlierVersionIsMigrated() throws Exception {
        try (var old = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("a"));
                var today = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("b"))) {
            old.site.migrate(FIRST);
            old.with(KernelRows.SQL);
            assertThat(old.rows()).doesNotContainKey("search_entry");
            old.backups.takeTo(folder.resolve("site.zip"), Progress.UNWATCHED);
            today.backups.restore(folder.resolve("site.zip"), Progress.UNWATCHED);

            old.site.migrate(null);

            assertThat(today.rows()).isEqualTo(old.rows()).containsKey("search_entry");
            assertThat(today.rows().get("search_entry")).isNotEmpty();
            assertThat(today.shape()).isEqualTo(old.shape());
        }
    }

    /** Whatever is written after the first table was read belongs to the next backup. */
    @Test
    void aBackupIsOneMomentWhileOthersWrite() throws Exception {
        try (var site =
                        Scratch.migrated(Scratch.WITH_ODD_TABLES, folder.resolve("a"))
                                .with(KernelRows.SQL, ODD_ROWS);
                var other = Scratch.empty(Scratch.WITH_ODD_TABLES, folder.resolve("b"))) {
            var before = site.rows();
            var written = new ArrayList<String>();
            site.backups.takeTo(
                    folder.resolve("site.zip"),
                    step -> {
                        var row = 100 + step.number();
                        written.add(step.what());
                        try {
                            site.with(
                                    "set session_replication_role = replica",
                                    "insert into z_last values (%1$d, %1$d)".formatted(row),
                                    "insert into a_first values (%1$d, %1$d)".formatted(row),
                                    "insert into seeded values (%d)".formatted(row),
                                    "insert into facet select revision_id, 'n%d', 'x' from facet limit 1"
                                            .formatted(row),
                                    "update document set lock_version = lock_version + 1");
                        } catch (SQLException e) {
                            throw new IllegalStateException(e);
                        }
                    });
            other.backups.restore(folder.resolve("site.zip"), Progress.UNWATCHED);

            assertThat(written).hasSizeGreaterThan(10);
            assertThat(site.rows().get("document")).isNotEqualTo(before.get("document"));
            assertThat(other.rows()).isEqualTo(before);
        }
    }

    @Test
    void rowsThatBreakARuleAreRefusedAndNothingIsRestored() throws Exception {
        try (var site =
                        Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("a"))
                                .with(KernelRows.SQL)
                                .with(
                                        "set session_replication_role = replica",
                                        "insert into facet values (gen_random_uuid(), 'lost', 'x')");
                var other = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("b"))) {
            site.withFile("media/x", "x".getBytes());
            site.backups.takeTo(folder.resolve("site.zip"), Progress.UNWATCHED);

            assertThatExceptionOfType(BackupFailed.class)
                    .isThrownBy(() ->
                            other.backups.restore(folder.resolve("site.zip"), Progress.UNWATCHED))
                    .withMessageContaining("The database refused the backup")
                    .withMessageContaining("foreign key");

            assertThat(other.ask("select count(*)::text from content")).containsExactly("0");
            assertThat(other.files()).containsOnlyKeys("");
            site.with(
                    "set session_replication_role = replica",
                    "delete from facet where name = 'lost'");
            Files.delete(folder.resolve("site.zip"));
            site.backups.takeTo(folder.resolve("site.zip"), Progress.UNWATCHED);
            other.backups.restore(folder.resolve("site.zip"), Progress.UNWATCHED);
            assertThat(other.rows().get("revision")).isEqualTo(site.rows().get("revision"));
        }
    }
}
