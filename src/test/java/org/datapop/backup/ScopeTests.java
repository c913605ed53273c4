package org.datapop.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything belongs into a backup unless it is named as an exception. */
class ScopeTests {

    private static final Set<String> OF_ACCOUNTS =
            Set.of("staff_session", "staff_session_attributes", "attempt", "one_time_link", "mail");

    @TempDir Path folder;

    @Test
    void whatIsLeftOutExists() throws Exception {
        try (var site = Scratch.migrated(Scratch.MIGRATIONS, folder)) {
            var tables = site.rows().keySet();
            var expected = new TreeSet<>(Scope.PASSING_TABLES);
            if (!tables.contains("account")) {
                expected.removeAll(OF_ACCOUNTS);
            }
            assertThat(tables).containsAll(expected);
        }
    }

    @Test
    void aNewTableIsSavedWithoutAnybodysDoing() throws Exception {
        try (var site = Scratch.migrated(Scratch.MIGRATIONS, folder);
                var owner = site.database.asOwner()) {
            var before = new Catalog(owner).tables();
            site.with(
                    "create table brand_new (a int, b int generated always as (a) stored, c text)",
                    "create view a_view as select * from brand_new",
                    "create schema elsewhere; create table elsewhere.other (a int)");
            var after = new TreeSet<String>();
            new Catalog(owner).tables().forEach(table -> after.add(table.name()));

            assertThat(before)
                    .extracting(Table::name)
                    .contains("content", "document", "revision", "publication", "redirect")
                    .doesNotContain("search_entry", "search_word", "flyway_schema_history");
            assertThat(after).hasSize(before.size() + 1).contains("brand_new");
            assertThat(new Catalog(owner).tables())
                    .contains(new Table("brand_new", List.of("a", "c")));
        }
    }

    /** The order exists for today's tables; were it lost, no backup could be restored. */
    @Test
    void tablesThatPointToEachOtherInACircleAreNoticed() throws Exception {
        try (var site = Scratch.migrated(Scratch.MIGRATIONS, folder);
                var owner = site.database.asOwner()) {
            assertThat(new Catalog(owner).tables())
                    .extracting(Table::name)
                    .containsSubsequence("content", "document", "revision", "publication");
            site.with(
                    "create table egg (id int primary key, hen int)",
                    "create table hen (id int primary key, egg int references egg)",
                    "alter table egg add foreign key (hen) references hen");
            assertThatExceptionOfType(BackupFailed.class)
                    .isThrownBy(new Catalog(owner)::tables)
                    .withMessageContaining("in a circle");
        }
    }

    @Test
    void pathsLeadNowhereElse() {
        assertThat(StoredFiles.isPath("media/a/b.png")).isTrue();
        assertThat(StoredFiles.isPath("media/größe 1.png")).isTrue();
        for (var path :
                new String[] {
                    "",
                    "a",
                    "/etc/passwd",
                    "../x",
                    "media/../../x",
                    "media/./x",
                    "media//x",
                    "media/",
                    "media/..",
                    "media\\..\\x",
                    "media/a\\b",
                    "c:/x",
                    "media/a:b",
                    "media/a\nb",
                    "media/ ",
                    "postgres/cluster/x",
                    "backups/x.zip",
                    ".ssh/x",
                    "restore.part-1/x"
                }) {
            assertThat(StoredFiles.isPath(path)).as(path).isFalse();
        }
    }
}
