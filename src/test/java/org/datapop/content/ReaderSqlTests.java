package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.content.KernelRows.ANNA;
import static org.datapop.content.KernelRows.ANNA_EN;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.datapop.database.KernelTest;
import org.datapop.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to see, as the public's user of the database, what the public may not see. */
@KernelTest
class ReaderSqlTests {

    private static final String DENIED = "42501";

    private static TestDatabase database;

    @BeforeAll
    static void openDatabase() throws SQLException {
        database = TestDatabase.migrated();
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute(KernelRows.SQL);
        }
    }

    @AfterAll
    static void closeDatabase() throws SQLException {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "content",
                "document",
                "revision",
                "publication",
                "path_claim",
                "redirect",
                "link",
                "facet",
                "working_copy",
                "revision_name",
                "share_link",
                "activity",
                "missed_path",
                "search_entry",
                "search_word",
                "signing_key",
                "log_entry",
                "log_statement",
                "log_checkpoint",
                "sealable",
                "timeline",
                "boundary",
                "flyway_schema_history",
                "pg_authid"
            })
    void theReaderSelectsFromNoTable(String table) throws SQLException {
        try (var reader = database.asReader()) {
            assertThat(state(reader, "select * from " + table)).isEqualTo(DENIED);
            assertThat(state(reader, "select count(*) from " + table)).isEqualTo(DENIED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into public_redirect (path, target, status) values ('/x', '/y', 301)",
                "update public_claim set document_id = gen_random_uuid()",
                "delete from public_link",
                "delete from public_timeline",
                "create table t (a int)",
                "create temporary table t (a int)",
                "create view v as select 1",
                "create function f() returns int language sql as 'select 1'",
                "select erase('00000000-0000-0000-0000-0000000000d1', 'x', 'x')",
                "select is_present(now())",
                "set role owner",
                "set role site_writer",
                "set session authorization owner",
                "truncate publication",
                "begin; lock table publication",
                "begin; lock table public_timeline in access exclusive mode",
                "copy public_timeline to program 'cat'"
            })
    void theReaderDoesNothingButRead(String attack) throws SQLException {
        try (var reader = database.asReader()) {
            state(reader, "set default_transaction_read_only = off");
            assertThat(state(reader, attack)).isIn(DENIED, "55000", "0A000");
        }
    }

    @Test
    void theReaderHasExactlyWhatPagesNeed() throws SQLException {
        try (var superuser = database.asSuperuser()) {
            assertThat(
                            rows(
                                    superuser,
                                    """
                                    select c.relname || ' ' || p.privilege from pg_class c
                                    cross join (values ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) p (privilege)
                                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p', 'f')
                                      and (has_table_privilege('site_reader', c.oid, p.privilege)
                                           or (p.privilege in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
                                               and has_any_column_privilege('site_reader', c.oid, p.privilege)))
                                    order by 1\
                                    """))
                    .containsExactly(
                            "public_checkpoint SELECT",
                            "public_claim SELECT",
                            "public_facet SELECT",
                            "public_key SELECT",
                            "public_link SELECT",
                            "public_log SELECT",
                            "public_media SELECT",
                            "public_redirect SELECT",
                            "public_timeline SELECT");
            assertThat(rows(superuser, ownFunctions("site_reader")))
                    .containsExactly(
                            "checkpoint_line",
                            "erased_path",
                            "log_instant",
                            "log_line",
                            "next_boundary",
                            "public_address_cuts",
                            "public_addresses",
                            "public_changes",
                            "public_expiry",
                            "public_instant",
                            "public_list",
                            "public_near_words",
                            "public_news",
                            "public_proof",
                            "public_search",
                            "public_search_kin",
                            "public_search_kinds",
                            "public_search_knows",
                            "public_suggestions",
                            "public_versions",
                            "public_versions_around",
                            "public_words",
                            "similar_pages");
            assertThat(rows(superuser, ownFunctions("public"))).isEmpty();
            assertThat(rows(superuser, ownFunctions("site_writer")))
                    .containsExactly(
                            "checkpoint_line",
                            "erase",
                            "erased_path",
                            "forget_public_changes",
                            "is_erasing",
                            "is_present",
                            "log_instant",
                            "log_line",
                            "may_end",
                            "next_boundary",
                            "public_address_cuts",
                            "public_addresses",
                            "public_changes",
                            "public_expiry",
                            "public_instant",
                            "public_list",
                            "public_near_words",
                            "public_news",
                            "public_proof",
                            "public_search",
                            "public_search_kin",
                            "public_search_kinds",
                            "public_search_knows",
                            "public_suggestions",
                            "public_versions",
                            "public_versions_around",
                            "public_words",
                            "rebuild_search",
                            "similar_pages");
        }
    }

    /**
     * A condition that fails on a hidden row would tell of it, so every view decides first who may
     * see a row.
     */
    @Test
    void everyViewOfTheReaderIsABarrier() throws SQLException {
        try (var superuser = database.asSuperuser()) {
            assertThat(
                            rows(
                                    superuser,
                                    """
                                    select relname from pg_class
                                    where relkind = 'v' and relname like 'public\\_%'
                                      and 'security_barrier=true' = any (reloptions) order by 1\
                                    """))
                    .containsExactly(
                            "public_checkpoint",
                            "public_claim",
                            "public_facet",
                            "public_key",
                            "public_link",
                            "public_log",
                            "public_media",
                            "public_redirect",
                            "public_timeline");
        }
    }

    /** What is insert-only is so by privilege too, whatever the triggers say. */
    @Test
    void theWriterHasExactlyWhatTheKernelWrites() throws SQLException {
        try (var superuser = database.asSuperuser()) {
            assertThat(
                            rows(
                                    superuser,
                                    """
                                    select c.relname || ' ' || string_agg(p.privilege, ' ' order by p.privilege) from pg_class c
                                    cross join (values ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('REFERENCES'), ('TRIGGER')) p (privilege)
                                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
                                      and (has_table_privilege('site_writer', c.oid, p.privilege)
                                           or (p.privilege in ('INSERT', 'UPDATE', 'REFERENCES')
                                               and has_any_column_privilege('site_writer', c.oid, p.privilege)))
                                    group by c.relname order by 1\
                                    """))
                    .containsExactly(
                            "account INSERT UPDATE",
                            "activity INSERT",
                            "attempt DELETE INSERT UPDATE",
                            "content INSERT",
                            "document INSERT UPDATE",
                            "facet INSERT",
                            "link INSERT",
                            "log_checkpoint INSERT",
                            "log_entry INSERT",
                            "log_statement INSERT",
                            "mail DELETE INSERT UPDATE",
                            "media INSERT UPDATE",
                            "media_use INSERT",
                            "missed_path DELETE INSERT UPDATE",
                            "one_time_link DELETE INSERT UPDATE",
                            "passkey DELETE INSERT UPDATE",
                            "passkey_challenge DELETE INSERT UPDATE",
                            "passkey_owner DELETE INSERT UPDATE",
                            "path_claim DELETE INSERT UPDATE",
                            "presence DELETE INSERT UPDATE",
                            "publication DELETE INSERT UPDATE",
                            "recovery_code DELETE INSERT UPDATE",
                            "redirect DELETE INSERT UPDATE",
                            "revision INSERT",
                            "revision_name DELETE INSERT UPDATE",
                            "second_factor DELETE INSERT UPDATE",
                            "share_link DELETE INSERT UPDATE",
                            "signing_key INSERT",
                            "staff_session DELETE INSERT UPDATE",
                            "staff_session_attributes DELETE INSERT UPDATE",
                            "working_copy DELETE INSERT UPDATE");
        }
    }

    @Test
    void everyFunctionThatRunsAsTheOwnerNamesItsSchemas() throws SQLException {
        try (var superuser = database.asSuperuser()) {
            assertThat(
                            rows(
                                    superuser,
                                    """
                                    select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace
                                    and not coalesce('search_path=pg_catalog, public, pg_temp' = any (proconfig), false)\
                                    """))
                    .isEmpty();
        }
    }

    @Test
    void theReaderSeesNoOtherTableInTheCatalogue() throws SQLException {
        try (var reader = database.asReader()) {
            assertThat(
                            rows(
                                    reader,
                                    """
                                    select table_name from information_schema.tables
                                    where table_schema not in ('pg_catalog', 'information_schema') order by 1\
                                    """))
                    .containsExactly(
                            "public_checkpoint",
                            "public_claim",
                            "public_facet",
                            "public_key",
                            "public_link",
                            "public_log",
                            "public_media",
                            "public_redirect",
                            "public_timeline");
            assertThat(
                            rows(
                                    reader,
                                    "select tablename::text from pg_stats where schemaname = 'public'"))
                    .isEmpty();
        }
    }

    @Test
    void theReaderSeesWhatHasBegunAndNothingElse() throws SQLException {
        try (var reader = database.asReader()) {
            assertThat(
                            rows(
                                    reader,
                                    "select distinct title from public_timeline where title is not null"))
                    .containsExactlyInAnyOrder("Anna", "Ben");
            assertThat(rows(reader, "select path from public_claim order by 1"))
                    .hasSize(4)
                    .contains("/people/anna", "/people/ben", "/people/free")
                    .noneMatch(path -> path.contains("embargo") || path.contains("later"));
            assertThat(rows(reader, "select value from public_facet")).containsExactly("Founder");
            assertThat(rows(reader, "select count(*) from public_link")).containsExactly("1");
            assertThat(rows(reader, "select path from public_redirect")).containsExactly("/former");
            assertThat(rows(reader, "select count(*) from public_timeline where live_from > now()"))
                    .containsExactly("0");
        }
    }

    /** A barrier that is none would run these on rows that it then throws away. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 from public_timeline where cast(title as int) = 1",
                "select 1 from public_timeline where 1 / (case when title like '%Embargo%' then 0 else 1 end) = 1",
                "select 1 from public_timeline where title ~ 'Embargo' and cast(title || ' told' as int) = 1",
                "select 1 from public_facet where cast(value as int) = 1",
                "select 1 from public_claim where cast(path as int) = 1",
                "select 1 from public_link where cast(field || revision_id::text as int) = 1",
                "select 1 from public_timeline where path = '/people/anna-embargo' and cast(title as int) = 1",
                "select cast(title as int) from public_timeline order by live_from desc"
            })
    void noErrorTellsWhatIsPlanned(String attack) throws SQLException {
        try (var reader = database.asReader();
                var statement = reader.createStatement()) {
            statement.executeQuery(attack);
        } catch (SQLException e) {
            assertThat(e.getMessage()).doesNotContain("Embargo", "embargo", "later", "00a2");
        }
    }

    @Test
    void thereIsNoFutureForTheReader() throws SQLException {
        try (var reader = database.asReader()) {
            assertThat(state(reader, "select public_instant(now() + interval '1 microsecond')"))
                    .isEqualTo("22008");
            assertThat(
                            rows(
                                    reader,
                                    "select public_list('person', 'en', null, false, null, now() + interval '30 days', 100)"))
                    .hasSize(1);
            assertThat(
                            rows(
                                    reader,
                                    "select public_list('person', 'en', 'founding', false, null, 'infinity', 100)"))
                    .hasSize(1);
            assertThat(
                            rows(
                                    reader,
                                    "select similar_pages('anna', 'en', now() + interval '30 days', 100)"))
                    .hasSize(1);
        }
    }

    @Test
    void listsOfTheWholeSiteHaveNoFutureEither() throws SQLException {
        try (var reader = database.asReader()) {
            for (var at : List.of("now()", "now() + interval '30 days'", "'infinity'")) {
                assertThat(rows(reader, "select path from public_addresses(null, " + at + ", 100)"))
                        .as(at)
                        .containsExactly("/people/anna");
                assertThat(rows(reader, "select public_address_cuts(" + at + ", 1)"))
                        .as(at)
                        .isEmpty();
                assertThat(
                                rows(
                                        reader,
                                        "select t.path from public_news('person', 'en', "
                                                + at
                                                + ", 100) n join public_timeline t on t.id = n.id"))
                        .as(at)
                        .containsExactly("/people/anna");
            }
        }
    }

    /** Nothing is sealed here; what is planned isn't even counted. */
    @Test
    void proofsTellOfNoFutureEither() throws SQLException {
        try (var reader = database.asReader()) {
            for (var at : List.of("now()", "now() + interval '30 days'", "'infinity'")) {
                assertThat(
                                rows(
                                        reader,
                                        "select count(*) from public_proof('/people/anna', "
                                                + at
                                                + ")"))
                        .as(at)
                        .containsExactly("1");
                assertThat(
                                rows(
                                        reader,
                                        "select count(*) from public_proof('/people/anna-embargo', "
                                                + at
                                                + ")"))
                        .as(at)
                        .containsExactly("0");
            }
            assertThat(state(reader, "select private_key from public_key")).isEqualTo("42703");
        }
    }

    @Test
    void versionsAreOfWhatHasBegun() throws SQLException {
        var plans =
                "array['/people/anna', '/people/anna-embargo', '/people/ben-later', '/embargo-former']";
        try (var reader = database.asReader()) {
            assertThat(
                            rows(
                                    reader,
                                    "select v from unnest(%s) p, public_versions(p, array[p], array['person'], 'en') v where v > now()"
                                            .formatted(plans)))
                    .isEmpty();
            for (var at : List.of("now()", "now() + interval '30 days'", "'infinity'", "null")) {
                assertThat(
                                rows(
                                        reader,
                                        "select next from unnest(%s) p, public_versions_around(p, array[p], array['person'], 'en', %s)"
                                                .formatted(plans, at)))
                        .as(at)
                        .containsOnlyNulls();
            }
            for (var inner :
                    List.of(
                            "versions_of_page('/people/anna', array['/embargo-former'])",
                            "site_since(null)",
                            "list_version_after(array['person'], 'en', now())",
                            "list_version_before(array['person'], 'en', 'infinity')")) {
                assertThat(state(reader, "select " + inner)).as(inner).isEqualTo(DENIED);
            }
        }
    }

    @Test
    void aBoundaryIsAnInstantAndNothingMore() throws SQLException {
        try (var reader = database.asReader()) {
            assertThat(
                            rows(
                                    reader,
                                    "select next_boundary(now(), array['content:"
                                            + ANNA
                                            + "']) is not null"))
                    .containsExactly("t");
            for (var tags :
                    List.of(
                            "array[null]",
                            "array['']",
                            "array['%']",
                            "array['path:%']",
                            "array['path']",
                            "array[]::text[]",
                            "null")) {
                assertThat(rows(reader, "select next_boundary('-infinity', " + tags + ")"))
                        .as(tags)
                        .containsExactly((String) null);
            }
        }
    }

    @Test
    void everyTagHasTheBoundaryThatTheViewTells() throws SQLException {
        try (var owner = database.asOwner()) {
            assertThat(
                            rows(
                                    owner,
                                    """
                                    select tag from (select distinct tag from boundary) tags
                                    cross join (select distinct at from boundary union all select '-infinity') instants
                                    where next_boundary(at, array[tag]) is distinct from
                                      (select min(b.at) from boundary b where b.tag = tags.tag and b.at > instants.at)\
                                    """))
                    .isEmpty();
            assertThat(rows(owner, "select count(distinct tag) from boundary"))
                    .containsExactly("10");
        }
    }

    @Test
    void noDraftIsReachable() throws SQLException {
        try (var reader = database.asReader()) {
            assertThat(
                            rows(
                                    reader,
                                    "select row_to_json(t)::text from public_timeline t union all select row_to_json(t)::text from public_link t"
                                            + " union all select row_to_json(t)::text from public_facet t union all select row_to_json(t)::text from public_claim t union all select row_to_json(t)::text from public_media t"))
                    .isNotEmpty()
                    .noneMatch(row -> row.contains("Draft") || row.contains("mbargo"))
                    .anyMatch(row -> row.contains(ANNA_EN));
        }
    }

    private static String ownFunctions(String role) {
        return """
        select p.proname from pg_proc p
        where p.pronamespace = 'public'::regnamespace and has_function_privilege('%s', p.oid, 'EXECUTE')
          and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
        order by 1\
        """
                .formatted(role);
    }

    private static @Nullable String state(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static List<@Nullable String> rows(Connection connection, String sql)
            throws SQLException {
        var values = new ArrayList<@Nullable String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
