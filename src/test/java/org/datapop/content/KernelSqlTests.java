package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.content.KernelRows.ANNA;
import static org.datapop.content.KernelRows.ANNA_1;
import static org.datapop.content.KernelRows.ANNA_2;
import static org.datapop.content.KernelRows.ANNA_DRAFT;
import static org.datapop.content.KernelRows.ANNA_EN;
import static org.datapop.content.KernelRows.BEN;
import static org.datapop.content.KernelRows.BEN_1;
import static org.datapop.content.KernelRows.BEN_EN;
import static org.datapop.content.KernelRows.EVE_1;
import static org.datapop.content.KernelRows.EVE_EN;
import static org.datapop.content.KernelRows.EXPIRED;
import static org.datapop.content.KernelRows.OLDEST;
import static org.datapop.content.KernelRows.PLANNED;
import static org.datapop.content.KernelRows.PLANNED_OF_BEN;
import static org.datapop.content.KernelRows.RUNNING;
import static org.datapop.content.KernelRows.claim;
import static org.datapop.content.KernelRows.publication;
import static org.datapop.content.KernelRows.revision;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.datapop.database.KernelTest;
import org.datapop.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to break what the tables promise, as their owner and as the application's own user. */
@KernelTest
class KernelSqlTests {

    private static final String HISTORY = "23000";
    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";
    private static final String CHECK = "23514";
    private static final String EXCLUSION = "23P01";
    private static final String DENIED = "42501";

    private static final String NEW = "00000000-0000-0000-0000-0000000000f1";

    private static TestDatabase database;

    @BeforeAll
    static void openDatabase() throws SQLException {
        database = TestDatabase.migrated();
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute(KernelRows.SQL);
            statement.execute(KernelRows.NAMES);
        }
    }

    @AfterAll
    static void closeDatabase() throws SQLException {
        database.close();
    }

    @Test
    void aDocumentHasOnePublicationAtATime() throws SQLException {
        refused(EXCLUSION, publication(ANNA_EN, ANNA_1, "/people/anna", "0", ""));
        refused(EXCLUSION, publication(ANNA_EN, ANNA_1, "/people/anna", "1 hour", "2 hours"));
        refused(EXCLUSION, set(PLANNED, "live_from = live_from - interval '1 hour', path = null"));
        refused(
                EXCLUSION,
                "set constraints all deferred",
                publication(ANNA_EN, ANNA_1, "/people/anna", "1 hour", "2 hours"),
                "set constraints all immediate");
    }

    @Test
    void aPathHasOneDocumentAtATime() throws SQLException {
        refused(HISTORY, publication(BEN_EN, BEN_1, "/people/anna", "0", "1 hour"));
        refused(UNIQUE, claim("/people/anna", BEN_EN, "0"));
        refused(UNIQUE, claim("/people/anna-embargo", BEN_EN, "1 hour"));
        try (var owner = database.asOwner()) {
            assertThat(
                            attack(
                                    owner,
                                    "alter table publication disable trigger user",
                                    "alter table path_claim disable trigger user",
                                    claim("/people/x", BEN_EN, "0"),
                                    publication(BEN_EN, BEN_1, "/people/x", "0", "1 hour"),
                                    "drop index one_claim_per_path",
                                    claim("/people/x", ANNA_EN, "0"),
                                    "update publication set live_until = now() where id = '%s'"
                                            .formatted(RUNNING),
                                    publication(ANNA_EN, ANNA_1, "/people/x", "0", "1 hour")))
                    .isEqualTo(EXCLUSION);
        }
    }

    @Test
    void aRevisionOfAnotherDocumentFitsNowhere() throws SQLException {
        refused(FOREIGN_KEY, publication(BEN_EN, ANNA_2, "/people/ben", "0", "1 hour"));
        refused(FOREIGN_KEY, set(PLANNED_OF_BEN, "revision_id = '" + ANNA_2 + "'"));
        refused(
                FOREIGN_KEY,
                "update document set head_revision = '%s' where id = '%s'"
                        .formatted(ANNA_1, BEN_EN),
                "set constraints all immediate");
        refused(
                FOREIGN_KEY,
                revision(NEW, BEN_EN, 2)
                        .replace("author)", "author, based_on)")
                        .replace("'system')", "'system', '" + ANNA_1 + "')"));
        refused(
                FOREIGN_KEY,
                "insert into working_copy (document_id, editor, base_revision, schema_version, body) values ('%s', 'x', '%s', 2, '{}')"
                        .formatted(BEN_EN, ANNA_1));
    }

    @Test
    void revisionsAndWhatFollowsFromThemNeverChange() throws SQLException {
        refused(HISTORY, "update revision set title = 'Changed' where id = '" + ANNA_1 + "'");
        refused(HISTORY, "update revision set title = title");
        refused(HISTORY, "delete from revision where id = '" + ANNA_DRAFT + "'");
        refused(HISTORY, "update link set position = 7");
        refused(HISTORY, "delete from link");
        refused(HISTORY, "update facet set value = 'Changed'");
        refused(HISTORY, "delete from facet");
    }

    @Test
    void aRevisionHasOneNameThatSaysSomething() throws SQLException {
        refused(UNIQUE, named(ANNA_1, ANNA_EN, "'Another'"));
        refused(FOREIGN_KEY, named(ANNA_2, BEN_EN, "'Elsewhere'"));
        refused(CHECK, named(ANNA_2, ANNA_EN, "''"));
        refused(CHECK, named(ANNA_2, ANNA_EN, "'  '"));
        refused(CHECK, named(ANNA_2, ANNA_EN, "repeat('x', 101)"));
        refused(HISTORY, named(EVE_1, EVE_EN, "'Eve again'"));
        try (var owner = database.asOwner()) {
            assertThat(ask(owner, "select string_agg(name, '') from revision_name"))
                    .isEqualTo("As the board approved it");
        }
    }

    private static String named(String revision, String document, String name) {
        return "insert into revision_name (revision_id, document_id, name, named_by) values ('%s', '%s', %s, 'system')"
                .formatted(revision, document, name);
    }

    @Test
    void nothingIsAddedToARevisionThatIsSaved() throws SQLException {
        refused(
                HISTORY,
                "insert into link values ('%s', 'biography', 9, '%s')".formatted(ANNA_1, BEN));
        refused(HISTORY, "insert into facet values ('%s', 'more', 'x')".formatted(ANNA_1));
        allowed(
                revision(NEW, BEN_EN, 2),
                "insert into link values ('%s', 'biography', 0, '%s')".formatted(NEW, ANNA),
                "insert into facet values ('%s', 'founding', 'x')".formatted(NEW));
    }

    @Test
    void revisionsAreNumberedWithoutGapsAndNotBackdated() throws SQLException {
        refused(HISTORY, revision(NEW, BEN_EN, 3));
        refused(UNIQUE, revision(NEW, ANNA_EN, 1));
        refused(
                HISTORY,
                "update revision set attempt = gen_random_uuid() where id = '" + ANNA_2 + "'");
        refused(
                HISTORY,
                revision(NEW, BEN_EN, 2)
                        .replace("author)", "author, created_at)")
                        .replace("'system')", "'system', now() - interval '1 minute')"));
    }

    @Test
    void anAttemptIsSavedOnce() throws SQLException {
        var attempt = "'00000000-0000-0000-0000-00000000000a')";
        refused(
                UNIQUE,
                revision(NEW, BEN_EN, 2)
                        .replace("author)", "author, attempt)")
                        .replace("'system')", "'system', " + attempt),
                revision(UUID.randomUUID().toString(), BEN_EN, 3)
                        .replace("author)", "author, attempt)")
                        .replace("'system')", "'system', " + attempt));
    }

    @Test
    void identitiesArePermanent() throws SQLException {
        refused(HISTORY, "update content set type = 'page' where id = '" + ANNA + "'");
        refused(HISTORY, "update content set id = gen_random_uuid() where id = '" + ANNA + "'");
        refused(HISTORY, "delete from content where id = '" + ANNA + "'");
        refused(HISTORY, "update document set language = 'fr' where id = '" + ANNA_EN + "'");
        refused(
                HISTORY,
                "update document set content_id = '%s', language = 'fr' where id = '%s'"
                        .formatted(BEN, ANNA_EN));
        refused(HISTORY, "delete from document where id = '" + ANNA_EN + "'");
        refused(HISTORY, "update document set erased_at = null where id = '" + EVE_EN + "'");
        refused(HISTORY, "update document set erased_at = now() where id = '" + ANNA_EN + "'");
    }

    @Test
    void whatHasBegunKeepsItsBeginningAndItsWords() throws SQLException {
        refused(HISTORY, set(RUNNING, "live_from = live_from - interval '1 hour'"));
        refused(HISTORY, set(RUNNING, "live_from = live_from + interval '1 microsecond'"));
        refused(HISTORY, set(RUNNING, "title = 'Changed'"));
        refused(HISTORY, set(RUNNING, "revision_id = '" + ANNA_2 + "'"));
        refused(HISTORY, set(RUNNING, "path = null"));
        refused(HISTORY, set(RUNNING, "kind = 'withdrawn', revision_id = null, path = null"));
    }

    @Test
    void anEndThatHasPassedStays() throws SQLException {
        refused(HISTORY, set(EXPIRED, "live_until = null, expires_at = null"));
        refused(HISTORY, set(EXPIRED, "live_until = now() + interval '1 hour', expires_at = null"));
        refused(HISTORY, set(EXPIRED, "live_until = live_until - interval '1 hour'"));
        refused(HISTORY, set(EXPIRED, "expires_at = null"));
        refused(HISTORY, set(OLDEST, "live_until = live_until + interval '1 microsecond'"));
        refused(HISTORY, set(RUNNING, "live_until = now() - interval '1 hour'"));
    }

    @Test
    void anEndThatHasJustPassedStaysToo() throws SQLException {
        var justNow = "live_until = clock_timestamp()";
        refused(HISTORY, set(RUNNING, justNow), set(RUNNING, "live_until = null"));
        refused(
                HISTORY,
                set(RUNNING, justNow),
                set(RUNNING, "live_until = clock_timestamp() + interval '1 hour'"));
        refused(
                HISTORY,
                set(RUNNING, justNow),
                set(RUNNING, "live_until = live_until + interval '1 microsecond'"));
    }

    @Test
    void anEndAheadMayBeMovedAndTakenBack() throws SQLException {
        allowed(set(RUNNING, "live_until = live_until - interval '1 hour'"));
        allowed(
                "delete from publication where id = '" + PLANNED + "'",
                set(RUNNING, "live_until = null"));
        allowed(set(RUNNING, "live_until = clock_timestamp()"));
    }

    @Test
    void nothingBeginsInThePast() throws SQLException {
        refused(HISTORY, publication(BEN_EN, BEN_1, "/people/ben", "-1 hour", "-1 minute"));
        refused(HISTORY, publication(BEN_EN, BEN_1, "/people/ben", "-10 days", "-9 days"));
        refused(
                HISTORY,
                set(PLANNED_OF_BEN, "live_from = now() - interval '1 hour', path = '/people/ben'"));
        refused(
                HISTORY,
                set(PLANNED, "document_id = '%s', path = '/people/ben'".formatted(BEN_EN)));
        refused(HISTORY, claim("/people/never-public", BEN_EN, "-1 hour"));
    }

    @Test
    void whatWasLiveIsNotDeleted() throws SQLException {
        refused(HISTORY, "delete from publication");
        refused(HISTORY, "delete from publication where id = '" + RUNNING + "'");
        refused(HISTORY, "delete from publication where id = '" + OLDEST + "'");
        allowed("delete from publication where id = '" + PLANNED + "'");
    }

    @Test
    void aStretchIsNeverEmptyAndNeverExpiresBeforeItBegins() throws SQLException {
        refused(CHECK, set(PLANNED, "live_until = live_from"));
        refused(CHECK, set(PLANNED, "expires_at = live_from"));
        refused(CHECK, set(PLANNED, "expires_at = live_from - interval '1 day'"));
        refused(
                CHECK,
                set(PLANNED, "expires_at = live_from + interval '1 day', live_until = null"));
        refused(
                CHECK,
                set(
                        PLANNED,
                        "expires_at = live_from + interval '1 day', live_until = live_from + interval '2 days'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content",
                "document",
                "revision",
                "publication",
                "path_claim",
                "link",
                "facet"
            })
    void historyIsNotEmptied(String table) throws SQLException {
        refused(HISTORY, "truncate " + table + " cascade");
    }

    @Test
    void aPathThatWasPublicBelongsToItsDocument() throws SQLException {
        refused(HISTORY, "delete from path_claim where path = '/people/anna'");
        refused(HISTORY, "delete from path_claim where path = '/people/free'");
        refused(
                HISTORY,
                "update path_claim set document_id = '%s' where path = '/people/free'"
                        .formatted(ANNA_EN));
        refused(HISTORY, "update path_claim set path = '/people/x' where path = '/people/free'");
        refused(
                HISTORY,
                "update path_claim set first_public_at = now() + interval '1 day' where path = '/people/anna'");
        refused(
                FOREIGN_KEY,
                "delete from path_claim where path = '/people/anna-embargo'",
                "set constraints all immediate");
    }

    @Test
    void aClaimThatBeganJustNowMayHaveBegunAMomentBefore() throws SQLException {
        var earlier =
                "update path_claim set first_public_at = first_public_at - interval '%s' where path = '/people/x'";
        allowed(claim("/people/x", ANNA_EN, "0"), earlier.formatted("1 second"));
        refused(HISTORY, claim("/people/x", ANNA_EN, "0"), earlier.formatted("1 minute"));
    }

    @Test
    void aReleasedPathCanBeTakenByAnother() throws SQLException {
        allowed(
                claim("/people/free", ANNA_EN, "1 hour"),
                set(PLANNED, "path = '/people/free'"),
                "set constraints all immediate");
        refused(
                UNIQUE,
                claim("/people/free", ANNA_EN, "0"),
                "update path_claim set released_at = null, released_by = null, why = null where path = '/people/free' and document_id = '%s'"
                        .formatted(BEN_EN));
    }

    @Test
    void aPathIsNotReleasedWhileSomethingIsLiveOrPlannedThere() throws SQLException {
        refused(HISTORY, release("/people/anna"));
        refused(HISTORY, release("/people/anna-embargo"));
        allowed(release("/people/ben"), claim("/people/ben", ANNA_EN, "0"));
        refused(
                HISTORY,
                release("/people/ben"),
                publication(BEN_EN, BEN_1, "/people/ben", "0", "1 hour"));
        refused(
                HISTORY,
                release("/people/ben")
                        .replace("clock_timestamp()", "clock_timestamp() - interval '2 days'"));
    }

    @Test
    void aClaimBeginsNoLaterThanWhatIsPublicThere() throws SQLException {
        refused(
                HISTORY,
                "update path_claim set first_public_at = now() + interval '30 days' where path = '/people/anna-embargo'");
        refused(HISTORY, set(PLANNED, "path = '/people/free'"));
        refused(
                HISTORY,
                claim("/people/early", BEN_EN, "1 day"),
                publication(BEN_EN, BEN_1, "/people/early", "0", "1 hour"));
    }

    @Test
    void thePathOfAnErasedDocumentStaysTaken() throws SQLException {
        refused(UNIQUE, claim("/people/eve", BEN_EN, "0"));
        refused(HISTORY, claim("/people/eve", EVE_EN, "0"));
        try (var owner = database.asOwner()) {
            assertThat(ask(owner, "select count(*) from path_claim where path like '%eve%'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void nothingIsWrittenOfAnErasedDocument() throws SQLException {
        refused(HISTORY, revision(NEW, EVE_EN, 2));
        refused(
                HISTORY,
                "insert into working_copy (document_id, editor, schema_version, body) values ('%s', 'x', 2, '{}')"
                        .formatted(EVE_EN));
        refused(HISTORY, claim("/people/eve-again", EVE_EN, "0"));
        refused(HISTORY, publication(EVE_EN, EVE_1, "/people/free", "1 day", ""));
        var nowhere = publication(EVE_EN, EVE_1, "/x", "1 day", "").replace("'/x'", "null");
        refused(HISTORY, nowhere);
    }

    @Test
    void aLinkNeedsATarget() throws SQLException {
        refused(
                FOREIGN_KEY,
                revision(NEW, BEN_EN, 2),
                "insert into link values ('%s', 'biography', 0, gen_random_uuid())".formatted(NEW),
                "set constraints all immediate");
    }

    @Test
    void theWriterCannotPretendToErase() throws SQLException {
        try (var writer = database.asWriter()) {
            for (var change :
                    new String[] {
                        "update revision set title = null, summary = null, slug = null, sort_key = null, body = null, plain_text = null",
                        "delete from link",
                        "delete from facet",
                        set(RUNNING, "title = null, summary = null, sort_key = null"),
                        "update path_claim set path = '#' where path = '/people/anna'",
                        "update document set erased_at = now() where id = '" + ANNA_EN + "'"
                    }) {
                assertThat(
                                attack(
                                        writer,
                                        "select set_config('kernel.erasing', '%s', true)"
                                                .formatted(ANNA_EN),
                                        change))
                        .as(change)
                        .isIn(HISTORY, DENIED);
            }
            assertThat(attack(writer, "alter table revision disable trigger all"))
                    .isEqualTo(DENIED);
            assertThat(attack(writer, "set session_replication_role = replica")).isEqualTo(DENIED);
            assertThat(attack(writer, "set role owner")).isEqualTo(DENIED);
            assertThat(attack(writer, "create temp table publication (id uuid)")).isEqualTo(DENIED);
            assertThat(
                            attack(
                                    writer,
                                    "create function is_erasing() returns boolean language sql as 'select true'"))
                    .isEqualTo(DENIED);
        }
    }

    @Test
    void evenTheOwnersEraseEmptiesRatherThanRewrites() throws SQLException {
        try (var owner = database.asOwner()) {
            for (var change :
                    new String[] {
                        "update revision set title = 'Other' where document_id = '" + ANNA_EN + "'",
                        "delete from revision where document_id = '" + ANNA_EN + "'",
                        "delete from publication where id = '" + RUNNING + "'",
                        set(RUNNING, "live_from = live_from - interval '1 hour'"),
                        set(OLDEST, "live_until = null"),
                        set(RUNNING, "title = 'Other'"),
                        "delete from path_claim where path = '/people/anna'",
                        "update path_claim set path = '/people/other' where path = '/people/anna'",
                        "delete from link where revision_id in (select id from revision where document_id <> '%s')"
                                        .formatted(ANNA_EN)
                                + " or true"
                    }) {
                assertThat(
                                attack(
                                        owner,
                                        "select set_config('kernel.erasing', '%s', true)"
                                                .formatted(
                                                        change.endsWith("true") ? BEN_EN : ANNA_EN),
                                        change))
                        .as(change)
                        .isEqualTo(HISTORY);
            }
        }
    }

    private static String set(String publication, String change) {
        return "update publication set %s where id = '%s'".formatted(change, publication);
    }

    private static String release(String path) {
        return "update path_claim set released_at = clock_timestamp(), released_by = 'system', why = 'x' where path = '%s'"
                .formatted(path);
    }

    /** Refused to the owner for this reason, and to the writer too, if not for an earlier one. */
    private static void refused(String state, String... statements) throws SQLException {
        var all = String.join("; ", statements);
        try (var owner = database.asOwner();
                var writer = database.asWriter()) {
            assertThat(attack(owner, statements)).as("owner: " + all).isEqualTo(state);
            assertThat(attack(writer, statements)).as("writer: " + all).isIn(state, DENIED);
        }
    }

    private static void allowed(String... statements) throws SQLException {
        try (var writer = database.asWriter()) {
            assertThat(attack(writer, statements)).as(String.join("; ", statements)).isNull();
        }
    }

    /** The state of the first error, null where there is none; leaves nothing behind. */
    private static @Nullable String attack(Connection connection, String... statements)
            throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
            statement.execute("set constraints all immediate");
            return null;
        } catch (SQLException e) {
            return e.getSQLState();
        } finally {
            connection.rollback();
        }
    }

    private static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
