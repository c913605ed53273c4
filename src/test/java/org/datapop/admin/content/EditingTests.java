package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An editor at work in a browser without scripts. */
@SiteTest
class EditingTests {

    private static final String FORM = "#form";
    private static final String PUBLISH = "button[value=publish]";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    private StaffClient editor;
    private String name;

    @BeforeEach
    void signIn() {
        editor = colleagues.signedIn(port, Role.EDITOR);
        name = "Person " + UUID.randomUUID();
    }

    @Test
    void aPersonIsWrittenPublishedRenamedWithdrawnAndPublishedAgain() {
        begin("person");
        editor.submit(FORM, PUBLISH, Map.of("summary", "Without a name so far"));
        assertThat(editor.words()).contains("still missing", "Name: This is needed");
        edit().submit(FORM, PUBLISH, Map.of("name", name));
        assertThat(editor.words()).contains("The public has not seen this before");
        editor.submit("main form", "button[value=now]", Map.of());
        assertThat(editor.words()).contains("Published. The public sees it now.");
        var document = document();
        var first = editor.page().select("a:contains(See the page)").attr("href");
        assertThat(visitor(first).words()).contains(name);

        editor.submit(FORM, PUBLISH, Map.of("form-slug", "renamed-" + document));
        editor.submit("main form", "button[value=now]", Map.of("change", "UPDATE"));
        var visitor = visitor(first);
        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.address()).endsWith("/people/renamed-" + document);

        editor.open("/admin/content/" + document + "/withdrawal");
        editor.submit("main form.fields", Map.of("reason", " "));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.words()).contains("Please say why");
        editor.submit("main form.fields", Map.of("reason", "Asked to leave"));
        assertThat(editor.words()).contains("Withdrawn");
        assertThat(visitor(first).status()).isEqualTo(410);
        assertThat(visitor(first).words()).contains("Asked to leave");

        editor.open("/admin/content/" + document + "/publication");
        editor.submit("main form", "button[value=now]", Map.of());
        assertThat(visitor(first).status()).isEqualTo(200);
    }

    @Test
    void whatIsMalformedIsSaidWhereItStandsAndNothingTypedIsLost() {
        begin("person");
        editor.submit(FORM, "button[value^=add appointments]", Map.of("name", name));
        var row = editor.page().select("input[name=appointments]").attr("value");
        var place = "appointments/" + row;
        editor.submit(
                FORM,
                Map.of(
                        place + "/from", "last summer",
                        place + "/role", "x".repeat(161),
                        place + "/source", "Somewhere \u00a0“odd”"));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.page().select("[role=alert] a").eachAttr("href"))
                .containsExactly(
                        "#f-appointments-" + row + "-role", "#f-appointments-" + row + "-from");
        var from = editor.page().expectFirst("#f-appointments-" + row + "-from");
        assertThat(from.attr("value")).isEqualTo("last summer");
        assertThat(from.attr("aria-invalid")).isEqualTo("true");
        assertThat(editor.page().select("#" + from.attr("aria-describedby").split(" ")[1]).text())
                .contains("A year, a month or a day");

        // Even whoever closes the window finds all of it again.
        edit();
        assertThat(editor.page().getElementsByAttributeValue("name", place + "/from").attr("value"))
                .isEqualTo("last summer");
        assertThat(
                        editor.page()
                                .getElementsByAttributeValue("name", place + "/source")
                                .getFirst()
                                .wholeText()
                                .strip())
                .isEqualTo("Somewhere \u00a0“odd”");
        editor.submit(FORM, Map.of(place + "/from", "2013-07", place + "/role", "Director"));
        assertThat(editor.words()).contains("Saved as a draft");
    }

    @Test
    void rowsAreAddedMovedAndRemovedWithoutAScript() {
        begin("interview");
        editor.submit(FORM, "button[value='add turns question']", Map.of("title", name));
        editor.submit(FORM, "button[value='add turns answer']", Map.of());
        editor.submit(FORM, "button[value='up turns/new-2']", Map.of("turns/new-1/text", "Who?"));
        assertThat(kinds()).containsExactly("answer", "question");
        editor.submit(FORM, "button[value='down turns/new-2']", Map.of("turns/new-2/text", "Me."));
        editor.submit(FORM, Map.of());
        assertThat(kinds()).containsExactly("question", "answer");
        assertThat(editor.page().select("input[name=turns]").eachAttr("value"))
                .containsExactly("q1", "a1");
        editor.submit(FORM, "button[value='remove turns/q1']", Map.of());
        assertThat(editor.page().select(".is-removed").text()).contains("Gone once you save");
        var document = document();
        editor.open("/admin/content/" + document + "/preview");
        assertThat(editor.page().text()).contains("Me.").doesNotContain("Who?");
        editor.open("/admin/content/" + document);
        editor.submit(FORM, "button[value='back turns/q1']", Map.of());
        editor.submit(FORM, "button[value='remove turns/a1']", Map.of());
        editor.submit(FORM, Map.of());
        assertThat(kinds()).containsExactly("question");
    }

    @Test
    void whoIsntThereYetIsBegunFromTheFormThatNamesThem() {
        begin("person");
        editor.submit(FORM, "button[value='add appointments']", Map.of("name", name));
        var begin = "button[value='begin organization appointments/new-1/organization']";
        var title = "form-new/appointments/new-1/organization";
        editor.submit(FORM, begin, Map.of(title, "  "));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.words()).contains("Organization: Type a name first.");
        editor.submit(FORM, begin, Map.of(title, "x".repeat(161)));
        assertThat(editor.words()).contains("At most 160 characters");
        assertThat(editor.page().select("[name='" + title + "']").val()).hasSize(161);
        var lab = "Lab " + UUID.randomUUID();
        editor.submit(FORM, begin, Map.of(title, lab, "founding", "Typed meanwhile"));
        assertThat(editor.status()).isEqualTo(200);
        assertThat(editor.page().select("option[selected]").eachText())
                .contains(lab + " · not public yet");
        assertThat(editor.page().select("#f-founding").val()).isEqualTo("Typed meanwhile");
        editor.submit(FORM, Map.of());
        assertThat(editor.page().select("option[selected]").eachText())
                .contains(lab + " · not public yet");
        editor.open(editor.page().select(".chosen a").attr("href"));
        assertThat(editor.page().select("#f-name").val()).isEqualTo(lab);
    }

    @Test
    void nothingIsBegunThatTheFieldDoesNotPointTo() {
        begin("person");
        editor.submit(FORM, "button[value='add appointments']", Map.of("name", name));
        var press = List.of("form-edit", "form-new/appointments/new-1/organization");
        var sent = StaffClient.values(editor.page().select(FORM).getFirst());
        for (var asked :
                List.of(
                        "begin person appointments/new-1/organization",
                        "begin site appointments/new-1/organization",
                        "begin organization appointments/new-1/role",
                        "begin organization appointments/new-9/organization",
                        "begin organization nothing",
                        "begin nothing appointments/new-1/organization")) {
            sent.put(press.getFirst(), List.of(asked));
            sent.put(press.getLast(), List.of("Never begun"));
            editor.post("/admin/content/" + document() + "/revisions", sent);
            assertThat(editor.status()).as(asked).isLessThan(500);
        }
        editor.open("/admin/content?q=Never+begun");
        assertThat(editor.page().select(".entries tbody tr")).isEmpty();
    }

    @Test
    void whatCanBePointedToIsFoundByItsNameWhateverItsAccents() {
        var found = editor.raw("GET", "/admin/content/choices?type=person&q=LETOUZE", Map.of());
        assertThat(found.body()).contains("\"label\":\"Emmanuel Letouzé\"");
        assertThat(found.body()).doesNotContain("Harvard");
        var all = editor.raw("GET", "/admin/content/choices?q=harvard", Map.of()).body();
        assertThat(all.indexOf("Harvard Humanitarian Initiative")).isPositive();
        // Whose name it is comes before those of whom it is told.
        assertThat(all).startsWith("[{\"value\":").matches("(?s)[^}]*Harvard Humanitarian.*");
        for (var odd :
                List.of("type=nothing", "q=%25", "q=\u00e9%5C", "type=", "q=" + "x".repeat(300))) {
            var path = "/admin/content/choices?" + odd.replace("\u00e9", "%C3%A9");
            assertThat(editor.raw("GET", path, Map.of()).statusCode()).as(odd).isEqualTo(200);
        }
    }

    @Test
    void aLongFormTellsWhatItHoldsAndWhatEachPartLacks() {
        begin("interview");
        assertThat(editor.page().select(".contents a").eachText())
                .contains("Transcript 1 thing to mend", "Pull quotes", "Address and note")
                .first()
                .asString()
                .matches("The basics \\d things to mend");
        editor.submit(FORM, "button[value='add turns question']", Map.of("title", name));
        editor.submit(FORM, "button[value='add turns answer']", Map.of("turns/new-1/text", "Who?"));
        assertThat(editor.page().select(".contents a").eachText())
                .contains("Transcript 2 1 thing to mend");
        editor.submit(FORM, "button[value='remove turns/new-2']", Map.of());
        assertThat(editor.page().select(".contents a").eachText()).contains("Transcript 1");
    }

    @Test
    void whatIsLimitedIsCountedFromHalfOfItOn() {
        begin("person");
        var count = "#f-summary-count";
        assertThat(editor.page().select(count).hasAttr("hidden")).isTrue();
        editor.submit(FORM, Map.of("name", name, "summary", "👩🏽‍🔬".repeat(40) + "\r\nend"));
        assertThat(editor.page().select(count).hasAttr("hidden")).isFalse();
        assertThat(editor.page().select(count).text()).isEqualTo("164 of 300 characters");
        assertThat(editor.page().select("#f-summary").val()).endsWith("🔬 end");
    }

    @Test
    void aTranscriptIsPastedCutJoinedAndQuotedWithoutAScript() {
        begin("interview");
        var pasted =
                "Ana: How?\n\nBen: First. So we began.\n\nThen we met.\n\n[Laughs]\n\nAna: Well?";
        editor.submit(
                FORM, "button[value='paste turns']", Map.of("title", name, "form-pasted", pasted));
        assertThat(kinds()).containsExactly("question", "answer", "direction", "question");
        editor.submit(FORM, "button[value='split turns/new-2']", Map.of());
        assertThat(texts()).containsExactly("How?", "First. So we began.", "Then we met.", "Well?");
        editor.submit(FORM, "button[value='quote turns/new-2']", Map.of());
        assertThat(editor.page().select("textarea[name^=quotes]").eachText())
                .containsExactly("First.");
        assertThat(editor.page().select("input[name^=quotes][name$=speaker]").eachAttr("value"))
                .containsExactly("Ben");
        editor.submit(FORM, "button[value='omit turns/new-1']", Map.of());
        assertThat(kinds()).startsWith("question", "omission", "answer", "answer");
        editor.submit(FORM, "button[value='join turns/new-2']", Map.of());
        assertThat(texts()).containsExactly("How?", "First. So we began.\n\nThen we met.", "Well?");
        editor.submit(FORM, "button[value='join turns/new-2']", Map.of()); // laughter isn't said
        assertThat(kinds())
                .containsExactly("question", "omission", "answer", "direction", "question");
        editor.submit(
                FORM,
                "button[value='split turns/new-2']",
                Map.of("form-first", "First.", "form-rest", " So we began.\n\nThen we met."));
        assertThat(texts())
                .containsExactly("How?", "First.", "So we began.\n\nThen we met.", "Well?");
        editor.submit(FORM, "button[value='paste turns']", Map.of("form-pasted", " "));
        assertThat(texts()).hasSize(4);
        editor.submit(FORM, Map.of());
        assertThat(editor.words()).contains("Saved as a draft");
        assertThat(texts()).hasSize(4);
    }

    private List<String> texts() {
        return editor.page().select("textarea.markdown[name^=turns]").stream()
                .map(area -> area.wholeText().replaceFirst("^\n", ""))
                .toList();
    }

    @Test
    void aTranscriptOfThreeHundredTurnsIsSavedWhole() {
        begin("interview");
        var pasted = new StringBuilder();
        for (var i = 1; i <= 150; i++) {
            pasted.append("Ana: Question ").append(i).append("?\n\nBen: ");
            pasted.append("A long answer, word for word. ".repeat(40)).append(i).append("\n\n");
        }
        editor.submit(
                FORM,
                "button[value='paste turns']",
                Map.of("title", name, "form-pasted", pasted.toString()));
        assertThat(texts()).hasSize(300);
        editor.submit(FORM, Map.of());
        assertThat(editor.words()).contains("Saved as a draft");
        assertThat(texts()).hasSize(300).last().asString().endsWith(" 150");
        assertThat(editor.page().select("input[name=turns]").eachAttr("value"))
                .endsWith("q150", "a150");
    }

    @Test
    void aFormThatArrivedInPartChangesNothing() {
        begin("person");
        editor.submit(FORM, Map.of("name", name));
        edit();
        var sent = StaffClient.values(editor.page().expectFirst(FORM));
        sent.remove("form-end");
        sent.put("name", List.of("Half"));
        editor.post(editor.page().select(FORM).attr("action"), sent);
        assertThat(editor.status()).isEqualTo(400);
        assertThat(editor.words()).contains("Part of the form was lost");
    }

    @Test
    void whatIsKeptAsideIsForOneAloneAndCanBeDiscarded() {
        begin("person");
        editor.submit(FORM, Map.of("name", name));
        edit();
        var sent = StaffClient.values(editor.page().expectFirst(FORM));
        sent.put("summary", List.of("Not yet for others"));
        var keep = editor.page().select(FORM).attr("data-keep");
        assertThat(editor.raw("POST", keep, sent).statusCode()).isEqualTo(200);

        var other = colleagues.signedIn(port, Role.ADMINISTRATOR);
        other.open("/admin/content/" + document());
        assertThat(other.page().select("#f-summary").val()).isEmpty();
        edit();
        assertThat(editor.page().select("#f-summary").val()).isEqualTo("Not yet for others");
        assertThat(editor.words()).contains("kept for you alone");
        editor.submit("#discard", Map.of());
        assertThat(editor.page().select("#f-summary").val()).isEmpty();
    }

    @Test
    void aNoteToColleaguesIsNotTheNoteOfAnInterview() {
        begin("interview");
        editor.submit(
                FORM, Map.of("title", name, "note", "To readers", "form-note", "To colleagues"));
        assertThat(editor.page().select("textarea[name=note]").text()).isEqualTo("To readers");
        editor.open("/admin/content/" + document() + "/history");
        assertThat(editor.words()).contains("To colleagues").doesNotContain("To readers");
    }

    @Test
    void anUnfitAddressIsSaidAtItsField() {
        begin("person");
        editor.submit(FORM, Map.of("name", name, "form-slug", "Not a slug"));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.page().select("[role=alert] a").attr("href")).isEqualTo("#f-form-slug");
        assertThat(editor.page().select("#f-form-slug").attr("value")).isEqualTo("Not a slug");
        assertThat(editor.page().select("#f-name").attr("value")).isEqualTo(name);
    }

    @Test
    void whatIsPlannedAsksBeforeSomethingElseIsPublished() {
        begin("person");
        editor.submit(FORM, PUBLISH, Map.of("name", name, "summary", "S"));
        var day = LocalDateTime.now(ZoneOffset.UTC).plusDays(3).truncatedTo(ChronoUnit.MINUTES);
        editor.submit("main form", "button[value=later]", Map.of("at", "2001-01-01T10:00"));
        assertThat(editor.words()).contains("That time is over");
        editor.submit("main form", "button[value=later]", Map.of("at", day.toString()));
        assertThat(editor.words()).contains("Planned.", "Scheduled");
        var document = document();
        editor.open("/admin/content/" + document + "/publication");
        editor.submit("main form", "button[value=now]", Map.of());
        assertThat(editor.status()).isEqualTo(409);
        assertThat(editor.words()).contains("Please choose below what becomes of it");
        editor.submit("main form", "button[value=now]", Map.of("planned", "CANCEL"));
        assertThat(editor.words()).contains("Published.").doesNotContain("planned for");
    }

    @Test
    void thePreviewIsTheRealPageWithWhatIsTypedAndOnlyItsAuthorSeesIt() {
        begin("person");
        editor.submit(FORM, "button[value^=add appointments]", Map.of("name", name));
        var row = editor.page().select("input[name=appointments]").attr("value");
        var document = document();
        editor.submit(
                FORM,
                "button[value=preview]",
                Map.of("summary", "Typed, not saved", "appointments/" + row + "/from", "last su"));
        assertThat(editor.status()).isEqualTo(200);
        assertThat(editor.words()).contains(name, "Typed, not saved").doesNotContain("last su");
        var prefix = "/admin/preview/" + document + "/";
        var preview = editor.address().replaceFirst(".*(?=" + prefix + ")", "");
        assertThat(editor.address()).contains(prefix + "people/person-");
        assertThat(editor.page().select("nav a[href]").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.startsWith(prefix) || href.startsWith("#"));
        assertThat(editor.page().select("a.edit")).isEmpty();
        assertThat(editor.open(prefix + "people").words()).contains(name);
        assertThat(visitor("/" + preview.substring(prefix.length())).status()).isEqualTo(404);

        var other = colleagues.signedIn(port, Role.ADMINISTRATOR);
        assertThat(other.open(preview).words()).doesNotContain(name);
    }

    @Test
    void whatIsTypedIsDrawnAndKeptNowhere() {
        begin("person");
        editor.submit(FORM, Map.of("name", name, "summary", "As it was"));
        var edit = "/admin/content/" + document();
        var path = edit + "/preview";
        assertThat(editor.open(edit).page().select("noscript a")).isEmpty();
        var typed =
                Map.of(
                        "_csrf", List.of(editor.token()),
                        "name", List.of(name),
                        "summary", List.of("As it is being typed"),
                        "form-end", List.of("1"));
        var answer = editor.raw("POST", path, typed);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("As it is being typed");
        assertThat(answer.headers().firstValue("Content-Location").orElseThrow())
                .startsWith("/people/person-");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        var cut = new java.util.HashMap<>(typed);
        cut.remove("form-end");
        assertThat(editor.raw("POST", path, cut).statusCode()).isEqualTo(400);
        assertThat(editor.open(edit).page().select("#f-summary").val()).isEqualTo("As it was");
    }

    @Test
    void theStageIsOfNoOriginAndRunsOneScript() {
        var answer = editor.raw("GET", "/admin/stage", Map.of());
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .matches(
                        "default-src 'none'; script-src 'sha256-[A-Za-z0-9+/=]+' 'report-sample';.*")
                .contains("frame-ancestors 'self'", "form-action 'none'", "base-uri 'none'")
                .endsWith("sandbox allow-scripts")
                .doesNotContain("allow-same-origin", "connect-src", "unsafe");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
                .contains("same-origin");
    }

    @Test
    void withoutAScriptWhatChangedIsListed() {
        begin("person");
        editor.submit(FORM, Map.of("name", name, "summary", "As it was"));
        editor.submit(FORM, "button[value='add links']", Map.of("summary", "As it is now"));
        assertThat(editor.page().select("noscript a").eachText())
                .containsExactly("In one sentence", "Links");
        assertThat(editor.page().select("#changed").attr("data-before"))
                .contains("\"summary\":\"As it was\"", "\"links\":\"\"")
                .doesNotContain("\"name\"");
    }

    @Test
    void aPreviewMayStandInOurFrameAndDoNothingThere() {
        begin("person");
        var answer = editor.raw("GET", "/admin/preview/" + document() + "/people", Map.of());
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains(
                        "sandbox allow-same-origin", "frame-ancestors 'self'", "form-action 'none'")
                .doesNotContain("script-src", "allow-scripts");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("SAMEORIGIN");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void anOldTextComesBackAsTheNewest() {
        begin("person");
        editor.submit(FORM, Map.of("name", name, "summary", "The old words"));
        editor.submit(FORM, Map.of("summary", "The new words", "form-note", "Shorter"));
        editor.open("/admin/content/" + document() + "/history");
        assertThat(editor.words()).contains("Shorter");
        editor.open(editor.page().expectFirst(".entries tr:last-child a").attr("href"));
        assertThat(editor.words()).contains("The taken out: old words", "The added: new words");
        assertThat(editor.page().select("table")).hasSize(1); // The first has nothing before it.
        editor.submit("main form[action$=restoration]", Map.of());
        assertThat(editor.page().select("#f-summary").val()).isEqualTo("The old words");
    }

    /** A field, a row that was changed and one that was removed; what isn't saved yet stays. */
    @Test
    void onePartOfAnOldTextComesBackAndTheRestStays() {
        begin("person");
        editor.submit(FORM, "button[value='add links']", Map.of("name", name, "summary", "Old"));
        editor.submit(
                FORM,
                Map.of(
                        "links/new-1/label", "Site",
                        "links/new-1/address", "https://example.org/old"));
        var row = editor.page().expectFirst("[name=links]").val();
        editor.submit(FORM, Map.of("summary", "New", "links/" + row + "/removed", "true"));
        editor.submit(FORM, "button[value='add links']", Map.of("founding", "Not saved yet"));
        editor.open("/admin/content/" + document() + "/history");
        editor.open(editor.page().expectFirst(".entries tr:last-child a").attr("href"));
        var old = editor.address();
        // What stands today isn't brought back.
        assertThat(editor.page().select("[form^=bring]").eachAttr("value"))
                .containsExactly("summary", "links/" + row);
        bringBack("summary");
        assertThat(editor.words()).contains("It isn’t saved yet");
        assertThat(editor.page().select("#f-summary").val()).isEqualTo("Old");
        assertThat(editor.page().select("#f-founding").val()).isEqualTo("Not saved yet");
        assertThat(editor.page().select("[name=links]").eachAttr("value")).containsExactly("new-1");
        editor.open(old);
        bringBack("links/" + row);
        assertThat(editor.page().select("[name=links]").eachAttr("value"))
                .containsExactly(row, "new-1");
        assertThat(editor.page().select("[name='links/" + row + "/address']").val())
                .isEqualTo("https://example.org/old");
        var forged =
                editor.raw(
                        "POST", java.net.URI.create(old).getPath() + "/field", fields("nothing"));
        assertThat(forged.statusCode()).isEqualTo(404);
    }

    private void bringBack(String place) {
        var button = editor.page().expectFirst("[form^=bring][value='" + place + "']");
        var form = editor.page().expectFirst("#" + button.attr("form"));
        editor.post(form.attr("action"), fields(place));
    }

    private Map<String, List<String>> fields(String place) {
        return Map.of(
                "field",
                List.of(place),
                "_csrf",
                List.of(editor.page().select("[name=_csrf]").val()));
    }

    @Test
    void aDraftGoesToTheTrashAndComesBack() {
        begin("person");
        editor.submit(FORM, Map.of("name", name));
        editor.submit("form[action$=trash]", Map.of());
        assertThat(editor.words()).contains("Nothing is lost");
        var document = document();
        assertThat(editor.open("/admin/content?q=" + name.replace(" ", "+")).words())
                .contains("Nothing matches");
        assertThat(editor.open("/admin/content?state=TRASHED").words()).contains(name);
        editor.open("/admin/content/" + document).submit("form[action$=restoration]", Map.of());
        assertThat(editor.words()).contains("It is back");
    }

    @Test
    void aListIsNarrowedByChipsThatAreTakenBackOneByOne() {
        begin("person");
        editor.submit(FORM, Map.of("name", name, "summary", "Chips"));
        var me = colleagues.of(Role.EDITOR).actor().id();
        editor.open(
                "/admin/content?type=person&days=7&state=DRAFT&author="
                        + me
                        + "&q="
                        + name.replace(' ', '+'));
        assertThat(editor.page().select("tbody tr")).hasSize(1);
        assertThat(editor.page().select(".chips li")).hasSize(5); // four, and all at once
        var without = editor.page().select(".chips a:contains(Draft)").attr("href");
        assertThat(without).doesNotContain("DRAFT").contains("author=", "days=7");
        editor.open(without);
        assertThat(editor.page().select(".chips li")).hasSize(4);
        editor.open("/admin/content?author=account:" + UUID.randomUUID());
        assertThat(editor.words()).contains("Nothing matches");
        editor.open("/admin/content?language=fr&q=" + name.replace(' ', '+'));
        assertThat(editor.words()).contains("Nothing matches");
    }

    @Test
    void manyGoToTheTrashAndComeBackAndWhatIsPublicStays() {
        var drafts = new ArrayList<String>();
        for (var i = 0; i < 3; i++) {
            begin("person");
            editor.submit(FORM, Map.of("name", name + " " + i, "summary", "Bulk"));
            drafts.add(document());
        }
        editor.submit(FORM, PUBLISH, Map.of());
        editor.submit("main form", "button[value=now]", Map.of());
        send("/admin/content/trash", drafts);
        assertThat(editor.words()).contains("2 documents are in the trash", "1 stays where it is:");
        editor.open("/admin/content?state=TRASHED&q=" + name.replace(' ', '+'));
        assertThat(editor.page().select("tbody tr")).hasSize(2);
        assertThat(editor.page().select("#bulk").attr("action")).endsWith("/restoration");
        send("/admin/content/restoration", drafts);
        assertThat(editor.words()).contains("2 documents are out of the trash");
        send("/admin/content/trash", List.of(UUID.randomUUID().toString(), "nonsense"));
        assertThat(editor.status()).isEqualTo(400);
        send("/admin/content/trash", List.of());
        assertThat(editor.words()).contains("Nothing was chosen");
        editor.open("/admin/content?type=person&sort=title");
        editor.submit("#bulk", Map.of());
        assertThat(editor.words()).contains("Nothing was chosen");
        assertThat(editor.page().select("select[name=sort] [selected]").val()).isEqualTo("title");

        var contributor = colleagues.signedIn(port, Role.CONTRIBUTOR);
        contributor.post(
                "/admin/content/trash",
                Map.of("_csrf", List.of(contributor.token()), "document", drafts));
        editor.open("/admin/content?state=TRASHED&q=" + name.replace(' ', '+'));
        assertThat(editor.words()).contains("Nothing matches");
    }

    private void send(String path, List<String> documents) {
        editor.post(path, Map.of("_csrf", List.of(editor.token()), "document", documents));
    }

    @Test
    void aListIsExportedAndNoCellOfItIsAFormula() {
        for (var start : List.of("=", "+", "-", "@", "\t=", "＝")) {
            begin("person");
            var typed = start + "HYPERLINK(\"http://evil\"), " + name;
            editor.submit(FORM, Map.of("name", typed, "summary", "Formula"));
        }
        var answer =
                editor.raw("GET", "/admin/content/export?q=" + name.replace(' ', '+'), Map.of());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .isEqualTo("attachment; filename=\"content.csv\"");
        var lines = answer.body().split("\r\n");
        assertThat(lines).hasSize(7);
        assertThat(lines[0]).startsWith("\ufeff\"Title\"");
        assertThat(List.of(lines).subList(1, 7)).allMatch(line -> line.startsWith("\"'"));
        assertThat(lines[1]).contains("HYPERLINK(\"\"http://evil\"\"), " + name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?type=nothing&state=NOTHING&language=%00x&sort=x",
                "?q=%25_%5C",
                "?after=00000000-0000-0000-0000-000000000000",
                "?state=ERASED"
            })
    void listsTakeWhateverTheyAreAsked(String query) {
        assertThat(editor.open("/admin/content" + query).status()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/admin/content/nothing",
                "/admin/content/00000000-0000-0000-0000-000000000000",
                "/admin/content/00000000-0000-0000-0000-000000000000/history",
                "/admin/at/nothing-here",
                "/admin/preview/nothing/people",
                "/admin/preview/00000000-0000-0000-0000-000000000000/people"
            })
    void whatIsNotThereIsSaidPlainly(String path) {
        assertThat(editor.open(path).status()).isEqualTo(404);
        assertThat(editor.words()).contains("This is not here");
    }

    @Test
    void aRevisionOfAnotherDocumentIsNotShownHere() {
        begin("person");
        editor.submit(FORM, Map.of("name", name));
        var mine = document();
        editor.open("/admin/content/" + mine + "/history");
        var revision = editor.page().expectFirst(".entries a").attr("href").replaceAll(".*/", "");
        begin("person");
        editor.open("/admin/content/" + document() + "/history/" + revision);
        assertThat(editor.status()).isEqualTo(404);
    }

    @Test
    void aCopyIsSeenByNobodyElseBeforeItIsSaved() {
        begin("interview");
        editor.submit(FORM, "button[value='add turns question']", Map.of("title", name));
        editor.submit(FORM, Map.of("turns/new-1/text", "Who?"));
        var original = document();
        editor.submit("form[action$=copy]", Map.of());
        assertThat(editor.words()).contains("This is a copy");
        assertThat(document()).isNotEqualTo(original);
        assertThat(editor.page().select("#f-title").attr("value")).isEqualTo(name + " (2)");
        var other = colleagues.signedIn(port, Role.ADMINISTRATOR);
        other.open("/admin/content?q=" + name.replace(" ", "+"));
        assertThat(other.page().select(".entries tbody tr")).hasSize(1);
        editor.submit(FORM, Map.of());
        assertThat(editor.words()).contains("Saved as a draft");
        assertThat(editor.page().select("textarea[name$='/text']").eachText())
                .containsExactly("Who?");
    }

    @Test
    void whatIsErasedIsGoneForEverAndOnlyByItsName() {
        begin("person");
        editor.submit(FORM, PUBLISH, Map.of("name", name, "summary", "S"));
        editor.submit("main form", "button[value=now]", Map.of());
        var document = document();
        var address = editor.page().select("a:contains(See the page)").attr("href");
        assertThat(editor.page().select("a[href$=erasure]")).isEmpty();
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR);
        administrator.open("/admin/content/" + document);
        administrator.open(administrator.page().select("a[href$=erasure]").attr("href"));
        administrator.submit("main form.fields", Map.of("name", "Another", "reason", "By order"));
        assertThat(administrator.status()).isEqualTo(422);
        assertThat(administrator.words()).contains("This is not its name");
        assertThat(administrator.page().select("#reason").text()).isEqualTo("By order");
        assertThat(visitor(address).status()).isEqualTo(200);
        administrator.submit("main form.fields", Map.of("name", name));
        assertThat(administrator.words()).contains("It is erased for ever");
        assertThat(visitor(address).status()).isEqualTo(410);
        assertThat(visitor(address).words()).contains("By order").doesNotContain(name);
        assertThat(administrator.open("/admin/content/" + document + "/erasure").status())
                .isEqualTo(404);
    }

    @Test
    void addressesOfAnOlderSiteLeadOn() {
        var old = "/old-" + UUID.randomUUID();
        editor.open("/admin/redirects");
        editor.submit("main form", Map.of("from", old + " x", "to", "/mission"));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.page().select("#to").attr("value")).isEqualTo("/mission");
        editor.submit(
                "main form", Map.of("from", "http://localhost:" + port + old, "to", "/mission"));
        assertThat(editor.words()).contains("Visitors are led there from now on");
        assertThat(visitor(old).address()).endsWith("/mission");
        editor.submit("form[action$=ended]:has([value='" + old + "'])", Map.of());
        assertThat(visitor(old).status()).isEqualTo(410);
    }

    @Test
    void manyRedirectsAreTriedBeforeAllOrNoneAreTaken() {
        var old = "/old-" + UUID.randomUUID();
        var lines =
                old
                        + "-1,/mission\n\n\""
                        + old
                        + "-2\";https://example.org/a,b;302\n"
                        + old
                        + "-4/*, /people/*\n";
        editor.open("/admin/redirects");
        var form = "form[action$=import]";
        editor.submit(
                form,
                "button[value=try]",
                Map.of("lines", lines + old + "-3\n" + old + "-1,/people"));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.words())
                .contains(
                        "Line 5:",
                        "not an old address",
                        "Line 6:",
                        "a redirect from this address already");
        assertThat(editor.page().select("button[value=do]")).isEmpty();
        editor.submit(form, "button[value=try]", Map.of("lines", lines));
        assertThat(editor.words())
                .contains("Nothing has been changed yet. Redirects that are possible: 3");
        assertThat(visitor(old + "-1").status()).isEqualTo(404);
        editor.submit(form, "button[value=do]", Map.of());
        assertThat(editor.words()).contains("Visitors are led there");
        assertThat(visitor(old + "-1").address()).endsWith("/mission");
        assertThat(visitor(old + "-4/patrick-vinck").address()).endsWith("/people/patrick-vinck");
        editor.submit(form, "button[value=try]", Map.of("lines", old + "-5\t/news/*"));
        assertThat(editor.words()).contains("only where the old one does");
        editor.submit(form, "button[value=try]", Map.of("lines", "x,y\n".repeat(501)));
        assertThat(editor.words()).contains("more than 500");
    }

    @Test
    void whatWasBelowAFolderLeadsOn() {
        var blog = "/blog-" + UUID.randomUUID();
        editor.open("/admin/redirects");
        var typed = Map.of("from", blog + "/", "to", "/people", "reach", "kept");
        editor.submit("main form", typed);
        assertThat(editor.words()).contains("Visitors are led there", "what follows is kept");
        assertThat(visitor(blog + "/patrick-vinck").address()).endsWith("/people/patrick-vinck");
        for (var spelling : List.of("/Patrick-Vinck/", "//patrick-vinck", "/PATRICK%20Vinck")) {
            var hop = new StaffClient(port).raw("GET", blog + spelling, Map.of());
            assertThat(hop.headers().firstValue("Location"))
                    .as(spelling)
                    .hasValue("/people/patrick-vinck");
        }
        editor.submit("main form", typed);
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.page().select("#reach option[selected]").attr("value")).isEqualTo("kept");
        editor.submit("form[action$=ended]:has([value='" + blog + "/*'])", Map.of());
        assertThat(visitor(blog + "/patrick-vinck").status()).isEqualTo(404);
        editor.submit(
                "main form",
                Map.of("from", blog + "/*", "to", "/people/patrick-vinck", "reach", "dropped"));
        assertThat(editor.words()).contains("whatever follows");
        assertThat(visitor(blog + "/a/b").address()).endsWith("/people/patrick-vinck");
    }

    /** What is asked for below a folder decides about nothing but the path. */
    @Test
    void noVisitorIsLedToAnotherHost() {
        for (var target : List.of("/*", "/news/*", "https://archive.example/*")) {
            var folder = "/folder-" + UUID.randomUUID();
            editor.open("/admin/redirects");
            editor.submit("main form", Map.of("from", folder + "/*", "to", target));
            assertThat(editor.words()).contains("Visitors are led there");
            for (var rest :
                    List.of(
                            "//evil.example",
                            "/%2Fevil.example",
                            "/%2f%2fevil.example",
                            "/%5Cevil.example",
                            "/%5c%5cevil.example",
                            "/https://evil.example",
                            "/@evil.example",
                            "/.evil.example",
                            "/%09//evil.example",
                            "/%0d%0aX:y",
                            "///evil.example/%2e%2e",
                            "/;//evil.example")) {
                var answer = new StaffClient(port).raw("GET", folder + rest, Map.of());
                var location = answer.headers().firstValue("Location").orElse("/");
                assertThat(location)
                        .as("%s below %s", rest, target)
                        .matches("(https://archive\\.example)?(/[A-Za-z0-9][A-Za-z0-9._-]*)*/?");
            }
        }
    }

    @Test
    void thePageLeadsToItsForm() {
        var edit = visitor("/people/patrick-vinck").page().select("a.edit").attr("href");
        editor.open(edit);
        assertThat(editor.page().select("#f-name").attr("value")).isEqualTo("Patrick Vinck");
    }

    private void begin(String type) {
        editor.open("/admin/content?type=" + type);
        editor.submit("main form.begin", Map.of());
        assertThat(editor.status()).isEqualTo(200);
    }

    private StaffClient edit() {
        return editor.open("/admin/content/" + document());
    }

    private String document() {
        return editor.address().replaceFirst("/admin/content/([0-9a-f-]{36}).*", "$1");
    }

    private List<String> kinds() {
        return editor.page().select("input[name^=turns][name$=kind]").eachAttr("value");
    }

    private StaffClient visitor(String path) {
        return new StaffClient(port).open(path);
    }
}
