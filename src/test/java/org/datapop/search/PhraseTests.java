package org.datapop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.datapop.database.FreshDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

/** Words that follow each other are found by an index, wherever and in whatever form they stand. */
class PhraseTests extends SearchTestCase {

    @Value("${spring.datasource.url}")
    String url;

    @Test
    void aPhraseIsFoundInATitleASummaryAndAText() {
        var own = word();
        publish("en", "Open data " + own, "", "");
        publish("en", own, "Of open data", "");
        publish("en", own, "", "For open data.");
        publish("en", own, "Data open", "Open for data.");
        assertThat(find(own + " \"open data\"").total()).isEqualTo(3);
        assertThat(find("\"data " + own + "\"").total()).isEqualTo(1);
    }

    @Test
    void aPhraseIsFoundByItsStemsInTheirLanguageOnly() {
        var own = word();
        publish("en", own, "", "studies of opened places");
        publish("es", own, "", "Las poblaciones investigadas");
        assertThat(find(own + " \"opening place\"").total()).isEqualTo(1);
        assertThat(find(own + " \"población investigada\"").total()).isEqualTo(1);
        assertThat(find(own + " \"places opened\"").total()).isZero();
        publish("tlh", own, "", "opened places");
        assertThat(find(own + " \"opening place\"").total()).isEqualTo(1);
        assertThat(find(own + " \"opened places\"").total()).isEqualTo(2);
    }

    @Test
    void aPhraseMayBeLongSayAWordTwiceAndHaveAccents() {
        var own = word();
        publish("fr", own, "", "Le cœur, l’étude et l’étude de la Straße " + own);
        assertThat(find("\"coeur l etude et l etude de la strasse " + own + "\"").total())
                .isEqualTo(1);
        assertThat(find("\"etude et etude\" " + own).total()).isZero();
    }

    @Test
    void aPhraseIsExcludedByItsStemsToo() {
        var own = word();
        publish("en", own + " one", "", "an opened place");
        publish("en", own + " two", "", "a place opened");
        assertThat(titles(find(own + " -\"open places\""))).containsExactly(own + " two");
    }

    /** Of two common words nearly every document has both; opening them all took seconds. */
    @Test
    void noDocumentIsOpenedThatHasTheWordsOnly() throws SQLException {
        var one = word();
        var two = word();
        for (var i = 0; i < 40; i++) {
            publish("en", "T", "", two + " " + one);
        }
        publish("en", "Right", "", one + " " + two);

        assertThat(titles(find("\"" + one + " " + two + "\""))).containsExactly("Right");
        assertThat(plan(one + " " + two))
                .contains("search_entry_tsv_idx")
                .doesNotContain("Rows Removed");
    }

    private String plan(String phrase) throws SQLException {
        try (var superuser = FreshDatabase.asSuperuser(url);
                var statement = superuser.createStatement()) {
            statement.execute("set enable_seqscan = off");
            var sql =
                    """
                    explain (analyze, costs off) select from search_entry
                    where tsv @@ (select matching from search_query(array['%s'], '{}', '{}', 'en'))\
                    """
                            .formatted(phrase);
            var lines = new StringBuilder();
            try (var rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    lines.append(rows.getString(1)).append('\n');
                }
            }
            return lines.toString();
        }
    }
}
