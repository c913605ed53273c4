package org.datapop.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.datapop.backup.BackupFailed.Reason;
import org.datapop.content.KernelRows;
import org.datapop.database.KernelTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup takes the place of the starter content in a site that runs, or nothing happens. */
@KernelTest
class ReplacingTests {

    /** The first schema that there ever was. */
    private static final String FIRST = "20261123.1900";

    private static final String STARTER =
            """
            set session_replication_role = replica;
            insert into content (id, type, source_language) values (gen_random_uuid(), 'page', 'en');
            insert into document (id, content_id, language, begun_by) select gen_random_uuid(), id, 'en', 'starter' from content;
            insert into revision (id, document_id, number, schema_version, title, summary, slug, sort_key, body, plain_text, author)
              select gen_random_uuid(), id, 1, 1, 'Welcome', '', 'welcome', 'welcome', '{}', '', 'starter' from document;
            insert into one_time_link (hash, purpose, expires_at) values (sha256('x'), 'FIRST_RUN', now() + interval '1 day');
            set session_replication_role = origin\
            """;

    private static final String ANA =
            "insert into account (id, email, email_key, name, role, language, time_zone) values (gen_random_uuid(), 'a@b.c', 'a@b.c', 'Ana', 'ADMINISTRATOR', 'en', 'UTC')";

    @TempDir Path folder;
    private Scratch site;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        site = Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("site")).with(STARTER);
        file = folder.resolve("backup.zip");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    @Test
    void everyTableAndFileIsEqualAndWhoReadGoesOnReading() throws Exception {
        try (var old = Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("old"));
                var visitor = site.database.asReader()) {
            old.with(KernelRows.SQL, ANA, "select rebuild_search()");
            old.withFile("media/x/960.webp", "x".getBytes());
            old.backups.takeTo(file, Progress.UNWATCHED);
            assertThat(titles(visitor)).isEmpty();

            site.backups.replaceStarter(file, Progress.UNWATCHED);

            assertThat(site.rows()).isEqualTo(old.rows());
            assertThat(site.shape()).isEqualTo(old.shape());
            assertThat(site.files()).isEqualTo(old.files());
            assertThat(titles(visitor)).contains("Anna");
            assertThat(site.rows().get("one_time_link")).isEmpty();
        }
    }

    @Test
    void aBackupOfAnEarlierVersionIsMigratedInTheSameTransaction() throws Exception {
        try (var old = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("old"));
                var visitor = site.database.asReader()) {
            old.site.migrate(FIRST);
            old.with(KernelRows.SQL);
            old.backups.takeTo(file, Progress.UNWATCHED);
            assertThat(titles(visitor)).isEmpty();
            site.backups.replaceStarter(file, Progress.UNWATCHED);
            old.site.migrate(null);

            assertThat(site.rows()).isEqualTo(old.rows());
            assertThat(site.rows().get("search_entry")).isNotEmpty();
            assertThat(site.shape()).isEqualTo(old.shape());
            assertThat(titles(visitor)).contains("Anna");
            // The next start finds nothing to do, and so does a backup taken now.
            site.site.migrate(null);
            site.backups.takeTo(folder.resolve("again.zip"), Progress.UNWATCHED);
        }
    }

    /** Whoever did anything, in whichever way, keeps it. */
    @Test
    void whereSomebodyWorkedNothingIsReplaced() throws Exception {
        take(KernelRows.SQL, ANA);
        for (var work :
                List.of(
                        ANA,
                        "update revision set author = 'account:' || gen_random_uuid()",
                        "insert into activity (id, actor, what, subject, name, changes) values (gen_random_uuid(), 'system', 'saved', gen_random_uuid(), '', '[]')",
                        "insert into redirect (id, path, target, status, made_by) values (gen_random_uuid(), '/a', '/b', 301, 'system')")) {
            var failure = refusedAfter(work);
            assertThat(failure.reason()).as(work).isEqualTo(Reason.OCCUPIED);
            site.with(
                    "set session_replication_role = replica; truncate account, activity, redirect cascade; update revision set author = 'starter'");
        }
        site.withFile("media/mine", "x".getBytes());
        assertThat(refused().reason()).isEqualTo(Reason.OCCUPIED);
        Files.delete(site.site.data().resolve("media/mine"));
        site.backups.replaceStarter(file, Progress.UNWATCHED);
    }

    @Test
    void whatFailsOnTheWayLeavesEverythingAsItWas() throws Exception {
        try (var old = Scratch.empty(Scratch.MIGRATIONS, folder.resolve("old"))) {
            old.site.migrate(FIRST);
            old.with(KernelRows.SQL)
                    .with(
                            "set session_replication_role = replica",
                            "insert into facet values (gen_random_uuid(), 'lost', 'x')")
                    .withFile("media/x", "x".getBytes());
            old.backups.takeTo(file, Progress.UNWATCHED);
        }
        assertThat(refused().reason()).isEqualTo(Reason.DATABASE);
        Files.delete(file);
        take(KernelRows.SQL);
        var stopped =
                catchThrowableOfType(
                        IllegalStateException.class,
                        () ->
                                site.backups.replaceStarter(
                                        file,
                                        step -> {
                                            if (step.deed() == Step.Deed.RESTORED
                                                    && step.number() == step.of()) {
                                                throw new IllegalStateException("stopped");
                                            }
                                        }));
        assertThat(stopped).isNotNull();
        assertThat(site.ask("select title from revision")).containsExactly("Welcome");
        site.backups.replaceStarter(file, Progress.UNWATCHED);
    }

    /** Killed when the files were in their places and the rows not yet. */
    @Test
    void whatAKilledOneLeftIsPutAside() throws Exception {
        take(KernelRows.SQL);
        site.withFile("restore.part-1/moved in", "media\n".getBytes());
        site.withFile("media/half", "x".getBytes());
        site.backups.replaceStarter(file, Progress.UNWATCHED);
        assertThat(site.files())
                .containsKeys("media/x", "restore.part-1/media/half")
                .doesNotContainKeys("media/half", "restore.part-1/moved in");
    }

    private void take(String... rows) throws Exception {
        try (var old = Scratch.migrated(Scratch.MIGRATIONS, folder.resolve("old"))) {
            old.with(rows).withFile("media/x", "x".getBytes());
            old.backups.takeTo(file, Progress.UNWATCHED);
        }
    }

    private BackupFailed refusedAfter(String work) throws Exception {
        site.with("set session_replication_role = replica; " + work);
        return refused();
    }

    private BackupFailed refused() throws Exception {
        var rows = site.rows();
        var shape = site.shape();
        Map<String, String> files = site.files();
        var failure =
                catchThrowableOfType(
                        BackupFailed.class,
                        () -> site.backups.replaceStarter(file, Progress.UNWATCHED));
        assertThat(site.rows()).isEqualTo(rows);
        assertThat(site.shape()).isEqualTo(shape);
        assertThat(site.files()).isEqualTo(files);
        return failure;
    }

    /** Prepared, as a pool keeps it. */
    private static List<String> titles(Connection visitor) throws SQLException {
        var titles = new ArrayList<String>();
        for (var i = 0; i < 6; i++) {
            titles.clear();
            try (var statement =
                            visitor.prepareStatement(
                                    "select title from public_timeline where path is not null");
                    var rows = statement.executeQuery()) {
                while (rows.next()) {
                    titles.add(rows.getString(1));
                }
            }
        }
        return titles;
    }
}
