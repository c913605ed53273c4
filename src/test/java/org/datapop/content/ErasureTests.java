package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.datapop.catalog.challenge.Challenge;
import org.datapop.catalog.mission.Mission;
import org.datapop.catalog.person.Person;
import org.datapop.content.WorkingCopies.Seen;
import org.datapop.content.events.ContentErased;
import org.datapop.content.published.Answer;
import org.datapop.content.spi.Appointment;
import org.datapop.content.spi.Block;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** After an erasure no word of the document is left in any column of any table. */
@RecordApplicationEvents
class ErasureTests extends KernelTestCase {

    private static final String WORD = "zyzzyva";

    @Autowired RevisionNames names;

    @Test
    void aPassageOfAPageIsErasedWithItsAnchor() {
        var challenge = new Challenge(1, "Told " + WORD + "x", "Summary", new Markdown("Words"));
        var saved =
                publish(
                        drafting.create(
                                "challenge", Language.ENGLISH, null, challenge, Actor.SYSTEM));
        assertThat(columnsWith(WORD + "x")).contains("publication.part_of");

        erasure.erase(saved.document(), "By order", Actor.SYSTEM);

        assertThat(columnsWith(WORD + "x")).isEmpty();
    }

    @Test
    void anErasedMissionMakesRoomForAnotherOnceItsPathIsReleased() {
        var mission =
                new Mission(
                        "Mission", "What for", List.of(new Block.Text("a", new Markdown("Words"))));
        var erased =
                publish(drafting.create("mission", Language.ENGLISH, null, mission, Actor.SYSTEM));
        erasure.erase(erased.document(), "By order", Actor.SYSTEM);

        var another = drafting.create("mission", Language.ENGLISH, null, mission, Actor.SYSTEM);
        assertThatExceptionOfType(PathTaken.class).isThrownBy(() -> publish(another));
        claims.release(new SitePath("/mission"), "A new mission", Actor.SYSTEM);
        publish(another);

        assertThat(find("/mission")).isInstanceOf(Answer.Found.class);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        drafting.create("mission", Language.ENGLISH, null, mission, Actor.SYSTEM));
    }

    @Test
    void noWordIsLeftAnywhere() {
        var other = publish(create(person("Other " + next())));
        var saved = create(wordy(other.content(), 1));
        var formerInstants = new ArrayList<Instant>();
        for (var round = 2; round <= 4; round++) {
            publishing.publish(wordy(saved), Actor.SYSTEM);
            formerInstants.add(clock.now());
            saved =
                    drafting.save(
                            saved.document(),
                            saved.revision(),
                            new Slug(WORD + "-" + round),
                            wordy(other.content(), round),
                            "Note " + WORD,
                            Actor.SYSTEM);
        }
        publishing.withdraw(saved.document(), "Reason " + WORD, null, Actor.SYSTEM);
        publishing.publish(wordy(saved), Actor.SYSTEM);
        publishing.schedule(wordy(saved), inDays(1), Actor.SYSTEM);
        var planned =
                drafting.save(
                        saved.document(),
                        saved.revision(),
                        new Slug(WORD + "-planned"),
                        saved.body(),
                        "",
                        Actor.SYSTEM);
        publishing.schedule(wordy(planned), inDays(2), Actor.SYSTEM);
        workingCopies.keep(
                saved.document(),
                saved.revision(),
                bodies.tree(saved.body()),
                Actor.SYSTEM,
                Seen.ANY);
        names.name(saved.document(), saved.revision(), "Name " + WORD, Actor.SYSTEM);
        jdbc.sql(
                        "insert into redirect (id, path, target, status, made_by) values (gen_random_uuid(), '/r%1$s', '/people/%2$s#x', 301, 'system')"
                                .formatted(next(), WORD + "-2"))
                .update();
        for (var folder : List.of("/people/" + WORD + "-3/*", "/r" + next() + "/*")) {
            jdbc.sql(
                            "insert into redirect (id, path, target, status, made_by) values (gen_random_uuid(), ?, ?, 301, 'system')")
                    .params(folder, "/people/" + WORD + "-3/*")
                    .update();
        }
        claims.release(path("/people/" + WORD + "-2"), "Why " + WORD, Actor.SYSTEM);
        assertThat(columnsWith(WORD))
                .contains(
                        "revision.title",
                        "revision.summary",
                        "revision.slug",
                        "revision.sort_key",
                        "revision.body",
                        "revision.plain_text",
                        "revision.note",
                        "publication.title",
                        "publication.summary",
                        "publication.sort_key",
                        "publication.path",
                        "publication.reason",
                        "publication.change_note",
                        "path_claim.path",
                        "path_claim.why",
                        "facet.value",
                        "working_copy.body",
                        "revision_name.name",
                        "redirect.path",
                        "redirect.target");

        erasure.erase(saved.document(), "Court order", Actor.SYSTEM);

        assertThat(columnsWith(WORD)).isEmpty();
        assertThat(
                        jdbc.sql("select count(*) from link where target_content = ?")
                                .param(other.content())
                                .query((row, _) -> row.getLong(1))
                                .single())
                .isZero();
        for (var instant : formerInstants) {
            assertThat(find("/people/" + WORD + "-1", instant))
                    .isInstanceOfSatisfying(
                            Answer.Gone.class,
                            gone -> {
                                assertThat(gone.title()).isNull();
                                assertThat(gone.reason()).isEqualTo("Court order");
                            });
        }
        assertThat(find("/people/" + WORD + "-1"))
                .isInstanceOfSatisfying(
                        Answer.Gone.class,
                        gone -> assertThat(gone.reason()).isEqualTo("Court order"));
        assertThat(find("/people/" + WORD + "-planned")).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void thePathsOfAnErasedDocumentStayTaken() {
        var name = "Gone " + next();
        var saved = publish(create(person(name)));
        erasure.erase(saved.document(), "", Actor.SYSTEM);
        var namesake = create(person(name));
        assertThatExceptionOfType(PathTaken.class)
                .isThrownBy(() -> publishing.publish(order(namesake), Actor.SYSTEM));
        assertThatExceptionOfType(PathTaken.class)
                .isThrownBy(() -> publishing.schedule(order(namesake), inDays(1), Actor.SYSTEM));
    }

    @Test
    void erasingTwiceChangesTheReasonOnly() {
        var saved = publish(create(person("Twice " + next())));
        var path = pathOf(saved);
        erasure.erase(saved.document(), "First", Actor.SYSTEM);
        erasure.erase(saved.document(), "Second", Actor.SYSTEM);
        assertThat(find(path))
                .isInstanceOfSatisfying(
                        Answer.Gone.class, gone -> assertThat(gone.reason()).isEqualTo("Second"));
        assertThat(columnsWith("First")).isEmpty();
    }

    @Test
    void aDraftThatNeverWasPublicLeavesNothing() {
        var saved = create(person("draftword"));
        erasure.erase(saved.document(), "", Actor.SYSTEM);
        assertThat(columnsWith("draftword")).isEmpty();
        assertThat(find(pathOf(saved))).isInstanceOf(Answer.Missing.class);
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() -> drafting.head(saved.document()));
    }

    @Test
    void whatIsOnlyPlannedNeverBegins() {
        var saved = create(person("plannedword"));
        publishing.schedule(order(saved), inDays(1), Actor.SYSTEM);
        erasure.erase(saved.document(), "", Actor.SYSTEM);
        assertThat(columnsWith("plannedword")).isEmpty();
        assertThat(editorial.timeline().find(path(pathOf(saved)), inDays(2), NOTHING))
                .isInstanceOf(Answer.Missing.class);
        publish(create(person("plannedword"))); // the path is free: it never was public
    }

    @Test
    void anErasedDocumentIsNeverWrittenAgain() {
        var saved = publish(create(person("Never " + next())));
        erasure.erase(saved.document(), "", Actor.SYSTEM);
        var id = saved.document();
        var slug = new Slug("again-" + next());
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() ->
                        drafting.save(id, saved.revision(), slug, saved.body(), "", Actor.SYSTEM));
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() -> publishing.publish(order(saved), Actor.SYSTEM));
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() -> publishing.withdraw(id, WORD, null, Actor.SYSTEM));
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() ->
                        workingCopies.keep(
                                id, null, bodies.tree(saved.body()), Actor.SYSTEM, Seen.ANY));
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() -> drafting.revision(saved.revision()));
    }

    @Test
    void otherModulesAreTold(ApplicationEvents events) {
        var saved = create(person("Told " + next()));
        erasure.erase(saved.document(), "", Actor.SYSTEM);
        assertThat(events.stream(ContentErased.class).map(ContentErased::document))
                .containsExactly(saved.document());
    }

    private Publishing.Order wordy(SavedRevision saved) {
        return new Publishing.Order(
                saved.document(),
                saved.revision(),
                Change.CORRECTION,
                "Change " + WORD,
                null,
                new ScheduleChoice.Keep());
    }

    private static Person wordy(UUID target, int round) {
        return new Person(
                WORD + " " + round,
                WORD,
                "Summary " + WORD,
                "Founder " + WORD,
                new Markdown("Text " + WORD + " [link](content:" + target + ")"),
                List.of(
                        new Appointment(
                                "k1",
                                "Role " + WORD,
                                null,
                                WORD,
                                null,
                                null,
                                null,
                                WORD,
                                "https://example.org/" + WORD)),
                List.of(new Person.Link("k1", WORD, "https://example.org/#" + WORD)),
                null);
    }

    private static Instant inDays(int days) {
        return Instant.now().plus(days, ChronoUnit.DAYS);
    }

    /** Every column of every table, searched as text. */
    private List<String> columnsWith(String word) {
        var found = new ArrayList<String>();
        for (var column :
                jdbc.sql(
                                """
                                select c.table_name || '.' || c.column_name from information_schema.columns c
                                join information_schema.tables t using (table_schema, table_name)
                                where table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1\
                                """)
                        .query((row, _) -> row.getString(1))
                        .list()) {
            var parts = column.split("\\.");
            var has =
                    jdbc.sql(
                                    "select exists (select from \"%s\" where strpos(\"%s\"::text, :word) > 0)"
                                            .formatted(parts[0], parts[1]))
                            .param("word", word)
                            .query((row, _) -> row.getBoolean(1))
                            .single();
            if (has) {
                found.add(column);
            }
        }
        return found;
    }
}
