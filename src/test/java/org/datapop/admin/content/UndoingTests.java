package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.datapop.SiteTest;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.Role;
import org.datapop.admin.AtOnce;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.audit.Activity;
import org.datapop.audit.Activity.Entry;
import org.datapop.audit.Activity.Wanted;
import org.datapop.catalog.person.Person;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentState;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.FormerAddress;
import org.datapop.content.History;
import org.datapop.content.Publishing;
import org.datapop.content.Redirects;
import org.datapop.content.RevisionNames;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Language;
import org.datapop.shared.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What somebody did is undone by its opposite, as one step, unless somebody went on from it. */
@SiteTest
class UndoingTests {

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Accounts accounts;
    @Autowired Activity activity;
    @Autowired Undoing undoing;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired Redirects redirects;
    @Autowired History history;
    @Autowired DocumentList documents;
    @Autowired RevisionNames names;
    @Autowired JdbcClient jdbc;
    private StaffClient staff;
    private Actor me;

    @BeforeEach
    void signIn() {
        staff = colleagues.signedIn(port, Role.ADMINISTRATOR);
        me = colleagues.of(Role.ADMINISTRATOR).actor();
    }

    @Test
    void aSaveIsUndoneByTheTextBefore() {
        var first = person("First");
        var second = save(first, "Second");
        undo(first, What.SAVED);
        assertThat(staff.words()).contains("Undone.", "Undone by Colleague one");
        var head = drafting.head(first.document());
        assertThat(head.number()).isEqualTo(3);
        assertThat(((Person) head.body()).name()).isEqualTo("First");
        assertThat(drafting.revision(second.revision())).isEqualTo(second);
        undo(first, What.SAVED);
        assertThat(((Person) drafting.head(first.document()).body()).name()).isEqualTo("Second");
    }

    @Test
    void whatSomebodyWentOnFromStaysAsTheyLeftIt() {
        var first = person("First");
        save(first, "Second");
        var line = line(first, What.SAVED);
        var third = save(drafting.head(first.document()), "Third");
        staff.open("/admin/activity?subject=" + first.document());
        assertThat(staff.page().select("form[action$=undo]")).hasSize(1);
        staff.post("/admin/activity/" + line.id() + "/undo", token());
        assertThat(staff.words()).contains("Nothing could be undone", "it was changed since");
        assertThat(drafting.head(first.document())).isEqualTo(third);
    }

    @Test
    void publicationsAreUndoneByPublications() {
        var first = person("Public " + UUID.randomUUID());
        publishing.publish(Publishing.Order.of(first), me);
        var second = save(first, "Too early");
        publishing.publish(Publishing.Order.of(second), me);
        undo(first, What.PUBLISHED);
        assertThat(live(first)).isEqualTo(first.revision());
        publishing.withdraw(first.document(), "By mistake", null, me);
        assertThat(live(first)).isNull();
        undo(first, What.WITHDRAWN);
        assertThat(live(first)).isEqualTo(first.revision());
        assertThat(history.of(first.document()).getLast().live()).hasSizeGreaterThan(2);
    }

    @Test
    void aFirstPublicationIsWithdrawnWithAWordToReadersInTheirLanguage() {
        var body = new Person("Ana", "", "S", "", Markdown.EMPTY, List.of(), List.of(), null);
        var first = drafting.create("person", new Language("fr"), null, body, me);
        publishing.publish(Publishing.Order.of(first), me);
        undo(first, What.PUBLISHED);
        assertThat(live(first)).isNull();
        assertThat(state(first)).isEqualTo(DocumentState.WITHDRAWN);
        var readers = new StaffClient(port).open("/fr/people/" + first.slug().value());
        assertThat(readers.status()).isEqualTo(410);
        assertThat(readers.words()).contains("Publié par erreur.");
        undo(first, What.WITHDRAWN);
        assertThat(live(first)).isEqualTo(first.revision());
        undo(first, What.PUBLISHED);
        assertThat(live(first)).isNull();
    }

    /** What the restored page ended was no mistake, and to restore it corrects nothing. */
    @Test
    void aWithdrawalThatComesBackTellsReadersWhatItToldThem() {
        var successor = person("Successor " + UUID.randomUUID());
        publishing.publish(Publishing.Order.of(successor), me);
        var first = person("Replaced " + UUID.randomUUID());
        publishing.publish(Publishing.Order.of(first), me);
        publishing.withdraw(first.document(), "Told elsewhere", successor.content(), me);
        undo(first, What.WITHDRAWN);
        assertThat(changes(first)).containsOnly("");
        undo(first, What.PUBLISHED);
        assertThat(live(first)).isNull();
        var readers = new StaffClient(port).open("/people/" + first.slug().value());
        assertThat(readers.status()).isEqualTo(410);
        assertThat(readers.words()).contains("Told elsewhere").doesNotContain("by mistake");
        assertThat(readers.page().select("main a").eachAttr("href"))
                .contains("/people/" + successor.slug().value());
        undo(first, What.WITHDRAWN);
        assertThat(live(first)).isEqualTo(first.revision());
    }

    private List<String> changes(SavedRevision of) {
        return jdbc.sql(
                        """
                        select coalesce(change, '') from publication
                        where document_id = ? and kind = 'live'\
                        """)
                .param(of.document())
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void aFirstPublicationStaysWhereSomebodyWentOnFromIt() {
        var first = person("Public " + UUID.randomUUID());
        publishing.publish(Publishing.Order.of(first), me);
        var line = line(first, What.PUBLISHED);
        var begin = Instant.now().plus(3, ChronoUnit.DAYS);
        publishing.schedule(Publishing.Order.of(save(first, "Later")), begin, me);
        staff.post("/admin/activity/" + line.id() + "/undo", token());
        assertThat(staff.words()).contains("Nothing could be undone", "it was changed since");
        assertThat(live(first)).isEqualTo(first.revision());
        assertThat(history.planned(first.document())).hasSize(1);

        publishing.withdraw(first.document(), "Not ours", null, me);
        staff.post("/admin/activity/" + line.id() + "/undo", token());
        assertThat(staff.words()).contains("Nothing could be undone");
        var readers = new StaffClient(port).open("/people/" + first.slug().value());
        assertThat(readers.words()).contains("Not ours");
    }

    @Test
    void firstPublicationsOfOneStepAreWithdrawnTogether() {
        var many = IntStream.range(0, 3).mapToObj(i -> person("Many " + UUID.randomUUID()));
        var published = many.toList();
        var done = Step.begin().call(() -> published.stream().map(this::publish).toList());
        assertThat(done).doesNotContainNull();
        publishing.publish(Publishing.Order.of(save(published.getFirst(), "Went on")), me);
        staff.post(
                "/admin/activity/" + line(published.getLast(), What.PUBLISHED).id() + "/undo",
                token());
        assertThat(staff.words()).contains("2 things are undone", "One of them stays");
        assertThat(published)
                .extracting(this::state)
                .containsExactly(
                        DocumentState.LIVE, DocumentState.WITHDRAWN, DocumentState.WITHDRAWN);
        undo(published.getLast(), What.WITHDRAWN, "2 things are undone.");
        assertThat(published).extracting(this::state).containsOnly(DocumentState.LIVE);
    }

    private UUID publish(SavedRevision saved) {
        return publishing.publish(Publishing.Order.of(saved), me);
    }

    @Test
    void plansAreUndoneAndPlannedAgain() {
        var saved = person("Planned " + UUID.randomUUID());
        var begin = Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        publishing.schedule(Publishing.Order.of(saved), begin, me);
        undo(saved, What.SCHEDULED);
        assertThat(history.planned(saved.document())).isEmpty();
        undo(saved, What.UNSCHEDULED);
        assertThat(history.planned(saved.document()))
                .singleElement()
                .satisfies(plan -> assertThat(plan.from()).isEqualTo(begin));
    }

    @Test
    void whatWasDoneToManyIsUndoneAtOnceByWhoeverDidIt() {
        var editor = colleagues.signedIn(port, Role.EDITOR);
        var many = IntStream.range(0, 3).mapToObj(i -> person("Of many " + i)).toList();
        var chosen = many.stream().map(one -> one.document().toString()).toList();
        editor.post(
                "/admin/content/trash",
                Map.of("_csrf", List.of(editor.token()), "document", chosen));
        assertThat(many).allMatch(one -> state(one) == DocumentState.TRASHED);
        drafting.restore(many.getFirst().document(), me);
        var line = line(many.getLast(), What.TRASHED);
        assertThat(line.together()).isEqualTo(3);

        var other = colleagues.signedIn(port, Role.EDITOR, "other");
        var path = "/admin/activity/" + line.id() + "/undo";
        other.post(path, Map.of("_csrf", List.of(other.token())));
        assertThat(other.status()).isEqualTo(403);
        staff.open("/admin/activity");
        assertThat(staff.page().select("form[action='" + path + "'] button").text())
                .isEqualTo("Undo all 3 of this step");
        editor.post(path, Map.of("_csrf", List.of(editor.token())));
        assertThat(editor.words()).contains("2 things are undone", "One of them stays");
        assertThat(many).noneMatch(one -> state(one) == DocumentState.TRASHED);
        editor.post(path, Map.of("_csrf", List.of(editor.token())));
        assertThat(editor.words()).contains("Nothing could be undone");
    }

    @Test
    void ofManyWhoUndoTheSameOneDoes() throws Exception {
        var first = person("First");
        save(first, "Second");
        var path = "/admin/activity/" + line(first, What.SAVED).id() + "/undo";
        var token = token();
        assertThat(AtOnce.of(6, _ -> staff.raw("POST", path, token).statusCode()))
                .containsOnly(302);
        assertThat(drafting.head(first.document()).number()).isEqualTo(3);
    }

    @Test
    void redirectsEndAndBeginAgain() {
        var from = FormerAddress.of("/undo-" + UUID.randomUUID());
        redirects.create(from, "/people", 308, me);
        staff.open("/admin/activity");
        staff.submit("form[action$=undo]", Map.of());
        assertThat(redirects.all()).noneMatch(one -> one.from().equals(from));
        staff.submit("form[action$=undo]", Map.of());
        assertThat(redirects.all())
                .filteredOn(one -> one.from().equals(from))
                .singleElement()
                .satisfies(one -> assertThat(one.status()).isEqualTo(308));
    }

    @Test
    void manyRedirectsOfOneListEndTogether() {
        var name = "/list-" + UUID.randomUUID();
        staff.open("/admin/redirects");
        staff.post(
                "/admin/redirects/import",
                Map.of(
                        "_csrf", List.of(staff.token()),
                        "lines", List.of(name + "-a,/people\n" + name + "-b,/people"),
                        "what", List.of("do")));
        staff.open("/admin/activity");
        staff.submit("form[action$=undo]", Map.of());
        assertThat(staff.words()).contains("2 things are undone");
        assertThat(redirects.all()).noneMatch(one -> one.from().toString().startsWith(name));
    }

    @Test
    void rolesAndClosedAccountsComeBack() {
        var account = colleagues.of(Role.EDITOR, "undone");
        accounts.changeRole(account.id(), Role.CONTRIBUTOR, me);
        accounts.disable(account.id(), me);
        for (var what : List.of(What.ACCOUNT_CLOSED, What.ROLE_CHANGED)) {
            var line = lines(account.id()).stream().filter(one -> one.deed().what() == what);
            var path = "/admin/activity/" + line.findFirst().orElseThrow().id() + "/undo";
            assertThat(staff.raw("POST", path, token()).statusCode()).isEqualTo(404);
            staff.post(path + "/confirmed", token());
            assertThat(staff.words()).contains("Undone.");
        }
        var now = accounts.find(account.id()).orElseThrow();
        assertThat(now.role()).isEqualTo(Role.EDITOR);
        assertThat(now.disabled()).isFalse();
    }

    @Test
    void namesComeAndGo() {
        var saved = person("Named");
        names.name(saved.document(), saved.revision(), "As approved", me);
        names.name(saved.document(), saved.revision(), "As approved by the board", me);
        undo(saved, What.REVISION_NAMED);
        assertThat(names.of(saved.revision())).isEqualTo("As approved");
        names.name(saved.document(), saved.revision(), "", me);
        undo(saved, What.REVISION_UNNAMED);
        assertThat(names.of(saved.revision())).isEqualTo("As approved");
    }

    @Test
    void anAccountIsCalledAsBefore() {
        var account = colleagues.of(Role.EDITOR, "renamed");
        accounts.describe(
                account.id(),
                "Another name",
                new Language("fr"),
                account.timeZone(),
                account.actor());
        var path = "/admin/activity/" + lines(account.id()).getFirst().id() + "/undo/confirmed";
        staff.post(path, token());
        assertThat(staff.words()).contains("Undone.");
        assertThat(accounts.find(account.id())).contains(account);
    }

    @Test
    void afterAMonthNothingIsOffered() {
        var first = person("First");
        save(first, "Second");
        var line = line(first, What.SAVED);
        assertThat(undoing.isOpen(line)).isTrue();
        assertThat(undoing.isOpen(made(line, Undoing.WITHIN.plusMinutes(1)))).isFalse();
        assertThat(undoing.isOpen(made(line, Undoing.WITHIN.minusMinutes(1)))).isTrue();
    }

    @Test
    void whatIsErasedStaysErased() {
        var first = person("First");
        save(first, "Second");
        var line = line(first, What.SAVED);
        erasure.erase(first.document(), "By order", me);
        staff.post("/admin/activity/" + line.id() + "/undo", token());
        assertThat(staff.words()).contains("Nothing could be undone");
        assertThat(state(first)).isEqualTo(DocumentState.ERASED);
    }

    private static Entry made(Entry entry, Duration ago) {
        return new Entry(entry.id(), Instant.now().minus(ago), entry.deed(), 1, true, null, false);
    }

    private void undo(SavedRevision of, What what) {
        undo(of, what, "Undone.");
    }

    private void undo(SavedRevision of, What what, String answer) {
        staff.post("/admin/activity/" + line(of, what).id() + "/undo", token());
        assertThat(staff.words()).contains(answer);
    }

    private Map<String, List<String>> token() {
        return Map.of("_csrf", List.of(staff.token()));
    }

    private Entry line(SavedRevision of, What what) {
        return lines(of.document()).stream()
                .filter(one -> one.deed().what() == what)
                .findFirst()
                .orElseThrow();
    }

    private List<Entry> lines(UUID subject) {
        return activity.list(new Wanted(null, null, subject, null), null, 50);
    }

    private SavedRevision person(String name) {
        var body = new Person(name, "", "S", "", Markdown.EMPTY, List.of(), List.of(), null);
        return drafting.create("person", new Language("en"), null, body, me);
    }

    private SavedRevision save(SavedRevision before, String name) {
        var body = new Person(name, "", "S", "", Markdown.EMPTY, List.of(), List.of(), null);
        return drafting.save(before.document(), before.revision(), null, body, "", me);
    }

    private @Nullable UUID live(SavedRevision of) {
        return documents.find(of.document()).orElseThrow().live();
    }

    private DocumentState state(SavedRevision of) {
        return documents.find(of.document()).orElseThrow().state();
    }
}
