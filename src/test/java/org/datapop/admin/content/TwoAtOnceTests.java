package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.datapop.admin.form.PostedForm;
import org.datapop.content.EditorialContent;
import org.datapop.content.published.Answer;
import org.datapop.content.published.Wanted;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two colleagues at one document, in browsers without scripts: no word of either is lost. */
@SiteTest
class TwoAtOnceTests {

    private static final String FORM = "#form";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired EditorialContent editorial;
    private StaffClient one;
    private StaffClient other;
    private String document;
    private String name;

    @BeforeEach
    void bothOpenTheSame() {
        one = colleagues.signedIn(port, Role.EDITOR);
        other = colleagues.signedIn(port, Role.ADMINISTRATOR);
        name = "Person " + UUID.randomUUID();
        one.open("/admin/content?type=person").submit("main form.begin", Map.of());
        document = one.address().replaceFirst("/admin/content/([0-9a-f-]{36}).*", "$1");
        one.submit(FORM, Map.of("name", name, "summary", "Began here", "founding", "Founder"));
        other.open("/admin/content/" + document);
    }

    @Test
    void whatBothChangedIsSavedOnlyWhenItIsDecided() {
        one.submit(FORM, Map.of("summary", "Began there"));
        other.submit(FORM, Map.of("summary", "Began nowhere"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.words())
                .contains("Colleague one saved", "Both of you changed this", "Not decided yet");
        var share = other.page().expectFirst("#joint-summary");
        assertThat(share.select("dd").eachText())
                .containsExactly(
                        "Began taken out: here added: nowhere",
                        "Began taken out: here added: there");
        assertThat(share.select(".before div").text()).isEqualTo("Began here");
        assertThat(value("summary")).isEqualTo("Began nowhere");

        other.submit(FORM, Map.of());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.page().select("[role=alert] a").attr("href")).isEqualTo("#joint-summary");
        assertThat(reopened(one, "summary")).isEqualTo("Began there");

        other.submit(FORM, "button[value='theirs summary']", Map.of());
        assertThat(other.address()).endsWith("/merge#joint-summary");
        assertThat(value("summary")).isEqualTo("Began there");
        assertThat(pressed()).containsExactly("theirs summary");
        other.submit(FORM, "button[value='mine summary']", Map.of());
        assertThat(value("summary")).isEqualTo("Began nowhere");
        assertThat(other.words()).doesNotContain("Not decided yet", "not decided yet");
        other.submit(FORM, Map.of());
        assertThat(other.words()).contains("Saved as a draft");
        assertThat(reopened(one, "summary")).isEqualTo("Began nowhere");
        assertThat(one.open("/admin/content/" + document + "/history").words())
                .contains("Joined with save 2");
    }

    @Test
    void whoeverSavedElsewhereThemselvesIsNobodyElse() {
        var here = colleagues.signedIn(port, Role.EDITOR).open("/admin/content/" + document);
        one.submit(FORM, Map.of("summary", "Typed elsewhere"));
        here.submit(FORM, Map.of("summary", "Typed here"));
        assertThat(here.status()).isEqualTo(409);
        assertThat(here.words())
                .contains(
                        "You saved this elsewhere in the meantime",
                        "Changed in both of your texts",
                        "Saved elsewhere:",
                        "Typed here",
                        "Take what I saved elsewhere")
                .doesNotContain(
                        "Somebody else", "Both of you changed", "Colleague one saved", "Theirs");
    }

    /** As a browser does when a page is loaded again that came of sending a form. */
    @Test
    void whoeverLoadsTheTwoTextsAgainFindsThemAsTheyAre() {
        one.submit(FORM, Map.of("summary", "By one"));
        var sent = StaffClient.values(other.page().expectFirst(FORM));
        sent.put("summary", List.of("By the other"));
        other.post("/admin/content/" + document + "/revisions", sent);
        assertThat(other.status()).isEqualTo(409);
        var typed = StaffClient.values(other.page().expectFirst(FORM));
        typed.put("summary", List.of("By both"));
        var keep = other.page().select(FORM).attr("data-keep");
        assertThat(other.raw("POST", keep, typed).statusCode()).isEqualTo(200);
        other.post("/admin/content/" + document + "/revisions", sent);
        assertThat(other.address()).endsWith("/merge");
        assertThat(value("summary")).isEqualTo("By both");
    }

    @Test
    void whatIsTypedDecidesToo() {
        one.submit(FORM, Map.of("summary", "What the editor wrote"));
        other.submit(FORM, Map.of("summary", "What the other wrote"));
        other.submit(FORM, Map.of("summary", "What both agreed on"));
        assertThat(other.words()).contains("Saved as a draft");
        assertThat(reopened(one, "summary")).isEqualTo("What both agreed on");
    }

    @Test
    void whatOneAloneChangedIsTakenAndSaid() {
        one.submit(FORM, Map.of("founding", "Co-founder", "form-slug", "slug-" + document));
        other.submit(FORM, Map.of("summary", "Mine", "form-note", "Shorter"));
        assertThat(other.words())
                .contains("Also changed by Colleague one", "Changed by you alone")
                .doesNotContain("Both of you changed this");
        assertThat(value("founding")).isEqualTo("Co-founder");
        assertThat(value("form-slug")).isEqualTo("slug-" + document);
        assertThat(value("form-note")).isEqualTo("Shorter");
        other.submit(FORM, "button[value='mine founding']", Map.of());
        assertThat(value("founding")).isEqualTo("Founder");
        other.submit(FORM, "button[value='theirs founding']", Map.of("form-note", "Much shorter"));
        assertThat(value("form-note")).isEqualTo("Much shorter");
        other.submit(FORM, Map.of());
        assertThat(other.words()).contains("Saved as a draft");
        reopened(one, "summary");
        assertThat(value(one, "summary")).isEqualTo("Mine");
        assertThat(value(one, "founding")).isEqualTo("Co-founder");
        assertThat(value(one, "form-slug")).isEqualTo("slug-" + document);
    }

    @Test
    void aThirdWhoSavesMeanwhileIsJoinedWithAll() {
        one.submit(FORM, Map.of("summary", "By one"));
        other.submit(FORM, Map.of("summary", "By the other"));
        one.submit(FORM, Map.of("summary", "By one again", "founding", "Third"));
        other.submit(FORM, "button[value='mine summary']", Map.of("sortName", "Sorted"));
        other.submit(FORM, Map.of());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.words()).contains("the other", "again", "Third", "Not decided yet");
        assertThat(value("summary")).isEqualTo("By the other");
        assertThat(value("sortName")).isEqualTo("Sorted");
        assertThat(value("founding")).isEqualTo("Third");
        other.submit(FORM, "button[value='theirs summary']", Map.of());
        other.submit(FORM, Map.of());
        reopened(one, "summary");
        assertThat(value(one, "summary")).isEqualTo("By one again");
        assertThat(value(one, "sortName")).isEqualTo("Sorted");
    }

    @Test
    void whoeverClosesTheWindowFindsBothTextsAgain() {
        one.submit(FORM, Map.of("summary", "By one"));
        other.submit(FORM, Map.of("summary", "By the other"));
        var typed = StaffClient.values(other.page().expectFirst(FORM));
        typed.put("sortName", List.of("Typed on the page"));
        var keep = other.page().select(FORM).attr("data-keep");
        var kept = other.raw("POST", keep, typed);
        assertThat(kept.statusCode()).isEqualTo(200);
        var known = kept.headers().firstValue("Kept-At").orElseThrow();
        other.submit(
                FORM,
                "button[value='theirs summary']",
                Map.of("sortName", "Typed on the page", PostedForm.COPY, known));
        other.open("/admin/content/" + document);
        assertThat(other.address()).endsWith("/merge");
        assertThat(value("summary")).isEqualTo("By one");
        assertThat(value("sortName")).isEqualTo("Typed on the page");
        other.submit(FORM, "button[value='mine summary']", Map.of());
        assertThat(value("summary")).isEqualTo("By the other");
        other.submit("#discard", Map.of());
        assertThat(other.address()).contains("?discarded");
        assertThat(value("summary")).isEqualTo("By one");
    }

    @Test
    void rowsAreJoinedOneByOne() {
        var rows = List.of("A", "B", "C");
        for (var role : rows) {
            one.submit(FORM, "button[value='add appointments']", Map.of());
            one.submit(FORM, Map.of(last(one) + "/role", role));
        }
        other.open("/admin/content/" + document);
        var keys = one.page().select("input[name=appointments]").eachAttr("value");
        one.submit(FORM, "button[value='remove appointments/" + keys.get(0) + "']", Map.of());
        one.submit(FORM, "button[value='add appointments']", Map.of());
        one.submit(FORM, Map.of(last(one) + "/role", "Added by one"));
        other.submit(FORM, "button[value='add appointments']", Map.of());
        other.submit(
                FORM,
                Map.of(
                        last(other) + "/role", "Added by the other",
                        "appointments/" + keys.get(0) + "/role", "Changed",
                        "appointments/" + keys.get(1) + "/source", "A source"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.page().select("#joint-appointments-" + keys.get(0)).text())
                .contains("Changed", "Not decided yet");
        assertThat(roles(other))
                .containsExactly("Changed", "B", "C", "Added by one", "Added by the other");
        other.submit(FORM, "button[value='theirs appointments/" + keys.get(0) + "']", Map.of());
        assertThat(roles(other)).containsExactly("B", "C", "Added by one", "Added by the other");
        other.submit(FORM, "button[value='mine appointments/" + keys.get(0) + "']", Map.of());
        assertThat(roles(other).getFirst()).isEqualTo("Changed");
        other.submit(FORM, Map.of());
        assertThat(other.words()).contains("Saved as a draft");
        assertThat(roles(other))
                .containsExactly("Changed", "B", "C", "Added by one", "Added by the other");
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsLost() {
        one.submit(FORM, Map.of("summary", "By one"));
        other.submit(FORM, Map.of("summary", "By the other"));
        other.submit(FORM, Map.of("summary", "Both", "form-slug", "Not a slug"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.page().select("[role=alert] a").eachAttr("href"))
                .containsExactly("#f-form-slug");
        assertThat(value("summary")).isEqualTo("Both");
        assertThat(value("form-slug")).isEqualTo("Not a slug");
        var sent = StaffClient.values(other.page().expectFirst(FORM));
        sent.put("form-base", List.of(UUID.randomUUID().toString()));
        assertThat(other.raw("POST", "/admin/content/" + document + "/merge", sent).statusCode())
                .isEqualTo(404);
        sent.remove("form-end");
        assertThat(other.raw("POST", "/admin/content/" + document + "/merge", sent).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aChangeIsBroughtIntoWhatIsPlanned() {
        plan(Map.of("summary", "Planned words", "founding", "Planned founder"));
        correct(Map.of("sortName", "Corrected"));
        one.submit("main form", "button[value=now]", Map.of("planned", "REBASE"));
        assertThat(one.words()).contains("Published.");
        var page = one.page().select("a:contains(See the page)").attr("href");
        assertThat(visitor(page)).contains("Began here").doesNotContain("Planned words");
        reopened(one, "summary");
        assertThat(value(one, "summary")).isEqualTo("Planned words");
        assertThat(value(one, "sortName")).isEqualTo("Corrected");
        assertThat(summaryOnTheDay(page)).isEqualTo("Planned words");
    }

    @Test
    void whereThePlanChangesTheSameThePersonDecides() {
        plan(Map.of("summary", "Planned words"));
        correct(Map.of("summary", "Corrected words"));
        one.submit(
                "main form",
                "button[value=now]",
                Map.of("planned", "REBASE", "note", "To readers", "change", "CORRECTION"));
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.words())
                .contains(
                        "Bring the change into the planned version",
                        "Changed in both",
                        "Both versions changed the same")
                .doesNotContain("of you");
        one.submit(FORM, Map.of());
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.words()).contains("Not decided yet");
        one.submit(FORM, "button[value='theirs summary']", Map.of());
        assertThat(one.page().select("[name=summary]").val()).isEqualTo("Planned words");
        one.submit(FORM, Map.of("summary", "Planned and corrected words"));
        assertThat(one.words()).contains("Published.");
        var page = one.page().select("a:contains(See the page)").attr("href");
        assertThat(visitor(page)).contains("Corrected words");
        assertThat(summaryOnTheDay(page)).isEqualTo("Planned and corrected words");
        reopened(one, "summary");
        assertThat(value(one, "summary")).isEqualTo("Planned and corrected words");
    }

    @Test
    void whoeverSavesMeanwhileIsNotOverwrittenByARebase() {
        plan(Map.of("summary", "Planned words"));
        correct(Map.of("sortName", "Corrected"));
        other.open("/admin/content/" + document);
        other.submit(FORM, Map.of("founding", "Saved meanwhile"));
        one.submit("main form", "button[value=now]", Map.of("planned", "REBASE"));
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.words()).contains("Somebody saved in the meantime");
        assertThat(reopened(one, "founding")).isEqualTo("Saved meanwhile");
    }

    /** Publishes, and plans something else. */
    private void plan(Map<String, String> planned) {
        one.submit(FORM, "button[value=publish]", Map.of());
        one.submit("main form", "button[value=now]", Map.of());
        one.submit(FORM, "button[value=publish]", planned);
        var day = LocalDateTime.now(ZoneOffset.UTC).plusDays(3).truncatedTo(ChronoUnit.MINUTES);
        one.submit("main form", "button[value=later]", Map.of("at", day.toString()));
        assertThat(one.words()).contains("Planned.");
    }

    /** Goes back to what is public, and corrects it. */
    private void correct(Map<String, String> correction) {
        one.open("/admin/content/" + document + "/history");
        one.open(one.page().expectFirst(".entries tr:last-child a").attr("href"));
        one.submit("main form[action$=restoration]", Map.of());
        one.submit(FORM, "button[value=publish]", correction);
        assertThat(one.words()).contains("Something is planned already");
    }

    private String summaryOnTheDay(String page) {
        var day = java.time.Instant.now().plus(4, ChronoUnit.DAYS);
        return ((Answer.Found)
                        editorial
                                .timeline()
                                .find(
                                        new SitePath(page),
                                        day,
                                        _ -> Wanted.nothing(Language.ENGLISH)))
                .document()
                .summary();
    }

    private String visitor(String path) {
        return new StaffClient(port).open(path).words();
    }

    private List<String> pressed() {
        return other.page().select("[aria-pressed=true]").eachAttr("value");
    }

    private String value(String field) {
        return value(other, field);
    }

    private static String value(StaffClient client, String field) {
        return client.page().select("[name=" + field + "]").val();
    }

    private String reopened(StaffClient client, String field) {
        client.open("/admin/content/" + document);
        return value(client, field);
    }

    private static String last(StaffClient client) {
        return "appointments/"
                + client.page().select("input[name=appointments]").eachAttr("value").getLast();
    }

    private static List<String> roles(StaffClient client) {
        return client.page().select("[name^=appointments/][name$=/role]").stream()
                .map(Element::val)
                .toList();
    }
}
