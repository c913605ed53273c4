package org.datapop.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.datapop.SiteTest;
import org.datapop.accounts.Account;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.EmailChanges;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Role;
import org.datapop.accounts.SecondFactor;
import org.datapop.admin.Colleagues;
import org.datapop.audit.Activity.Entry;
import org.datapop.audit.Activity.Wanted;
import org.datapop.backup.BackupDeeds;
import org.datapop.backup.Backups;
import org.datapop.backup.Undertakings;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.FormerAddress;
import org.datapop.content.Publishing;
import org.datapop.content.Publishing.Order;
import org.datapop.content.Redirects;
import org.datapop.content.RevisionNames;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.media.Pictures;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.Area;
import org.datapop.shared.Deed.Change;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.sharing.Sharing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Everything that is done is written down, once, with what it did, and stays. */
@SiteTest
class ActivityTests {

    private static final Wanted ANYTHING = new Wanted(null, null, null, null);

    @LocalServerPort int port;
    @Autowired Activity activity;
    @Autowired Accounts accounts;
    @Autowired EmailChanges emails;
    @Autowired OneTimeLinks links;
    @Autowired SecondFactor secondFactor;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired RevisionNames names;
    @Autowired Redirects redirects;
    @Autowired Pictures pictures;
    @Autowired Backups backups;
    @Autowired BackupDeeds deeds;
    @Autowired Sharing sharing;
    @Autowired Undertakings undertakings;
    @Autowired Colleagues colleagues;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationEventPublisher events;
    @Autowired PlatformTransactionManager transactions;

    @Test
    void theStoryOfADocument() {
        var me = editor();
        var first = draft("Ana", me.actor());
        publishing.publish(Order.of(first), me.actor());
        var renamed = save(first, "Ana Pérez", new Slug("ana-" + UUID.randomUUID()), me.actor());
        publishing.publish(Order.of(renamed), me.actor());
        var begin = Instant.now().plusSeconds(100_000);
        var planned = publishing.schedule(Order.of(first), begin, me.actor());
        publishing.cancel(planned, me.actor());
        drafting.trash(first.document(), "Left", me.actor());
        drafting.restore(first.document(), me.actor());

        var told = of(first.document());
        assertThat(told)
                .extracting(Deed::what)
                .containsExactly(
                        What.SAVED,
                        What.PUBLISHED,
                        What.SAVED,
                        What.PUBLISHED,
                        What.SCHEDULED,
                        What.UNSCHEDULED,
                        What.WITHDRAWN,
                        What.TRASHED,
                        What.RESTORED);
        assertThat(told).extracting(Deed::by).containsOnly(me.actor());
        assertThat(told.get(2).changes())
                .containsExactly(
                        change("revision", first.revision(), renamed.revision()),
                        change("title", "Ana", "Ana Pérez"));
        assertThat(told.get(3).changes())
                .containsExactly(
                        change("revision", first.revision(), renamed.revision()),
                        change("address", path(first), path(renamed)));
        assertThat(told.get(6).changes())
                .containsExactly(
                        change("revision", renamed.revision(), null),
                        change("address", path(renamed), null));
    }

    @Test
    void theNamesOfASave() {
        var me = editor();
        var saved = draft("Ana", me.actor());
        for (var name : List.of("First", "First", "As the board approved it", "", "")) {
            names.name(saved.document(), saved.revision(), name, me.actor());
        }
        assertThat(of(saved.document()))
                .extracting(Deed::what)
                .containsExactly(
                        What.SAVED,
                        What.REVISION_NAMED,
                        What.REVISION_NAMED,
                        What.REVISION_UNNAMED);
        assertThat(of(saved.document()).subList(1, 4))
                .extracting(deed -> deed.changes().getLast())
                .containsExactly(
                        change("name", null, "First"),
                        change("name", "First", "As the board approved it"),
                        change("name", "As the board approved it", null));
    }

    @Test
    void anErasedDocumentLeavesNothingButThatItWasThere() {
        var me = editor();
        var secret = draft("Somebody who wants to be forgotten", me.actor());
        publishing.publish(Order.of(secret), me.actor());
        var former = FormerAddress.of("/former/" + UUID.randomUUID());
        var folder = FormerAddress.of("/former/" + UUID.randomUUID() + "/*");
        redirects.create(former, path(secret), 301, me.actor());
        redirects.create(folder, path(secret) + "/*", 301, me.actor());
        erasure.erase(secret.document(), "Asked for", me.actor());

        assertThat(of(secret.document()))
                .extracting(Deed::what)
                .containsExactly(What.SAVED, What.PUBLISHED, What.ERASED);
        assertThat(of(secret.document())).allMatch(ActivityTests::isEmpty);
        assertThat(
                        jdbc.sql(
                                        "select count(*) from activity where changes::text like ? or name like ?")
                                .params("%" + secret.slug().value() + "%", former.toString())
                                .query(Integer.class)
                                .single())
                .isZero();
    }

    @Test
    void anErasedPictureDoesToo() throws Exception {
        var me = editor();
        var id = pictures.add(picture(), "The house of somebody.png", me.actor());
        pictures.describe(id, "Her house", "A neighbour", me.actor());
        assertThat(of(id).getLast().changes())
                .containsExactly(
                        change("name", "The house of somebody", "Her house"),
                        change("credit", "", "A neighbour"));
        pictures.erase(id, "Asked for", me.actor());
        assertThat(of(id))
                .extracting(Deed::what)
                .containsExactly(What.PICTURE_ADDED, What.PICTURE_DESCRIBED, What.PICTURE_ERASED);
        assertThat(of(id)).allMatch(ActivityTests::isEmpty);
    }

    /** Whatever has a line of its own is done here once, so that no kind is ever forgotten. */
    @Test
    void everyKindOfDeedIsWrittenDown() throws Exception {
        theStoryOfADocument();
        theNamesOfASave();
        anErasedDocumentLeavesNothingButThatItWasThere();
        anErasedPictureDoesToo();
        redirects.end(someRedirect(), Actor.SYSTEM);
        var boss = colleagues.of(Role.ADMINISTRATOR);
        doWithABackup(boss);
        showSomebody(draft("Shown", boss.actor()), boss);
        var colleague = invite(boss);
        accounts.changePassword(colleague.id(), "four patient herons wade");
        var address = new EmailAddress(UUID.randomUUID() + "@example.org");
        emails.ask(colleague.id(), address);
        // A link that is mailed later would end this one.
        await().until(() ->
                jdbc.sql("select sent_at is not null from mail where recipient = ?")
                        .param(address.value())
                        .query(Boolean.class)
                        .single());
        emails.confirm(links.issue(address, colleague.id()));
        accounts.describe(
                colleague.id(),
                "Another name",
                new Language("es"),
                ZoneId.of("America/Bogota"),
                colleague.actor());
        accounts.offerPassword(colleague.id(), boss.actor());
        accounts.changeRole(colleague.id(), Role.EDITOR, boss.actor());
        accounts.signOutEverywhere(colleague.id());
        jdbc.sql("insert into second_factor (account_id, secret) values (?, ?)")
                .params(colleague.id(), new byte[20])
                .update();
        secondFactor.confirm(colleague.id(), "no such code");
        secondFactor.renewCodes(colleague.id());
        jdbc.sql("update second_factor set confirmed_at = now() where account_id = ?")
                .param(colleague.id())
                .update();
        secondFactor.turnOff(colleague.id(), boss.actor());
        secondFactor.turnOff(colleague.id(), boss.actor());
        accounts.disable(colleague.id(), boss.actor());
        accounts.enable(colleague.id(), boss.actor());

        var told = of(colleague.id());
        assertThat(told)
                .extracting(Deed::what)
                .containsExactly(
                        What.ACCOUNT_INVITED,
                        What.PASSWORD_CHANGED,
                        What.EMAIL_CHANGED,
                        What.ACCOUNT_DESCRIBED,
                        What.PASSWORD_OFFERED,
                        What.ROLE_CHANGED,
                        What.SIGNED_OUT_EVERYWHERE,
                        What.RECOVERY_CODES_RENEWED,
                        What.SECOND_FACTOR_OFF,
                        What.ACCOUNT_CLOSED,
                        What.ACCOUNT_REOPENED);
        assertThat(told.get(5).changes())
                .containsExactly(change("role", Role.CONTRIBUTOR, Role.EDITOR));
        assertThat(told.get(3).changes()).hasSize(3);
        assertThat(told.get(2).changes())
                .containsExactly(change("email", colleague.email(), address));
        // SecondFactorTests and PasskeysTests do these.
        var seen =
                EnumSet.of(
                        What.SECOND_FACTOR_ON,
                        What.PASSKEY_ADDED,
                        What.PASSKEY_RENAMED,
                        What.PASSKEY_REMOVED);
        activity.list(ANYTHING, null, 10_000).forEach(entry -> seen.add(entry.deed().what()));
        assertThat(seen).containsExactlyInAnyOrder(What.values());
    }

    private void showSomebody(SavedRevision saved, Account boss) {
        for (var document : Arrays.asList(saved.document(), null)) {
            var at = document == null ? Instant.now() : null;
            sharing.share(
                    new Sharing.Wanted(document, null, at, "Shown", "Funder", Duration.ofDays(1)),
                    boss);
            var link = document == null ? sharing.ofSite() : sharing.ofDocument(document);
            sharing.end(link.getFirst().id(), document, "Shown", boss.actor());
            sharing.end(link.getFirst().id(), document, "Shown", boss.actor());
        }
        assertThat(of(saved.document()))
                .extracting(Deed::what)
                .containsExactly(What.SAVED, What.DRAFT_SHARED, What.DRAFT_UNSHARED);
    }

    private void doWithABackup(Account boss) {
        assertThat(deeds.take(boss.actor())).isTrue();
        await().until(() -> undertakings.latest().map(work -> !work.isUnderWay()).orElse(false));
        var backup = backups.list().getFirst();
        deeds.download(backup, boss.actor());
        deeds.delete(backup, boss.actor());
        var subject = UUID.nameUUIDFromBytes(backup.name().getBytes(UTF_8));
        assertThat(of(subject))
                .extracting(Deed::what)
                .containsExactly(What.BACKUP_MADE, What.BACKUP_DOWNLOADED, What.BACKUP_DELETED);
        assertThat(of(subject)).extracting(Deed::by).containsOnly(boss.actor());
        assertThat(backups.find(backup.name())).isEmpty();
    }

    @Test
    void whatIsUndoneWasNeverDone() {
        var me = editor();
        var saved = draft("Nothing comes of it", me.actor());
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> {
                    publishing.publish(Order.of(saved), me.actor());
                    status.setRollbackOnly();
                });
        assertThat(of(saved.document())).extracting(Deed::what).containsExactly(What.SAVED);
    }

    @Test
    void nothingIsWrittenDownApartFromWhatWasDone() {
        var deed = new Deed(Actor.SYSTEM, What.SAVED, UUID.randomUUID(), "");
        assertThatThrownBy(() -> events.publishEvent(deed))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theStarterContentDoesNotFillIt() {
        assertThat(activity.list(new Wanted(Actor.STARTER, null, null, null), null, 1)).isEmpty();
    }

    @Test
    void itIsReadPageByPageAndByWhoWhereAndWhen() {
        var me = colleagues.of(Role.EDITOR, "busy");
        var ids = List.of(draft("A", me.actor()), draft("B", me.actor()), draft("C", me.actor()));
        var mine = new Wanted(me.actor(), Area.CONTENT, null, Instant.now().minusSeconds(600));
        var first = activity.list(mine, null, 2);
        var second = activity.list(mine, first.getLast().id(), 2);
        assertThat(first).extracting(entry -> entry.deed().name()).containsExactly("C", "B");
        assertThat(second)
                .extracting(entry -> entry.deed().subject())
                .containsExactly(ids.getFirst().document());
        assertThat(activity.list(new Wanted(me.actor(), Area.ACCOUNTS, null, null), null, 2))
                .extracting(entry -> entry.deed().what())
                .doesNotContain(What.SAVED);
        var tomorrow = Instant.now().plusSeconds(100_000);
        assertThat(activity.list(new Wanted(null, null, null, tomorrow), null, 2)).isEmpty();
    }

    @Test
    void nobodyRewritesIt() {
        var saved = draft("Stays", editor().actor());
        for (var attack :
                List.of(
                        "update activity set actor = 'system' where subject = ?",
                        "update activity set name = '', changes = '[]' where subject = ?",
                        "delete from activity where subject = ?",
                        "insert into activity (id, at, actor, what, subject, name, changes) values (gen_random_uuid(), now() - interval '1 day', 'system', 'saved', ?, '', '[]')")) {
            assertThatThrownBy(() -> jdbc.sql(attack).param(saved.document()).update())
                    .as(attack)
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|what was done stays done).*");
        }
        assertThatThrownBy(() -> jdbc.sql("truncate activity").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void administratorsReadItOnAScreen() {
        var boss = colleagues.of(Role.ADMINISTRATOR);
        var colleague = invite(boss);
        accounts.changeRole(colleague.id(), Role.EDITOR, boss.actor());
        var saved = draft("<b>Read me</b>", boss.actor());
        var browser = colleagues.signedIn(port, Role.ADMINISTRATOR).open("/admin/activity");
        assertThat(browser.words())
                .contains("Role changed")
                .contains("Contributor → Editor")
                .contains("<b>Read me</b>");
        browser.open("/admin/activity?subject=" + saved.document());
        assertThat(browser.words()).contains("Saved").doesNotContain("Role changed");
        assertThat(browser.page().select("tbody a[href*=/history/]")).hasSize(1);
        browser.open("/admin/activity?area=nonsense&by=nobody&days=x");
        assertThat(browser.status()).isEqualTo(200);
        browser.open("/admin/activity?subject=" + UUID.randomUUID());
        assertThat(browser.words()).contains("Nothing was done that fits");
    }

    private Account editor() {
        return colleagues.of(Role.EDITOR);
    }

    private Account invite(Account boss) {
        return accounts.invite(
                new EmailAddress(UUID.randomUUID() + "@example.org"),
                "Invited",
                Role.CONTRIBUTOR,
                new Language("en"),
                ZoneOffset.UTC,
                boss.actor());
    }

    private FormerAddress someRedirect() {
        var path = FormerAddress.of("/former/" + UUID.randomUUID() + "/*");
        redirects.create(path, "https://example.org/", 302, Actor.SYSTEM);
        return path;
    }

    private List<Deed> of(UUID subject) {
        return activity.list(new Wanted(null, null, subject, null), null, 100).reversed().stream()
                .map(Entry::deed)
                .toList();
    }

    private static boolean isEmpty(Deed deed) {
        return deed.name().isEmpty() && deed.changes().isEmpty();
    }

    private static Change change(String of, @Nullable Object before, @Nullable Object after) {
        return new Change(
                of,
                before == null ? null : before.toString(),
                after == null ? null : after.toString());
    }

    private static String path(SavedRevision saved) {
        return "/people/" + saved.slug().value();
    }

    private SavedRevision draft(String name, Actor by) {
        var slug = new Slug("activity-" + UUID.randomUUID());
        return drafting.create("person", new Language("en"), slug, person(name), by);
    }

    private SavedRevision save(SavedRevision from, String name, Slug slug, Actor by) {
        return drafting.save(from.document(), from.revision(), slug, person(name), "", by);
    }

    private static Person person(String name) {
        return new Person(name, "", name, "", Markdown.EMPTY, List.of(), List.of(), null);
    }

    private static ByteArrayInputStream picture() throws IOException {
        var image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, (int) System.nanoTime());
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
