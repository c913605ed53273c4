package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.Wanted;
import org.datapop.database.TestDatabase;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The statements of a page at 100,000 documents of three publications each, as the public's user
 * and as editors: every table is read through an index, and few of its pages.
 */
class QueryPlanTests {

    private static final String DOCUMENTS = "100000";

    /** A page of 8 kB each; reading a whole table would take thousands. */
    private static final int FEW_BUFFERS = 3_000;

    /** Some two hundred documents around a page, each looked up by itself. */
    private static final int BUFFERS_OF_A_PAGE = 10_000;

    /** A facet is looked up in all revisions that ever had it. */
    private static final int BUFFERS_OF_A_FACET = 8_000;

    private static TestDatabase database;
    private static Connection reader;
    private static Connection writer;
    private static UUID content;

    @BeforeAll
    static void fillDatabase() throws SQLException {
        database = TestDatabase.migrated();
        try (var superuser = database.asSuperuser();
                var statement = superuser.createStatement()) {
            statement.execute(GENERATE.replace(":documents", DOCUMENTS));
            try (var rows =
                    statement.executeQuery(
                            "select id from content where type = 'person' order by id offset 500 limit 1")) {
                rows.next();
                content = rows.getObject(1, UUID.class);
            }
        }
        reader = database.asReader();
        writer = database.asWriter();
    }

    @AfterAll
    static void dropDatabase() throws SQLException {
        reader.close();
        writer.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/people/p1001",
                "/people/old-p1002",
                "/people/never",
                "/people/p1105",
                "/former/p7",
                "/folder/p7/a/b/c/d/e",
                "/"
            })
    void aPathIsLookedUp(String path) throws SQLException {
        for (var source : List.of(Source.PUBLIC, Source.EDITORIAL)) {
            var folded = PathLookup.covering(new SitePath(path));
            var values = Map.<String, @Nullable Object>of("path", path, "folded", folded);
            explain(source, PathLookup.SQL, values, now(), FEW_BUFFERS);
            explain(source, PathLookup.SQL, values, now().minusSeconds(86_400 * 15), FEW_BUFFERS);
        }
    }

    @Test
    void aPageHasItsSurroundings() throws SQLException {
        for (var source : List.of(Source.PUBLIC, Source.EDITORIAL)) {
            for (var at : List.of(now(), now().minusSeconds(86_400 * 15))) {
                var query = new BatchQuery(source, wanted(), "en");
                query.alternates(own());
                query.mentions(own());
                var plan = explainBatch(source, query, at, BUFFERS_OF_A_PAGE);
                assertThat(plan.get("Plan").get("Actual Rows").asInt()).isBetween(50, 300);
            }
        }
    }

    @Test
    void aLostVisitorGetsSuggestions() throws SQLException {
        var query = new BatchQuery(Source.PUBLIC, wanted(), "en");
        query.suggestions("p100", 4);
        explainBatch(Source.PUBLIC, query, now(), BUFFERS_OF_A_PAGE);
    }

    @Test
    void aListMayAskForAFacet() throws SQLException {
        for (var source : List.of(Source.PUBLIC, Source.EDITORIAL)) {
            var founders = ListQuery.of("founders", "person", 50).having("founding");
            var query = new BatchQuery(source, wanted(founders), "en");
            explainBatch(source, query, now(), BUFFERS_OF_A_PAGE + BUFFERS_OF_A_FACET);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select next_boundary(now(), array['list:person:en', 'content:%s', 'path:/people/p1001', 'mentions:%s', 'site'])",
                "select next_boundary(now() - interval '15 days', array['list:person:en', 'content:%s', 'path:/people/p1001', 'mentions:%s', 'site'])",
                "select public_list('person', 'en', null, false, null, now(), 50)",
                "select public_list('person', 'en', 'founding', false, null, now(), 50)",
                "select public_list('person', 'en', null, true, null, now(), 50)",
                "select public_list('person', 'en', null, false, (select document_id from public_timeline where content_id = '%s' limit 1), now(), 50)",
                "select public_list('person', 'en', null, true, (select document_id from public_timeline where content_id = '%s' limit 1), now(), 50)",
                "select similar_pages('p10000', 'en', now(), 4)",
                "select public_versions_around('/people/p1001', array['/people/p1001', '/people/p1001/*', '/people/*'], '{}', 'en', now())",
                "select public_versions_around('/people', array['/people', '/people/*'], array['person', 'page'], 'en', now() - interval '15 days')"
            })
    void theFunctionsReadFewPages(String sql) throws SQLException {
        var statement = sql.formatted(content, content);
        var plan = plan(reader, "explain (analyze, buffers, format json) " + statement);
        print(statement, plan);
        assertThat(buffers(plan)).as(statement).isLessThan(BUFFERS_OF_A_FACET);
    }

    /** A page of a sitemap looks two and a half thousand documents up, twice. */
    @Test
    void aPageOfTheSitemapIsReadByItself() throws SQLException {
        for (var after : List.of("null", "'" + content + "'")) {
            var statement = "select * from public_addresses(" + after + ", now(), 2500)";
            var plan = plan(reader, "explain (analyze, buffers, format json) " + statement);
            print(statement, plan);
            assertThat(plan.get("Plan").get("Actual Rows").asInt()).isEqualTo(2500);
            assertThat(buffers(plan)).isLessThan(2 * 2500 * 10);
        }
    }

    /** These look at every document, once, and so at every page of few tables. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select public_address_cuts(now(), 2500)",
                "select * from public_news('person', 'en', now(), 50)"
            })
    void whatNeedsAllDocumentsReadsEachOnce(String statement) throws SQLException {
        var plan = plan(reader, "explain (analyze, buffers, format json) " + statement);
        print(statement, plan);
        assertThat(buffers(plan)).isLessThan(50_000);
        assertThat(plan.get("Plan").get("Actual Rows").asInt()).isBetween(39, 50);
    }

    /** Also for whoever saved everything and has nothing left to publish, or keeps much aside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "system",
                "account:cfcd2084-95d5-65ef-66e7-dff9f98764da",
                "account:00000000-0000-0000-0000-000000000000"
            })
    void theFirstScreenOfWritersWalksAlongIndexes(String editor) throws SQLException {
        var values =
                Map.<String, @Nullable Object>of(
                        "types",
                        new String[] {"person", "page"},
                        "editor",
                        editor,
                        "before",
                        now().minusSeconds(86_400 * 9).toString(),
                        "until",
                        "infinity",
                        "most",
                        6);
        for (var sql :
                List.of(
                        Overview.DRAFTS,
                        Overview.CHANGED,
                        Overview.BEGINNINGS,
                        Overview.ENDS,
                        Overview.LONGEST)) {
            explain(Source.EDITORIAL, sql, values, now(), BUFFERS_OF_A_PAGE);
        }
    }

    private static Wanted wanted(ListQuery... more) {
        var lists =
                Stream.concat(
                        Stream.of(
                                ListQuery.few("people", "person"),
                                ListQuery.of("pages", "page", 50)),
                        Stream.of(more));
        return new Wanted(Language.ENGLISH, lists.toList(), true);
    }

    private static StoredSnapshot own() {
        return new StoredSnapshot(
                content,
                content,
                revision(),
                "live",
                "person",
                "en",
                null,
                "T",
                "",
                null,
                now(),
                null,
                "",
                null,
                2,
                null);
    }

    private static UUID revision() {
        try (var statement = writer.createStatement();
                var rows =
                        statement.executeQuery(
                                "select r.id from revision r join document d on d.id = r.document_id where d.content_id = '"
                                        + content
                                        + "' order by number desc limit 1")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant now() {
        return Instant.now().minusSeconds(1);
    }

    private static JsonNode explainBatch(Source source, BatchQuery query, Instant at, int most)
            throws SQLException {
        var parameters = new HashMap<String, @Nullable Object>(query.parameters());
        parameters.put("revision", own().revision());
        parameters.put("successor", null);
        var tags = new ArrayList<>(query.tags());
        tags.add("content:" + content);
        parameters.put("tags", tags.toArray(String[]::new));
        return explain(source, query.sql(), parameters, at, most);
    }

    /** With the values and with a plan for any values, as a prepared statement gets in time. */
    private static JsonNode explain(
            Source source, String sql, Map<String, @Nullable Object> values, Instant at, int most)
            throws SQLException {
        var connection = source.equals(Source.PUBLIC) ? reader : writer;
        var parameters = new MapSqlParameterSource(new HashMap<String, @Nullable Object>(values));
        parameters.addValue("at", at.atOffset(ZoneOffset.UTC));
        var statement = source.in(sql);
        var parsed = NamedParameterUtils.parseSqlStatement(statement);
        var positional = NamedParameterUtils.substituteNamedParameters(parsed, parameters);
        var arguments = NamedParameterUtils.buildValueArray(parsed, parameters, null);
        var plans = new ArrayList<JsonNode>();
        for (var mode : List.of("force_custom_plan", "force_generic_plan")) {
            try (var session = connection.createStatement()) {
                session.execute("set plan_cache_mode = " + mode);
            }
            var plan = explain(connection, numbered(positional), arguments);
            plans.add(plan);
            print(source.timeline() + " " + mode, plan);
            assertThat(scans(plan)).as("%s in %s:%n%s", sql, mode, plan.toPrettyString()).isEmpty();
            assertThat(buffers(plan))
                    .as("%s in %s:%n%s", sql, mode, plan.toPrettyString())
                    .isLessThan(most);
        }
        return plans.getFirst();
    }

    private static JsonNode explain(Connection connection, String sql, @Nullable Object[] arguments)
            throws SQLException {
        var literals =
                Arrays.stream(arguments)
                        .map(QueryPlanTests::literal)
                        .collect(Collectors.joining(", "));
        try (var statement = connection.createStatement()) {
            statement.execute("prepare q as " + sql);
            var plan =
                    plan(
                            connection,
                            "explain (analyze, buffers, format json) execute q(" + literals + ")");
            statement.execute("deallocate q");
            return plan;
        }
    }

    private static String numbered(String sql) {
        var number = new AtomicInteger();
        return Pattern.compile("\\?")
                .matcher(sql)
                .replaceAll(_ -> "\\$" + number.incrementAndGet());
    }

    private static String literal(@Nullable Object argument) {
        return switch (argument instanceof SqlParameterValue typed ? typed.getValue() : argument) {
            case null -> "null";
            case Integer number -> number.toString();
            case String[] texts -> "array['" + String.join("', '", texts) + "']";
            case Object value -> "'" + value + "'";
        };
    }

    private static JsonNode plan(Connection connection, String explain) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(explain)) {
            rows.next();
            return JsonMapper.shared().readTree(rows.getString(1)).get(0);
        }
    }

    /** The tables that are read from end to end. */
    private static List<String> scans(JsonNode plan) {
        var scans = new ArrayList<String>();
        plan.findParents("Node Type").stream()
                .filter(node -> node.get("Node Type").asString().endsWith("Seq Scan"))
                .filter(node -> node.path("Actual Loops").asInt(0) > 0)
                .map(node -> node.get("Relation Name").asString())
                .forEach(scans::add);
        return scans;
    }

    private static int buffers(JsonNode plan) {
        var root = plan.get("Plan");
        return root.get("Shared Hit Blocks").asInt() + root.get("Shared Read Blocks").asInt();
    }

    private static void print(String what, JsonNode plan) {
        System.out.printf(
                "%s: %s ms, %s ms to plan, %d pages%n",
                what, plan.get("Execution Time"), plan.get("Planning Time"), buffers(plan));
    }

    /**
     * People and pages with three revisions, each of which was published in turn; every second
     * renamed once, every hundredth withdrawn, every two-hundredth planned again; links to a few
     * famous ones and to one that nobody else points to; a facet of every fiftieth; redirects of
     * pages and folders; of every twentieth somebody keeps something aside.
     */
    private static final String GENERATE =
            """
            set session_replication_role = replica;
            set synchronous_commit = off;
            create temp table n as
              select i, gen_random_uuid() as content, gen_random_uuid() as document,
                     gen_random_uuid() as r1, gen_random_uuid() as r2, gen_random_uuid() as r3,
                     case when i = 1 then 'site' when i % 4 = 0 then 'page' else 'person' end as type,
                     case when i % 4 = 0 then '/p' else '/people/p' end || i as path
              from generate_series(1, :documents) i;
            insert into content (id, type, source_language) select content, type, 'en' from n;
            insert into document (id, content_id, language, head_revision) select document, content, 'en', r3 from n;
            insert into revision (id, document_id, number, schema_version, title, summary, slug, sort_key, body, plain_text, author, created_at)
              select r.id, n.document, r.number, 2, 'Title ' || md5(i::text), 'A summary of some length for number ' || i, 'p' || i, md5(i::text),
                     jsonb_build_object('text', repeat(md5(i::text) || ' ', 20)), repeat(md5(i::text) || ' ', 10), 'system', now() - interval '40 days'
              from n cross join lateral (values (r1, 1), (r2, 2), (r3, 3)) r (id, number);
            insert into path_claim (path, document_id, first_public_at)
              select path, document, now() - interval '30 days' from n where i > 1
              union all select replace(path, '/p', '/old-p'), document, now() - interval '30 days' from n where i % 2 = 0 and i > 1;
            insert into publication (id, document_id, revision_id, kind, path, type, language, title, summary, sort_key, live_from, live_until, published_by)
              select gen_random_uuid(), document, p.revision, 'live',
                     case when i > 1 then case when p.number = 1 and i % 2 = 0 then replace(path, '/p', '/old-p') else path end end,
                     type, 'en', 'Title ' || md5(i::text), 'A summary of some length for number ' || i, md5(i::text),
                     now() - p.since + i * interval '1 microsecond', now() - p.until + i * interval '1 microsecond', 'system'
              from n cross join lateral (values
                (r1, 1, interval '30 days', interval '20 days'), (r2, 2, interval '20 days', interval '10 days'),
                (r3, 3, interval '10 days', case when i % 100 = 5 then interval '1 day' when i % 200 = 7 then interval '-1 day' end)
              ) p (revision, number, since, until);
            insert into publication (id, document_id, kind, reason, type, language, title, live_from, published_by)
              select gen_random_uuid(), document, 'withdrawn', 'Reason', type, 'en', 'Title', now() - interval '1 day' + i * interval '1 microsecond', 'system'
              from n where i % 100 = 5;
            insert into publication (id, document_id, revision_id, kind, path, type, language, title, summary, sort_key, live_from, published_by)
              select gen_random_uuid(), document, r3, 'live', path, type, 'en', 'Planned', 'Planned', 'planned', now() + interval '1 day' + i * interval '1 microsecond', 'system'
              from n where i % 200 = 7;
            create index on n (i);
            insert into link (revision_id, field, position, target_content)
              select r.id, 'biography', l.position, l.target
              from n cross join lateral (values (n.r1), (n.r2), (n.r3)) r (id)
                cross join lateral (
                  select 0 as position, (select content from n m where m.i = (n.i * 7919) % :documents + 1) as target
                  union all select 1, (select content from n m where m.i = n.i % 100 + 2) where n.i % 100 < 3) l;
            insert into facet (revision_id, name, value)
              select r.id, 'founding', 'Founder' from n cross join lateral (values (r1), (r2), (r3)) r (id) where i % 50 = 1;
            insert into working_copy (document_id, editor, base_revision, schema_version, body)
              select document, 'account:' || md5((i % 7)::text)::uuid, r3, 2, jsonb_build_object('text', md5(i::text)) from n where i % 20 = 0;
            insert into redirect (id, path, target, status, since, made_by)
              select gen_random_uuid(), case when i % 2 = 0 then '/folder/p' || i || '/*' else '/former/p' || i end,
                     case when i % 2 = 0 then '/people/*' else '/people/p' || i end, 301, now() - interval '30 days', 'system'
              from n where i <= 20000;
            drop table n;
            set session_replication_role = origin;
            insert into media (id, digest, name, width, height, widths, uploaded_by)
            select md5('media' || n)::uuid, sha256(n::text::bytea), 'Picture ' || n, 960, 640, '{480,960}', 'system'
            from generate_series(1, 5000) n;
            insert into media_use (revision_id, field, position, media_id)
            select r.id, 'picture', 0, md5('media' || (1 + r.n % 5000))::uuid
            from (select id, row_number() over (order by id) as n from revision) r where r.n % 3 = 0;
            analyze;\
            """;
}
