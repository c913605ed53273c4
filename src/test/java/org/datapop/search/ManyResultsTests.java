package org.datapop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.OptionalInt;
import org.datapop.database.KernelTest;
import org.datapop.database.TestDatabase;
import org.datapop.shared.Language;
import org.datapop.site.ManyDocuments;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionOperations;

/** What is said of more results than are counted. */
@KernelTest
class ManyResultsTests {

    private static final int DOCUMENTS = 1_600;

    private static TestDatabase database;
    private static Connection connection;
    private static Connection superuser;
    private static Search search;
    private static JdbcClient jdbc;

    @BeforeAll
    static void fillDatabase() throws SQLException {
        database = TestDatabase.migrated();
        ManyDocuments.fill(database.url(), DOCUMENTS);
        connection = database.asReader();
        superuser = database.asSuperuser();
        search =
                new Search(
                        new SearchReader(
                                JdbcClient.create(new SingleConnectionDataSource(connection, true)),
                                TransactionOperations.withoutTransaction()));
        jdbc = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
    }

    @AfterAll
    static void dropDatabase() throws SQLException {
        connection.close();
        superuser.close();
        database.close();
    }

    @Test
    void theyAreMoreThanAThousandAndHaveNoNumbers() {
        var results = find(word(1), null, null, null);
        assertThat(results.isMore()).isTrue();
        assertThat(results.types()).containsOnlyKeys("person", "page", "interview");
        assertThat(results.types().values()).containsOnly(OptionalInt.empty());
        assertThat(results.languages().values()).containsOnly(OptionalInt.empty());
    }

    @Test
    void aFilterLeavesTooManyOrSaysHowMany() {
        var english = find(word(1), null, "en", null);
        assertThat(english.isMore()).isTrue();
        assertThat(english.types().values()).containsOnly(OptionalInt.empty());
        var few = find(word(1), "page", "es", null);
        assertThat(few.total())
                .isEqualTo(
                        number(
                                "select count(*) from search_entry where type = 'page' and language = 'es' and tsv @@ ?::tsquery",
                                word(1)))
                .isPositive();
        assertThat(few.types().values()).containsOnly(OptionalInt.empty());
        assertThat(few.hits()).allMatch(hit -> hit.language().equals(new Language("es")));
    }

    @Test
    void theirPagesListEachOnceAndFirstThoseWhoseTitlesMatch() {
        var hits = all(word(1));
        assertThat(hits.stream().map(Hit::address)).doesNotHaveDuplicates();
        assertThat(hits).hasSizeGreaterThan(SearchResults.MOST);
        var titled =
                number("select count(*) from search_entry where heading @@ ?::tsquery", word(1));
        assertThat(titled).isGreaterThan(100);
        assertThat(hits.subList(0, titled))
                .allMatch(hit -> hit.title().stream().anyMatch(Piece::marked));
    }

    @Test
    void whatHasAnExcludedWordInItsTextIsNotFoundByItsTitle() {
        var addresses = all(word(1) + " -" + word(40)).stream().map(Hit::address).toList();
        var excluded =
                jdbc.sql(
                                """
                                select p.path from search_entry e join publication p on p.id = e.publication_id
                                where e.heading @@ ?::tsquery and e.tsv @@ ?::tsquery\
                                """)
                        .params(word(1), word(40))
                        .query(String.class)
                        .list();
        assertThat(addresses).hasSizeGreaterThan(SearchResults.MOST);
        assertThat(excluded).isNotEmpty();
        assertThat(addresses).doesNotContainAnyElementsOf(excluded);
    }

    @Test
    void aPhraseIsFoundInEachTextThatHasIt() {
        for (var second : new int[] {2, 5, 20}) {
            var phrase = word(1) + " " + word(second);
            var texts =
                    number(
                            "select count(*) from search_entry where tsv @@ phraseto_tsquery('simple', ?)",
                            phrase);
            assertThat(find("\"" + phrase + "\"", null, null, null).total()).isEqualTo(texts);
        }
    }

    private static ArrayList<Hit> all(String text) {
        var hits = new ArrayList<Hit>();
        String next = null;
        do {
            var page = find(text, null, null, next);
            hits.addAll(page.hits());
            next = page.next();
        } while (next != null);
        return hits;
    }

    private static SearchResults find(
            String text, @Nullable String type, @Nullable String language, @Nullable String after) {
        return search.find(new SearchRequest(text, type, language, Language.ENGLISH, after));
    }

    /** The word of a rank, which is the more frequent the lower that is. */
    private static String word(int rank) {
        return jdbc.sql("select speed_word(?)").param(rank).query(String.class).single();
    }

    private static int number(String sql, String parameter) {
        return jdbc.sql(sql).param(parameter).query(Integer.class).single();
    }
}
