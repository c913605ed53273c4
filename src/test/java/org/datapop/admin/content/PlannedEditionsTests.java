package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What editors are told of editions that readers will see later. */
@SiteTest
class PlannedEditionsTests {

    private static final String NOW = "button[value=now]";
    private static final String LATER = "button[value=later]";
    private static final Instant SOON =
            Instant.now().plus(90, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MINUTES);
    private static final Instant AFTERWARDS = SOON.plus(30, ChronoUnit.DAYS);

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    private StaffClient editor;

    @BeforeEach
    void signIn() {
        editor = colleagues.signedIn(port, Role.EDITOR);
    }

    @Test
    void whoeverBringsAChangeIntoTheNextEditionIsToldOfTheOthers() {
        var first = published("Ana");
        var second = plan(save(first, "Ana", "In spring"), SOON);
        editor.open(publication(save(second, "Anna", "S")));
        assertThat(editor.page().select(".later")).isEmpty();

        var third = plan(save(drafting.head(first.document()), "Ana", "In summer"), AFTERWARDS);
        editor.open(publication(save(third, "Anna", "S")));
        var planned = editor.page().select("fieldset a").eachText();
        assertThat(planned).hasSize(2);
        assertThat(editor.page().select(".later").eachText())
                .singleElement()
                .asString()
                .contains("is left as it is")
                .contains(planned.get(1).replace("planned for ", ""));
        editor.submit("main form", NOW, Map.of("planned", "REBASE"));
        assertThat(editor.words()).contains("Published.");
        assertThat(editor.page().select("[role=status] p:has(a)").eachText())
                .singleElement()
                .asString()
                .contains(planned.get(1).replace("planned for ", ""));
        assertThat(editor.page().select("[role=status] p a").eachAttr("href"))
                .containsExactly(history(first) + "/" + third.revision());
    }

    @Test
    void whatIsPlannedIsCalledAsItWillBe() {
        var planned = plan(save(published("Called so now"), "Called so then", "S"), SOON);
        save(planned, "", "S");
        assertThat(editor.open("/admin").page().select("#front-planned ~ ul li").eachText())
                .anyMatch(line -> line.startsWith("Called so then"))
                .noneMatch(line -> line.startsWith("Without a title"));
        assertThat(editor.open("/admin/outlook").page().select("table tbody th a").eachText())
                .contains("Called so then")
                .doesNotContain("Without a title");
    }

    @Test
    void theHistorySaysWhatIsStillToCome() {
        var first = published("Of its time");
        var second = plan(save(first, "Then", "S"), SOON);
        save(plan(save(second, "Later", "S"), AFTERWARDS), "", "S");
        editor.open(history(first));
        var rows = editor.page().select(".saves tbody tr");
        assertThat(rows.select("td:last-child p").eachText())
                .satisfiesExactly(
                        last -> assertThat(last).startsWith("to be public from "),
                        next ->
                                assertThat(next)
                                        .startsWith("to be public from ")
                                        .contains(" until "),
                        now ->
                                assertThat(now)
                                        .startsWith("public since ")
                                        .contains(", planned to end "));
        assertThat(rows.select("th a").eachText().getFirst()).isEqualTo("4 · Without a title");
    }

    @Test
    void aTimeThatCantBeIsSaidWhereItIsTyped() {
        var begin = local(SOON);
        refused("", "", "at", "Please give day and time.");
        refused("tomorrow", "", "at", "Please give day and time.");
        refused("2001-01-01T10:00", "", "at", "That time is over.");
        refused(begin, "never", "until", "Please give day and time");
        refused(begin, local(SOON.minus(1, ChronoUnit.DAYS)), "until", "must lie after");
    }

    private void refused(String at, String until, String field, String why) {
        editor.open(publication(person("Timed")));
        editor.submit("main form", LATER, Map.of("at", at, "until", until));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.page().select("[role=alert]").text()).contains(why);
        assertThat(editor.page().select("#" + field + "-problem").text()).contains(why);
        assertThat(editor.page().select("[aria-invalid]").eachAttr("id")).containsExactly(field);
        assertThat(editor.page().expectFirst("#" + field).attr("aria-describedby"))
                .contains(field + "-problem");
        assertThat(editor.page().select("details:has(#at)").hasAttr("open")).isTrue();
        assertThat(editor.page().expectFirst("#at").val()).isEqualTo(at);
    }

    @Test
    void whatSaysTheSameAsThePublicPageIsNoUnpublishedChange() {
        var first = published("Same");
        var corrected = save(plan(save(first, "Same", "S"), SOON), "Corrected", "S");
        assertThat(state(corrected)).isEqualTo("Public, with unpublished changes");
        editor.open(publication(corrected));
        editor.submit("main form", NOW, Map.of("planned", "REBASE"));
        assertThat(state(corrected)).isEqualTo("Public");
        assertThat(editor.open(publication(drafting.head(first.document()))).words())
                .contains("The public sees exactly this already.");
    }

    private String state(SavedRevision of) {
        return editor.open(history(of)).page().select(".bar .state").text();
    }

    private static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).toString();
    }

    private SavedRevision published(String name) {
        var saved = person(name);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }

    private SavedRevision plan(SavedRevision saved, Instant begin) {
        publishing.schedule(Publishing.Order.of(saved), begin, Actor.SYSTEM);
        return saved;
    }

    private SavedRevision person(String name) {
        return drafting.create(
                "person",
                new Language("en"),
                new Slug("planned-" + UUID.randomUUID()),
                body(name, "S"),
                Actor.SYSTEM);
    }

    private SavedRevision save(SavedRevision on, String name, String summary) {
        return drafting.save(
                on.document(), on.revision(), on.slug(), body(name, summary), "", Actor.SYSTEM);
    }

    private static Person body(String name, String summary) {
        var life = new Markdown("A life in a few words.");
        return new Person(name, "", summary, "", life, List.of(), List.of(), null);
    }

    private static String history(SavedRevision of) {
        return "/admin/content/" + of.document() + "/history";
    }

    private static String publication(SavedRevision of) {
        return "/admin/content/" + of.document() + "/publication";
    }
}
