package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.datapop.SiteTest;
import org.datapop.accounts.Account;
import org.datapop.accounts.Passkeys;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.audit.Activity;
import org.datapop.audit.Activity.Entry;
import org.datapop.audit.Activity.Wanted;
import org.datapop.backup.BackupDeeds;
import org.datapop.backup.Backups;
import org.datapop.backup.Undertakings;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.WorkingCopies;
import org.datapop.content.WorkingCopies.Seen;
import org.datapop.content.spi.Markdown;
import org.datapop.content.spi.Picture;
import org.datapop.media.Pictures;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Ids;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is undone elsewhere than in documents: files, which go for good, and names of passkeys. */
@SiteTest
class UndoneForGoodTests {

    private static final String FOR_GOOD = "Undoing this deletes the file for good.";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Activity activity;
    @Autowired Undoing undoing;
    @Autowired List<Inverse> inverses;
    @Autowired Drafting drafting;
    @Autowired WorkingCopies copies;
    @Autowired Pictures pictures;
    @Autowired Backups backups;
    @Autowired BackupDeeds deeds;
    @Autowired Undertakings undertakings;
    @Autowired Passkeys passkeys;
    @Autowired JdbcClient jdbc;
    private StaffClient staff;
    private Account me;

    @BeforeEach
    void signIn() {
        staff = colleagues.signedIn(port, Role.ADMINISTRATOR);
        me = colleagues.of(Role.ADMINISTRATOR);
    }

    @Test
    void aPictureThatStandsNowhereIsErased() throws IOException {
        var picture = picture();
        var line = line(picture, What.PICTURE_ADDED);
        staff.open("/admin/activity?subject=" + picture);
        assertThat(staff.words()).contains(FOR_GOOD);
        assertThat(staff.raw("POST", path(line), token()).statusCode()).isEqualTo(404);
        var editor = colleagues.signedIn(port, Role.EDITOR);
        var theirs = Map.of("_csrf", List.of(editor.token()));
        assertThat(editor.raw("POST", confirmed(line), theirs).statusCode()).isEqualTo(403);
        undo(line);
        assertThat(staff.words()).contains("Undone.");
        assertThat(pictures.find(picture).orElseThrow().erasedAt()).isNotNull();
        assertThat(undoing.isOpen(line(picture, What.PICTURE_ERASED))).isFalse();
    }

    @Test
    void aPictureThatStandsSomewhereStays() throws IOException {
        var inAnOldSave = picture();
        var shown = person(new Picture(inAnOldSave, "A face", false));
        drafting.save(shown, drafting.head(shown).revision(), null, body(null), "", me.actor());
        refuse(inAnOldSave);

        var keptAside = picture();
        var values = JsonNodeFactory.instance.objectNode();
        values.putObject("picture").put("media", keptAside.toString()).put("alt", "");
        var someone = colleagues.of(Role.EDITOR).actor();
        copies.keep(person(null), null, values, someone, Seen.ANY);
        refuse(keptAside);

        var described = picture();
        pictures.describe(described, "Her house", "", me.actor());
        refuse(described);
        undo("/undo", line(described, What.PICTURE_DESCRIBED));
        undo(line(described, What.PICTURE_ADDED));
        assertThat(staff.words()).contains("Undone.");
    }

    private void refuse(UUID picture) {
        undo(line(picture, What.PICTURE_ADDED));
        assertThat(staff.words()).contains("Nothing could be undone", "it was changed since");
        assertThat(pictures.find(picture).orElseThrow().erasedAt()).isNull();
    }

    @Test
    void aBackupIsDeletedAsLongAsItIsThere() {
        assertThat(deeds.take(me.actor())).isTrue();
        await().until(() -> undertakings.latest().map(work -> !work.isUnderWay()).orElse(false));
        var backup = backups.list().getFirst();
        var line = activity.list(new Wanted(null, null, null, null), null, 1).getFirst();
        assertThat(line.deed().name()).isEqualTo(backup.name());
        staff.open("/admin/activity");
        assertThat(staff.words()).contains(FOR_GOOD);
        undo(line);
        assertThat(staff.words()).contains("Undone.");
        assertThat(backups.find(backup.name())).isEmpty();

        assertThat(deeds.take(me.actor())).isTrue();
        await().until(() -> undertakings.latest().map(work -> !work.isUnderWay()).orElse(false));
        var other = backups.list().getFirst();
        var made = activity.list(new Wanted(null, null, null, null), null, 1).getFirst();
        Backups.delete(other);
        undo(made);
        assertThat(staff.words()).contains("Nothing could be undone");
    }

    @Test
    void aPasskeyIsCalledAsBeforeByItsOwner() {
        var other = passkey("Red key");
        var renamed = passkey("Blue key");
        passkeys.rename(me, passkeys.find(me, renamed).orElseThrow(), "Telephone");
        var line = line(me.id(), What.PASSKEY_RENAMED);
        jdbc.sql("update passkey set name = 'Telephone' where id = ?").param(other).update();
        staff.open("/admin/activity?subject=" + me.id());
        assertThat(staff.words())
                .contains("Blue key → Telephone")
                .doesNotContain(renamed.toString());
        assertThat(staff.page().select("form[action='" + confirmed(line) + "']")).hasSize(1);

        var boss = colleagues.signedIn(port, Role.ADMINISTRATOR, "boss");
        boss.open("/admin/activity?subject=" + me.id());
        assertThat(boss.page().select("form[action='" + confirmed(line) + "']")).isEmpty();
        var theirs = Map.of("_csrf", List.of(boss.token()));
        assertThat(boss.raw("POST", confirmed(line), theirs).statusCode()).isEqualTo(403);

        undo(line);
        assertThat(staff.words()).contains("Undone.");
        assertThat(passkeys.find(me, renamed).orElseThrow().name()).isEqualTo("Blue key");
        assertThat(passkeys.find(me, other).orElseThrow().name()).isEqualTo("Telephone");
        var again = line(me.id(), What.PASSKEY_RENAMED);
        passkeys.remove(me, passkeys.find(me, renamed).orElseThrow());
        undo(again);
        assertThat(staff.words()).contains("Nothing could be undone");
    }

    /** As ADR 23 and reliability.md name them. */
    @Test
    void everythingElseHasAnOpposite() {
        var without = EnumSet.allOf(What.class);
        inverses.forEach(inverse -> without.remove(inverse.of()));
        assertThat(without)
                .containsExactlyInAnyOrder(
                        What.ERASED,
                        What.DRAFT_UNSHARED,
                        What.SITE_UNSHARED,
                        What.PICTURE_ERASED,
                        What.ACCOUNT_OPENED,
                        What.PASSWORD_OFFERED,
                        What.PASSWORD_CHANGED,
                        What.EMAIL_CHANGED,
                        What.SIGNED_OUT_EVERYWHERE,
                        What.SECOND_FACTOR_ON,
                        What.SECOND_FACTOR_OFF,
                        What.RECOVERY_CODES_RENEWED,
                        What.PASSKEY_ADDED,
                        What.PASSKEY_REMOVED,
                        What.BACKUP_DOWNLOADED,
                        What.BACKUP_DELETED);
    }

    private UUID passkey(String name) {
        jdbc.sql("insert into passkey_owner values (?, ?) on conflict do nothing")
                .params(me.id(), new byte[32])
                .update();
        var id = Ids.next();
        jdbc.sql("insert into passkey values (?, ?, ?, ?, '', '{}', 0)")
                .params(id, me.id(), name, id.toString().getBytes())
                .update();
        return id;
    }

    private UUID picture() throws IOException {
        var image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(1, 1, (int) System.nanoTime());
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return pictures.add(new ByteArrayInputStream(bytes.toByteArray()), "A.png", me.actor());
    }

    private UUID person(@Nullable Picture picture) {
        return drafting.create("person", new Language("en"), null, body(picture), Actor.SYSTEM)
                .document();
    }

    private static Person body(@Nullable Picture picture) {
        return new Person(
                "Of a picture", "", "S", "", Markdown.EMPTY, List.of(), List.of(), picture);
    }

    private void undo(Entry line) {
        undo("/undo/confirmed", line);
    }

    private void undo(String how, Entry line) {
        staff.post("/admin/activity/" + line.id() + how, token());
    }

    private static String path(Entry line) {
        return "/admin/activity/" + line.id() + "/undo";
    }

    private static String confirmed(Entry line) {
        return path(line) + "/confirmed";
    }

    private Entry line(UUID subject, What what) {
        return activity.list(new Wanted(null, null, subject, null), null, 50).stream()
                .filter(one -> one.deed().what() == what)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, List<String>> token() {
        return Map.of("_csrf", List.of(staff.token()));
    }
}
