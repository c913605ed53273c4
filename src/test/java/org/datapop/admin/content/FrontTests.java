package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.catalog.person.Person;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.content.Drafting;
import org.datapop.content.Overview;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What whoever writes finds on the first screen. */
@SiteTest
class FrontTests {

    private static final int MANY = 1_000;

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Overview overview;
    @Autowired DocumentList documents;
    @Autowired ContentTypes types;

    @Test
    void draftsAreWhatOneSavedLastAndReadersHaveNeverSeen() {
        var one = colleagues.of(Role.EDITOR).actor();
        var saved = save("Draft of one", "", one);
        var editor = colleagues.signedIn(port, Role.EDITOR);
        assertThat(lines(editor, "drafts")).anyMatch(line -> line.startsWith("Draft of one"));
        assertThat(lines(colleagues.signedIn(port, Role.CONTRIBUTOR), "drafts"))
                .noneMatch(line -> line.startsWith("Draft of one"));

        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        assertThat(lines(editor, "drafts")).noneMatch(line -> line.startsWith("Draft of one"));

        editor.open("/admin/content/" + saved.document());
        var kept = new java.util.LinkedHashMap<>(StaffClient.values(form(editor)));
        kept.put("summary", List.of("Not saved yet"));
        editor.post("/admin/content/" + saved.document() + "/working-copy", kept);
        assertThat(lines(editor, "drafts"))
                .anyMatch(line ->
                        line.startsWith("Draft of one") && line.contains("kept, not saved"));
        assertThat(lines(colleagues.signedIn(port, Role.EDITOR, "two"), "drafts")).isEmpty();

        drafting.trash(saved.document(), "Gone", Actor.SYSTEM);
        for (var section : List.of("drafts", "changed", "planned", "oldest")) {
            assertThat(lines(editor, section)).noneMatch(line -> line.startsWith("Draft of one"));
        }
    }

    @Test
    void whatIsPlannedStandsInItsOrderWithWhatHappens() {
        var later = save("Begins second", "S", Actor.SYSTEM);
        var first = save("Begins first", "S", Actor.SYSTEM);
        var ends = save("Ends in between", "S", Actor.SYSTEM);
        var now = Instant.now();
        publishing.schedule(Publishing.Order.of(later), now.plusSeconds(9_000), Actor.SYSTEM);
        publishing.schedule(Publishing.Order.of(first), now.plusSeconds(3_000), Actor.SYSTEM);
        publishing.publish(
                new Publishing.Order(
                        ends.document(), ends.revision(), null, "", now.plusSeconds(6_000), null),
                Actor.SYSTEM);
        var lines = lines(colleagues.signedIn(port, Role.EDITOR), "planned");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("Begins first becomes public");
        assertThat(lines.get(1)).startsWith("Ends in between is public until");
        assertThat(lines.get(2)).startsWith("Begins second becomes public");
    }

    @Test
    void adviceIsCountedAsOnItsPanel() {
        var me = colleagues.of(Role.EDITOR).actor();
        var saved = save("Advised on", "", "in the the spring, TBD", me);
        var editor = colleagues.signedIn(port, Role.EDITOR);
        var line =
                editor.open("/admin").page().select("#front-advice ~ ul li").stream()
                        .filter(item -> item.text().startsWith("Advised on"))
                        .findFirst()
                        .orElseThrow();
        var link = line.select("a").attr("href");
        assertThat(link).isEqualTo("/admin/content/" + saved.document() + "#advice");
        editor.open("/admin/content/" + saved.document());
        assertThat(line.text()).endsWith(editor.page().select("details#advice > summary").text());
        assertThat(line.text()).endsWith("3 things to look at");
        // Somebody who may not mend it isn't told.
        assertThat(lines(colleagues.signedIn(port, Role.CONTRIBUTOR), "advice"))
                .noneMatch(text -> text.startsWith("Advised on"));
    }

    @Test
    void settingsAreShownToThoseWhoMaySetThem() {
        var site = documents.list(Wanted.byTitle("site", null), 1).getFirst();
        drafting.save(
                site.document(),
                site.head(),
                null,
                drafting.head(site.document()).body(),
                "",
                Actor.SYSTEM);
        var form = "/admin/content/" + site.document();
        for (var role : Role.values()) {
            var browser = colleagues.signedIn(port, role);
            var isTheirs = role != Role.CONTRIBUTOR;
            var front = browser.open("/admin").page();
            assertThat(front.select("main a[href='" + form + "']").isEmpty())
                    .isNotEqualTo(isTheirs);
            assertThat(front.select(".side a[href='/admin/content?type=site']").isEmpty())
                    .isNotEqualTo(isTheirs);
            assertThat(front.select(".side a[href='/admin/colleagues']").isEmpty())
                    .isNotEqualTo(role == Role.ADMINISTRATOR);
            var found = browser.raw("GET", "/admin/content/choices?q=Data-Pop", Map.of()).body();
            assertThat(found.contains(form)).isEqualTo(isTheirs);
        }
    }

    @Test
    void theOldestIsWhatReadersSeeUnchangedAndWithoutAnEnd() {
        var entries = documents.list(Wanted.byTitle("pillar", null), 3);
        var withdrawn = entries.get(0);
        publishing.withdraw(withdrawn.document(), "Gone", null, Actor.SYSTEM);
        var again = entries.get(1);
        publishing.publish(Publishing.Order.of(drafting.head(again.document())), Actor.SYSTEM);
        var all = List.copyOf(types.keys());
        var found = overview.of(Actor.SYSTEM, all, Instant.now().plusSeconds(60), MANY).oldest();
        var ids = found.stream().map(line -> line.document().document()).toList();
        assertThat(ids).doesNotContain(withdrawn.document()).contains(again.document());
        assertThat(ids.indexOf(again.document()))
                .isGreaterThan(ids.indexOf(entries.get(2).document()));
        assertThat(found).isSortedAccordingTo(java.util.Comparator.comparing(Overview.Line::at));
        assertThat(found.stream().map(Overview.Line::document).map(DocumentEntry::live))
                .doesNotContainNull();
        // Nothing of a new site is old.
        var editor = colleagues.signedIn(port, Role.EDITOR);
        assertThat(lines(editor, "oldest")).isEmpty();
        assertThat(editor.page().text()).contains("Nothing public is older than half a year.");
    }

    private static List<String> lines(StaffClient browser, String section) {
        return browser.open("/admin").page().select("#front-" + section + " ~ ul li").eachText();
    }

    private static org.jsoup.nodes.Element form(StaffClient browser) {
        return java.util.Objects.requireNonNull(browser.page().selectFirst("#form"));
    }

    private SavedRevision save(String name, String summary, Actor author) {
        return save(name, summary, "", author);
    }

    private SavedRevision save(String name, String summary, String text, Actor author) {
        var body = new Person(name, "", summary, "", Markdown.of(text), List.of(), List.of(), null);
        return drafting.create(
                "person", new Language("en"), new Slug("front-" + UUID.randomUUID()), body, author);
    }
}
