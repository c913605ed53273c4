package org.datapop.content;

import static java.time.temporal.ChronoUnit.MICROS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.datapop.catalog.person.Person;
import org.datapop.content.events.ContentMoved;
import org.datapop.content.events.ContentPublished;
import org.datapop.content.events.ContentUnpublished;
import org.datapop.content.events.PublicationScheduled;
import org.datapop.content.published.Answer;
import org.datapop.content.published.Snapshot;
import org.datapop.shared.Actor;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class PublishingTests extends KernelTestCase {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void aPublishedDocumentIsFoundAndListed() {
        var saved = create(person("Published " + next()));
        assertThat(find(pathOf(saved))).isInstanceOf(Answer.Missing.class);
        publish(saved);
        var found = found(pathOf(saved), null);
        assertThat(found.document().body(Person.class)).isEqualTo(saved.body());
        var page = (Answer.Found) published.find(path(pathOf(saved)), null, PEOPLE);
        assertThat(page.around().list("people"))
                .extracting(Snapshot::document)
                .contains(saved.document());
    }

    @Test
    void publishingAgainShowsTheNewWordsAndKeepsTheOldOnesInThePast() {
        var saved = publish(create(person("Again " + next(), "First")));
        var before = clock.now();
        var better = save(saved, saved.slug(), "Second");
        publish(better);
        assertThat(shown(pathOf(saved), null)).isEqualTo("Second");
        assertThat(shown(pathOf(saved), before)).isEqualTo("First");
    }

    @Test
    void aRenamedDocumentRedirectsWithoutChainsHoweverOften() {
        var saved = publish(create(person("To and fro " + next())));
        var a = new Slug("a-" + next());
        var b = new Slug("b-" + next());
        var latest = saved;
        for (var round = 0; round < 50; round++) {
            latest = publish(save(latest, a, ""));
            latest = publish(save(latest, b, ""));
        }
        for (var former : List.of(pathOf(saved), "/people/" + a)) {
            assertThat(find(former))
                    .asInstanceOf(type(Answer.Moved.class))
                    .satisfies(moved -> {
                        assertThat(moved.target()).isEqualTo("/people/" + b);
                        assertThat(moved.status()).isEqualTo(301);
                    });
        }
        found("/people/" + b, null);
    }

    @Test
    void aFormerPathIsNobodyElsesUntilItIsReleased() {
        var name = "Formerly " + next();
        var first = publish(create(person(name)));
        var former = pathOf(first);
        publish(save(first, new Slug("now-" + next()), ""));
        var second = create(person(name));
        assertThatExceptionOfType(PathTaken.class)
                .isThrownBy(() -> publishing.publish(order(second), Actor.SYSTEM))
                .satisfies(taken -> assertThat(taken.path()).isEqualTo(path(former)));
        claims.release(path(former), "The namesake is better known", Actor.SYSTEM);
        assertThat(claims.ownerOf(path(former))).isEmpty();
        var before = clock.now();
        publish(second);
        assertThat(found(former, null).document().document()).isEqualTo(second.document());
        assertThat(find(former, before)).isInstanceOf(Answer.Missing.class);
        publishing.withdraw(second.document(), "No more", null, Actor.SYSTEM);
        assertThat(gone(former, null).reason()).isEqualTo("No more");
    }

    @Test
    void aPathInUseIsNotReleased() {
        var live = publish(create(person("In use " + next())));
        assertThatExceptionOfType(PathInUse.class)
                .isThrownBy(() -> claims.release(path(pathOf(live)), "x", Actor.SYSTEM));
        var planned = create(person("In use " + next()));
        publishing.schedule(order(planned), clock.now().plus(HOUR), Actor.SYSTEM);
        assertThatExceptionOfType(PathInUse.class)
                .isThrownBy(() -> claims.release(path(pathOf(planned)), "x", Actor.SYSTEM));
    }

    @Test
    void whatIsScheduledBeginsAtItsInstantAndIsSeenByEditorsOnly() {
        var saved = create(person("Scheduled " + next()));
        var begin = clock.now().plus(HOUR);
        publishing.schedule(order(saved), begin, Actor.SYSTEM);
        assertThat(find(pathOf(saved))).isInstanceOf(Answer.Missing.class);
        assertThat(editorial.timeline().find(path(pathOf(saved)), begin, NOTHING))
                .isInstanceOf(Answer.Found.class);
        assertThat(editorial.timeline().find(path(pathOf(saved)), begin.minus(1, MICROS), NOTHING))
                .isInstanceOf(Answer.Missing.class);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> find(pathOf(saved), begin));
    }

    @Test
    void whatIsScheduledBeginsByItself() {
        var saved = create(person("By itself " + next()));
        var begin = clock.now().plusMillis(300);
        publishing.schedule(order(saved), begin, Actor.SYSTEM);
        await(begin);
        found(pathOf(saved), null);
        found(pathOf(saved), begin);
        assertThat(find(pathOf(saved), begin.minus(1, MICROS))).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void nothingIsScheduledForThePastOrTwiceForOneInstant() {
        var saved = create(person("Late " + next()));
        assertThatExceptionOfType(TooLate.class)
                .isThrownBy(() -> publishing.schedule(order(saved), clock.now(), Actor.SYSTEM));
        assertThatExceptionOfType(TooLate.class)
                .isThrownBy(
                        () -> publishing.publish(expiring(saved, clock.now(), null), Actor.SYSTEM));
        var begin = clock.now().plus(HOUR);
        var planned = publishing.schedule(order(saved), begin, Actor.SYSTEM);
        assertThatExceptionOfType(ScheduleExists.class)
                .isThrownBy(
                        () -> publishing.schedule(order(saved), begin.plusNanos(999), Actor.SYSTEM))
                .satisfies(exists -> assertThat(exists.planned()).isEqualTo(planned));
        assertThatExceptionOfType(TooLate.class)
                .isThrownBy(() ->
                        publishing.schedule(
                                expiring(saved, begin.plus(HOUR).plusNanos(1), null),
                                begin.plus(HOUR),
                                Actor.SYSTEM));
    }

    /**
     * Three stretches one after the other; whichever is cancelled, what it had cut short goes on.
     */
    @ParameterizedTest
    @CsvSource({"1,2", "2,1"})
    void cancellingRestoresWhatWouldHaveEnded(int firstCancelled, int secondCancelled) {
        var saved = publish(create(person("Cancelled " + next(), "0")));
        var now = clock.now();
        var one = save(saved, saved.slug(), "1");
        var two = save(one, saved.slug(), "2");
        var planned =
                new UUID[] {
                    publishing.schedule(order(two), now.plus(HOUR.multipliedBy(2)), Actor.SYSTEM),
                    publishing.schedule(order(one), now.plus(HOUR), Actor.SYSTEM)
                };
        var path = pathOf(saved);
        assertThat(plannedAt(path, now, 0, 1, 2, 3)).containsExactly("0", "1", "2", "2");
        publishing.cancel(planned[2 - firstCancelled], Actor.SYSTEM);
        assertThat(plannedAt(path, now, 0, 1, 2, 3))
                .isEqualTo(
                        firstCancelled == 1
                                ? List.of("0", "0", "2", "2")
                                : List.of("0", "1", "1", "1"));
        publishing.cancel(planned[2 - secondCancelled], Actor.SYSTEM);
        assertThat(plannedAt(path, now, 0, 1, 2, 3)).containsExactly("0", "0", "0", "0");
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() -> publishing.cancel(planned[0], Actor.SYSTEM));
    }

    /** Expiry is an intent: a schedule may end a stretch earlier, and cancelling gives it back. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void cancellingGivesBackTheExpiryThatWasMeant(int expiresAfter) {
        var now = clock.now();
        var saved = create(person("Expiring " + next(), "0"));
        publishing.publish(
                expiring(
                        saved,
                        now.plus(HOUR.multipliedBy(expiresAfter)).plus(HOUR.dividedBy(2)),
                        null),
                Actor.SYSTEM);
        var next = save(saved, saved.slug(), "1");
        var planned =
                publishing.schedule(order(next), now.plus(HOUR.multipliedBy(2)), Actor.SYSTEM);
        var path = pathOf(saved);
        assertThat(plannedAt(path, now, 1, 2, 3, 4)).containsExactly("0", "1", "1", "1");
        publishing.cancel(planned, Actor.SYSTEM);
        var expected =
                switch (expiresAfter) {
                    case 1 -> List.of("0", "-", "-", "-");
                    case 2 -> List.of("0", "0", "-", "-");
                    default -> List.of("0", "0", "0", "-");
                };
        assertThat(plannedAt(path, now, 1, 2, 3, 4)).isEqualTo(expected);
    }

    @Test
    void whatExpiredIsGoneWithoutAReason() {
        var saved = create(person("Expired " + next()));
        var end = clock.now().plusMillis(300);
        publishing.publish(expiring(saved, end, null), Actor.SYSTEM);
        found(pathOf(saved), null);
        await(end);
        var gone = gone(pathOf(saved), null);
        assertThat(gone.since()).isEqualTo(end.truncatedTo(MICROS));
        assertThat(gone.reason()).isEmpty();
        found(pathOf(saved), end.minus(1, MICROS));
        publish(saved);
        found(pathOf(saved), null);
    }

    @Test
    void publishingNowAgainstAScheduleNeedsAChoice() {
        var saved = publish(create(person("Against " + next(), "0")));
        var later = save(saved, saved.slug(), "later");
        var planned = publishing.schedule(order(later), clock.now().plus(HOUR), Actor.SYSTEM);
        var urgent = save(later, saved.slug(), "urgent");
        assertThatExceptionOfType(ScheduleExists.class)
                .isThrownBy(() -> publish(urgent))
                .satisfies(exists -> {
                    assertThat(exists.planned()).isEqualTo(planned);
                    assertThat(exists.revision()).isEqualTo(later.revision());
                });
        assertThat(shown(pathOf(saved), null)).isEqualTo("0");
    }

    @Test
    void publishingNowKeepsTheScheduleWhenToldSo() {
        var saved = publish(create(person("Keep " + next(), "0")));
        var now = clock.now();
        publishing.schedule(
                order(save(saved, saved.slug(), "later")), now.plus(HOUR), Actor.SYSTEM);
        var urgent = save(drafting.head(saved.document()), saved.slug(), "urgent");
        publishing.publish(choosing(urgent, new ScheduleChoice.Keep()), Actor.SYSTEM);
        assertThat(shown(pathOf(saved), null)).isEqualTo("urgent");
        assertThat(plannedAt(pathOf(saved), now, 1, 2)).containsExactly("later", "later");
    }

    @Test
    void publishingNowCancelsAllSchedulesWhenToldSo() {
        var saved = publish(create(person("Cancel " + next(), "0")));
        var now = clock.now();
        var path = "/people/elsewhere-" + next();
        publishing.schedule(order(save(saved, saved.slug(), "1")), now.plus(HOUR), Actor.SYSTEM);
        var elsewhere = save(drafting.head(saved.document()), new Slug(path.substring(8)), "2");
        publishing.schedule(order(elsewhere), now.plus(HOUR.multipliedBy(2)), Actor.SYSTEM);
        var urgent = save(elsewhere, saved.slug(), "urgent");
        publishing.publish(choosing(urgent, new ScheduleChoice.Cancel()), Actor.SYSTEM);
        assertThat(plannedAt(pathOf(saved), now.plus(Duration.ofMinutes(1)), 0, 1, 2, 3))
                .containsOnly("urgent");
        assertThat(claims.ownerOf(path(path))).isEmpty();
    }

    @Test
    void publishingNowRebasesTheNextScheduleWhenToldSo() {
        var saved = publish(create(person("Rebase " + next(), "0")));
        var now = clock.now();
        var first = save(saved, saved.slug(), "1");
        var planned =
                publishing.schedule(
                        expiring(first, now.plus(HOUR.multipliedBy(3)), null),
                        now.plus(HOUR),
                        Actor.SYSTEM);
        var urgent = save(first, saved.slug(), "urgent");
        var both = save(urgent, new Slug("both-" + next()), "both");
        publishing.publish(
                choosing(urgent, new ScheduleChoice.Rebase(planned, both.revision())),
                Actor.SYSTEM);
        assertThat(shown(pathOf(saved), null)).isEqualTo("urgent");
        assertThat(plannedAt(pathOf(both), now, 1, 2, 3)).containsExactly("both", "both", "-");
        assertThat(editorial.timeline().find(path(pathOf(saved)), now.plus(HOUR), NOTHING))
                .isInstanceOf(Answer.Moved.class);
    }

    @Test
    void whatIsNoLongerPlannedIsNotRebasedAndNothingIsPublished() {
        var saved = publish(create(person("Overtaken " + next(), "0")));
        var now = clock.now();
        var later = save(saved, saved.slug(), "later");
        var gone = publishing.schedule(order(later), now.plus(HOUR), Actor.SYSTEM);
        publishing.cancel(gone, Actor.SYSTEM);
        var choice = new ScheduleChoice.Rebase(gone, later.revision());
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() -> publishing.publish(choosing(later, choice), Actor.SYSTEM));
        publishing.schedule(order(later), now.plus(HOUR.multipliedBy(2)), Actor.SYSTEM);
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() -> publishing.publish(choosing(later, choice), Actor.SYSTEM));
        assertThat(shown(pathOf(saved), null)).isEqualTo("0");
    }

    @Test
    void aClaimThatIsOnlyPlannedGoesWithItsSchedule() {
        var name = "Planned " + next();
        var saved = create(person(name));
        var now = clock.now();
        var late = publishing.schedule(order(saved), now.plus(HOUR.multipliedBy(2)), Actor.SYSTEM);
        var early = publishing.schedule(order(saved), now.plus(HOUR), Actor.SYSTEM);
        publishing.cancel(early, Actor.SYSTEM);
        assertThat(editorial.timeline().find(path(pathOf(saved)), now.plus(HOUR), NOTHING))
                .isInstanceOf(Answer.Missing.class);
        publishing.cancel(late, Actor.SYSTEM);
        publish(create(person(name)));
    }

    @Test
    void withdrawingTellsWhyAndCancelsWhatIsPlanned() {
        var successor = publish(create(person("Successor " + next())));
        var saved = publish(create(person("Withdrawn " + next(), "0")));
        var now = clock.now();
        publishing.schedule(order(save(saved, saved.slug(), "1")), now.plus(HOUR), Actor.SYSTEM);
        publishing.withdraw(saved.document(), "Not ours", successor.content(), Actor.SYSTEM);
        var gone = gone(pathOf(saved), null);
        assertThat(gone.reason()).isEqualTo("Not ours");
        assertThat(gone.title()).isEqualTo(((Person) saved.body()).name());
        assertThat(gone.successor()).isEqualTo(successor.content());
        assertThat(gone.around().related()).containsKey(successor.content());
        assertThat(shown(pathOf(saved), now)).isEqualTo("0");
        assertThat(plannedAt(pathOf(saved), now.plusSeconds(60), 0, 1, 2)).containsOnly("-");
        var whileGone = clock.now();
        publish(saved);
        assertThat(shown(pathOf(saved), null)).isEqualTo("0");
        assertThat(gone(pathOf(saved), whileGone).reason()).isEqualTo("Not ours");
    }

    @Test
    void whatNeverWasPublicIsNotWithdrawn() {
        var saved = create(person("Never " + next()));
        assertThatExceptionOfType(ContentGone.class)
                .isThrownBy(() -> publishing.withdraw(saved.document(), "x", null, Actor.SYSTEM));
    }

    @Test
    void trashingWithdrawsAndRestoringGivesADraft() {
        var saved = publish(create(person("Trashed " + next())));
        drafting.trash(saved.document(), "Tidied up", Actor.SYSTEM);
        assertThat(gone(pathOf(saved), null).reason()).isEqualTo("Tidied up");
        assertThatExceptionOfType(InTheTrash.class).isThrownBy(() -> publish(saved));
        assertThatExceptionOfType(InTheTrash.class)
                .isThrownBy(() -> save(saved, saved.slug(), "x"));
        drafting.restore(saved.document(), Actor.SYSTEM);
        assertThat(find(pathOf(saved))).isInstanceOf(Answer.Gone.class);
        publish(saved);
        found(pathOf(saved), null);
    }

    @Test
    void whatIsOnlyPlannedCanBeTrashed() {
        var saved = create(person("Planned trash " + next()));
        var begin = clock.now().plus(HOUR);
        publishing.schedule(order(saved), begin, Actor.SYSTEM);
        drafting.trash(saved.document(), "x", Actor.SYSTEM);
        assertThat(editorial.timeline().find(path(pathOf(saved)), begin, NOTHING))
                .isInstanceOf(Answer.Missing.class);
    }

    @Test
    void aPageIsFreshUntilTheNextBoundaryOfAnythingOnIt() {
        var linked = publish(create(person("Linked " + next())));
        var saved =
                publish(create(person("Fresh " + next(), "[x](content:" + linked.content() + ")")));
        assertThat(found(pathOf(saved), null).around().freshUntil()).isNull();
        var now = clock.now();
        var ofLinked = publishing.schedule(order(linked), now.plus(HOUR), Actor.SYSTEM);
        assertThat(found(pathOf(saved), null).around().freshUntil()).isEqualTo(now.plus(HOUR));
        var elsewhere = save(saved, new Slug("fresh-" + next()), "");
        publishing.schedule(order(elsewhere), now.plusSeconds(60), Actor.SYSTEM);
        assertThat(found(pathOf(saved), null).around().freshUntil()).isEqualTo(now.plusSeconds(60));
        publishing.cancel(ofLinked, Actor.SYSTEM);
        publishing.withdraw(saved.document(), "x", null, Actor.SYSTEM);
        assertThat(gone(pathOf(saved), null).around().freshUntil()).isNull();
        publishing.schedule(order(elsewhere), now.plus(HOUR), Actor.SYSTEM);
        assertThat(gone(pathOf(saved), null).around().freshUntil()).isEqualTo(now.plus(HOUR));
        assertThat(find(pathOf(elsewhere)).around().freshUntil()).isEqualTo(now.plus(HOUR));
        publishing.cancel(onlyPlanned(saved.document()), Actor.SYSTEM);
    }

    @Test
    void aDraftLiesOverWhatItsDocumentShows() {
        var saved = publish(create(person("Shown " + next(), "0")));
        var before = clock.now();
        var draft = save(saved, new Slug("draft-" + next()), "1");
        var preview = editorial.withDraft(draft.revision());
        assertThat(
                        ((Answer.Found) preview.find(path(pathOf(draft)), null, PEOPLE))
                                .around()
                                .list("people"))
                .filteredOn(person -> person.document().equals(saved.document()))
                .singleElement()
                .extracting(Snapshot::revision)
                .isEqualTo(draft.revision());
        assertThat(preview.find(path(pathOf(draft)), before, NOTHING))
                .isInstanceOf(Answer.Found.class);
        assertThat(preview.find(path(pathOf(draft)), before.plus(HOUR), NOTHING))
                .isInstanceOf(Answer.Found.class);
        assertThat(preview.find(path(pathOf(saved)), null, NOTHING))
                .asInstanceOf(type(Answer.Moved.class))
                .extracting(Answer.Moved::target)
                .isEqualTo(pathOf(draft));
        assertThat(editorial.addressOf(draft.revision())).isEqualTo(pathOf(draft));
        assertThat(find(pathOf(draft))).isInstanceOf(Answer.Missing.class);
    }

    @Test
    void editorsAndThePublicReadTheSameListsAndMentions() {
        var target = publish(create(person("Target " + next())));
        publish(create(person("Mention " + next(), "[x](content:" + target.content() + ")")));
        var at = published.find(path(pathOf(target)), null, PEOPLE).around().at();
        var seen = (Answer.Found) published.find(path(pathOf(target)), at, PEOPLE);
        var edited = (Answer.Found) editorial.timeline().find(path(pathOf(target)), at, PEOPLE);
        assertThat(seen.around().mentions()).hasSize(1);
        assertThat(seen).usingRecursiveComparison().isEqualTo(edited);
    }

    /** Nobody keeps a page of the past, so what ends when isn't looked up for it. */
    @Test
    void onlyOfThePresentIsAskedHowLongItLasts() {
        var saved = publish(create(person("Lasting " + next())));
        var end = clock.now().plus(HOUR);
        publishing.publish(
                new Publishing.Order(saved.document(), saved.revision(), null, "", end, null),
                Actor.SYSTEM);
        var now = found(pathOf(saved), null);
        assertThat(now.expiresAt()).isEqualTo(end);
        assertThat(now.around().freshUntil()).isEqualTo(end);
        var then = found(pathOf(saved), now.around().at());
        assertThat(then.expiresAt()).isNull();
        assertThat(then.around().freshUntil()).isNull();
    }

    @Test
    void otherModulesAreToldOfEveryStep(ApplicationEvents events) {
        var saved = publish(create(person("Told " + next())));
        var renamed = publish(save(saved, new Slug("told-" + next()), ""));
        var planned = publishing.schedule(order(renamed), clock.now().plus(HOUR), Actor.SYSTEM);
        publishing.cancel(planned, Actor.SYSTEM);
        publishing.withdraw(saved.document(), "x", null, Actor.SYSTEM);
        assertThat(events.stream(ContentPublished.class).map(ContentPublished::address))
                .containsExactly(pathOf(saved), pathOf(renamed));
        assertThat(events.stream(ContentMoved.class))
                .singleElement()
                .satisfies(moved -> {
                    assertThat(moved.from()).isEqualTo(pathOf(saved));
                    assertThat(moved.to()).isEqualTo(pathOf(renamed));
                });
        assertThat(events.stream(PublicationScheduled.class)).hasSize(2);
        assertThat(events.stream(ContentUnpublished.class))
                .singleElement()
                .extracting(ContentUnpublished::address)
                .isEqualTo(pathOf(renamed));
    }

    private UUID onlyPlanned(UUID document) {
        return jdbc.sql("select id from publication where document_id = ? and live_from > now()")
                .param(document)
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    private Answer.Found found(String path, @Nullable Instant at) {
        var answer = find(path, at);
        assertThat(answer).isInstanceOf(Answer.Found.class);
        return (Answer.Found) answer;
    }

    private Answer.Gone gone(String path, @Nullable Instant at) {
        var answer = find(path, at);
        assertThat(answer).isInstanceOf(Answer.Gone.class);
        return (Answer.Gone) answer;
    }

    private String shown(String path, @Nullable Instant at) {
        return found(path, at).document().body(Person.class).biography().source();
    }

    /**
     * What editors see so many hours from an instant: the biography, or a dash where nothing is.
     */
    private List<String> plannedAt(String path, Instant from, int... hours) {
        return Arrays.stream(hours)
                .mapToObj(hour ->
                        editorial
                                .timeline()
                                .find(path(path), from.plus(HOUR.multipliedBy(hour)), NOTHING))
                .map(answer ->
                        answer instanceof Answer.Found found
                                ? found.document().body(Person.class).biography().source()
                                : "-")
                .toList();
    }

    private static Publishing.Order expiring(
            SavedRevision saved, Instant end, @Nullable ScheduleChoice choice) {
        return new Publishing.Order(saved.document(), saved.revision(), null, "", end, choice);
    }

    private static Publishing.Order choosing(SavedRevision saved, ScheduleChoice choice) {
        return new Publishing.Order(
                saved.document(), saved.revision(), Change.UPDATE, "Urgent", null, choice);
    }
}
