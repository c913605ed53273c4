package org.datapop.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.ScheduleChoice;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.junit.jupiter.api.Test;

/** Tries to learn through the search what isn't public: planned, withdrawn, expired or erased. */
class SearchSecretsTests extends SearchTestCase {

    @Test
    void plannedWordsAreNowhere() {
        var secret = word();
        plan(draft("en", "Title " + secret, "Summary " + secret, "Text " + secret), 1);

        nobodyLearnsOf(secret);
        assertThat(vocabulary(secret)).isEqualTo(1);
    }

    @Test
    void aPlannedUpdateShowsNothingBeforeItsTime() {
        var open = word();
        var secret = word();
        var saved = publish("en", open, "", "");
        plan(save(saved, open, secret), 1);

        nobodyLearnsOf(secret);
        assertThat(find(open).total()).isEqualTo(1);
    }

    /** A word that may not be shown must not push one aside that may. */
    @Test
    void plannedWordsTakeNobodysPlace() {
        var open = word();
        publish("en", open, "", "");
        var lookalikes = new StringBuilder();
        for (var c = 'a'; c <= 'z'; c++) {
            lookalikes.append(open).append(c).append(' ');
        }
        plan(draft("en", "T", "", lookalikes.toString()), 1);

        var typed = open.substring(0, 4) + open.substring(5);
        assertThat(
                        reader.sql("select word from public_near_words(?, 1)")
                                .param(open + "k")
                                .query(String.class)
                                .list())
                .containsExactly(open);
        assertThat(
                        reader.sql("select public_words(?, 1)")
                                .param(open.substring(0, 5))
                                .query(String.class)
                                .list())
                .containsExactly(open);
        assertThat(find(typed).total()).isEqualTo(1);
    }

    @Test
    void whatIsCancelledLeavesNoWord() {
        var secret = word();
        var planned = plan(draft("en", secret, "", ""), 1);
        assertThat(vocabulary(secret)).isEqualTo(1);
        publishing.cancel(planned, Actor.SYSTEM);
        nobodyLearnsOf(secret);
        assertThat(vocabulary(secret)).isZero();
    }

    @Test
    void whatIsWithdrawnIsGoneAtOnce() {
        var own = word();
        var saved = publish("en", own, "", "");
        assertThat(find(own).total()).isEqualTo(1);
        publishing.withdraw(saved.document(), "Reason " + own, null, Actor.SYSTEM);
        nobodyLearnsOf(own);
        assertThat(vocabulary(own)).isZero();
    }

    @Test
    void whatIsReplacedIsFoundByItsNewWordsOnly() {
        var before = word();
        var after = word();
        var saved = publish("en", "Title", "", before);
        publish(save(saved, "Title", after));
        nobodyLearnsOf(before);
        assertThat(find(after).total()).isEqualTo(1);
        assertThat(vocabulary(before)).isZero();
    }

    @Test
    void whatHasExpiredIsNotFoundThoughNothingRemovedIt() {
        var own = word();
        var saved = draft("en", own, "", "");
        var end = Instant.now().plusMillis(300);
        var order = new Publishing.Order(saved.document(), saved.revision(), null, "", end, null);
        publishing.publish(order, Actor.SYSTEM);
        assertThat(entries(saved)).isEqualTo(1);
        while (!isPast(end)) {
            Thread.onSpinWait();
        }
        nobodyLearnsOf(own);
        assertThat(entries(saved)).as("the row itself").isEqualTo(1);
    }

    @Test
    void nothingIsLeftOfWhatIsErased() {
        var own = word();
        var shared = word();
        publish("en", shared, "", "");
        var saved = publish("en", own, "Summary " + own, "Text " + own + " " + shared);
        plan(save(saved, own, own + "ing"), 1);
        erasure.erase(saved.document(), "By order", Actor.SYSTEM);

        nobodyLearnsOf(own);
        assertThat(entries(saved)).isZero();
        assertThat(vocabulary(own)).isZero();
        assertThat(vocabulary(shared)).isEqualTo(1);
        assertThat(find(shared).total()).isEqualTo(1);
    }

    @Test
    void aPlanThatIsPutOffIsSilentForLonger() {
        var secret = word();
        var saved = draft("en", secret, "", "");
        var planned = plan(saved, 1);
        jdbc.sql("update publication set live_from = live_from + interval '5 days' where id = ?")
                .param(planned)
                .update();
        assertThat(
                        jdbc.sql(
                                        "select live_from > now() + interval '5 days' from publication where id = ?")
                                .param(planned)
                                .query(Boolean.class)
                                .single())
                .isTrue();
        assertThat(
                        stored(
                                "select public_from > now() + interval '5 days' from search_word where word = ?",
                                secret))
                .isEqualTo("true");
        nobodyLearnsOf(secret);
    }

    @Test
    void whatIsDraftedIsNowhere() {
        var secret = word();
        draft("en", secret, "", "");
        nobodyLearnsOf(secret);
        assertThat(vocabulary(secret)).isZero();
    }

    @Test
    void aRebuiltSearchKnowsWhatItKnew() {
        var open = word();
        var secret = word();
        publish("en", open, "", "");
        plan(draft("en", secret, "", ""), 1);
        var before =
                stored(
                        "select md5(string_agg(e::text, ' ' order by publication_id)) from search_entry e where live_until is null and ?::text is not null",
                        "");
        jdbc.sql("select rebuild_search()").query((row, _) -> 1).single();
        assertThat(
                        stored(
                                "select md5(string_agg(e::text, ' ' order by publication_id)) from search_entry e where live_until is null and ?::text is not null",
                                ""))
                .isEqualTo(before);
        assertThat(find(open).total()).isEqualTo(1);
        nobodyLearnsOf(secret);
    }

    private void nobodyLearnsOf(String secret) {
        assertThat(find(secret).total()).isZero();
        assertThat(find(secret).types()).isEmpty();
        assertThat(find(secret).corrections()).isEmpty();
        assertThat(find("\"" + secret + "\"").total()).isZero();
        assertThat(find(secret.substring(0, secret.length() - 2)).total()).isZero();
        var misspelt = find(secret.substring(1));
        assertThat(misspelt.corrections().toString()).doesNotContain(secret);
        var suggestions = search.suggest(secret.substring(0, 5), Language.ENGLISH);
        assertThat(suggestions.toString()).doesNotContain(secret);
        assertThat(
                        reader.sql("select word from public_near_words(?, 50)")
                                .param(secret)
                                .query(String.class)
                                .list())
                .doesNotContain(secret);
        assertThat(
                        reader.sql("select public_search_knows(?, false)")
                                .param(secret)
                                .query(Boolean.class)
                                .single())
                .isFalse();
    }

    private java.util.UUID plan(SavedRevision saved, int days) {
        return publishing.schedule(
                new Publishing.Order(
                        saved.document(),
                        saved.revision(),
                        null,
                        "",
                        null,
                        new ScheduleChoice.Keep()),
                Instant.now().plus(Duration.ofDays(days)),
                Actor.SYSTEM);
    }

    private SavedRevision save(SavedRevision on, String title, String text) {
        return drafting.save(
                on.document(), on.revision(), on.slug(), page(title, "", text), "", Actor.SYSTEM);
    }

    private boolean isPast(Instant instant) {
        return jdbc.sql("select now() > ?")
                .param(java.sql.Timestamp.from(instant))
                .query(Boolean.class)
                .single();
    }

    private int vocabulary(String word) {
        return Integer.parseInt(stored("select count(*) from search_word where word = ?", word));
    }

    private int entries(SavedRevision saved) {
        return Integer.parseInt(
                stored(
                        "select count(*) from search_entry where document_id = ?::uuid",
                        saved.document().toString()));
    }
}
