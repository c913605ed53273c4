package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.History;
import org.datapop.content.RevisionNames;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a document was, for whoever has no scripts: its saves, their names, any two compared. */
@SiteTest
class HistoryTests {

    private static final String NAMING = "form[action$=/name]";
    private static final String BOARD = "As the board approved it";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Drafting drafting;
    @Autowired RevisionNames names;
    @Autowired History history;
    @Autowired Erasure erasure;
    private StaffClient editor;
    private Actor actor;

    @BeforeEach
    void signIn() {
        editor = colleagues.signedIn(port, Role.EDITOR);
        actor = colleagues.of(Role.EDITOR).actor();
    }

    @Test
    void aSaveIsNamedRenamedAndItsNameIsTakenAway() {
        var saved = saves("One apple", "Two apples").getFirst();
        editor.open(address(saved)).submit(NAMING, Map.of("name", "  " + BOARD + " "));
        assertThat(editor.words()).contains("This save has its name now", "Save 1: " + BOARD);
        assertThat(editor.open(list(saved)).page().select(".named").eachText())
                .containsExactly(BOARD);
        editor.open(address(saved)).submit(NAMING, Map.of("name", "Draft for the board"));
        assertThat(names.of(saved.revision())).isEqualTo("Draft for the board");
        editor.submit(NAMING, Map.of("name", ""));
        assertThat(editor.words()).contains("no name any more").doesNotContain("Draft for");
        assertThat(names.of(saved.revision())).isEmpty();
    }

    @Test
    void aNameStandsWhereverASaveIsChosen() {
        var saves = saves("One apple", "Two apples", "Three pears");
        names.name(saves.get(0).document(), saves.get(0).revision(), BOARD, actor);
        editor.open(address(saves.get(2)));
        assertThat(editor.page().select("#other option").eachText())
                .anyMatch(option -> option.endsWith(": " + BOARD));
        editor.open(comparison(saves.get(0), saves.get(2)));
        assertThat(editor.page().select("#one option[selected]").text()).endsWith(BOARD);
        assertThat(editor.page().select(".differences thead").text()).contains(BOARD);
    }

    @Test
    void aNameThatCantBeIsSaidWhereItIsTyped() {
        var saved = saves("One apple").getFirst();
        for (var unfit : List.of("x".repeat(101), "Turned \u202E round", "Two\nlines")) {
            editor.open(address(saved)).submit(NAMING, Map.of("name", unfit));
            assertThat(editor.status()).isEqualTo(422);
            assertThat(editor.page().select("#name-problem").text()).contains("at most 100");
            assertThat(editor.page().select("#name").attr("aria-invalid")).isEqualTo("true");
            assertThat(editor.page().select("#name").val()).isEqualTo(unfit);
        }
        assertThat(names.of(saved.revision())).isEmpty();
        editor.open(address(saved)).submit(NAMING, Map.of("name", "é".repeat(100)));
        assertThat(editor.status()).isEqualTo(200);
    }

    @Test
    void whoeverMayNotSaveNamesNothing() {
        var saved = saves("One apple").getFirst();
        var contributor = colleagues.signedIn(port, Role.CONTRIBUTOR);
        assertThat(contributor.open(address(saved)).page().select(NAMING)).isEmpty();
    }

    @Test
    void theSaveOfAnotherDocumentIsNotNamedHere() {
        var mine = saves("One apple").getFirst();
        var other = saves("One pear").getFirst();
        editor.open(address(mine));
        var sent = StaffClient.values(editor.page().expectFirst(NAMING));
        sent.put("name", List.of(BOARD));
        var path = list(mine) + "/" + other.revision() + "/name";
        assertThat(editor.raw("POST", path, sent).statusCode()).isEqualTo(404);
        assertThat(names.of(other.revision())).isEmpty();
    }

    @Test
    void theRecordSaysWhoNamedIt() {
        var saved = saves("One apple").getFirst();
        names.name(saved.document(), saved.revision(), BOARD, actor);
        names.name(saved.document(), saved.revision(), "", actor);
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR);
        administrator.open("/admin/activity?subject=" + saved.document());
        assertThat(administrator.words())
                .contains("Save named", "Name: " + BOARD)
                .contains("Name of a save taken away", "Name: no longer " + BOARD);
        erasure.erase(saved.document(), "Asked for", actor);
        administrator.open("/admin/activity?subject=" + saved.document());
        assertThat(administrator.words()).contains("Save named").doesNotContain(BOARD);
    }

    @Test
    void smallSavesAreFoldedUnderTheNewestAndNothingIsHidden() {
        var saves = saves("One apple", "Two apples", "Three pears", "Four pears");
        editor.open(list(saves.getFirst()));
        assertThat(editor.page().select(".saves tbody th a").eachText())
                .singleElement()
                .asString()
                .startsWith("4 ·");
        assertThat(editor.page().select(".smaller summary").text())
                .matches("and 3 smaller saves by Colleague one, \\d+:\\d+ to \\d+:\\d+");
        assertThat(editor.page().select(".smaller li a").eachAttr("href"))
                .containsExactly(
                        address(saves.get(2)), address(saves.get(1)), address(saves.get(0)));
        names.name(saves.get(1).document(), saves.get(1).revision(), BOARD, actor);
        editor.open(list(saves.getFirst()));
        assertThat(editor.page().select(".smaller")).isEmpty();
        assertThat(editor.page().select(".saves tbody th a")).hasSize(4);
    }

    @Test
    void aLongHistoryComesInPages() {
        var first = saves("Begun").getFirst();
        var last = first;
        for (var i = 0; i < 120; i++) {
            last = save(last, "Noted " + i, "Note " + i);
        }
        editor.open(list(first));
        assertThat(editor.page().select(".saves tbody th")).hasSize(50);
        assertThat(editor.words()).contains("Note 119").doesNotContain("Note 69");
        editor.open(editor.page().expectFirst("a[rel=next]").attr("href"));
        assertThat(editor.words()).contains("Note 69", "Note 20").doesNotContain("Note 19");
        editor.open(editor.page().expectFirst("a[rel=next]").attr("href"));
        assertThat(editor.page().select(".saves tbody th")).hasSize(21);
        assertThat(editor.page().select("a[rel=next]")).isEmpty();
        editor.open(list(first) + "?after=" + UUID.randomUUID());
        assertThat(editor.words()).contains("Note 119");
    }

    @Test
    void anyTwoSavesAreComparedAndEachIsSeenAsItWas() {
        var saves = saves("One apple", "Two apples", "Three pears");
        editor.open(address(saves.get(2)));
        assertThat(editor.words()).contains("From save 2 to save 3");
        var form = editor.page().expectFirst("form[action$=comparison]");
        editor.open(
                form.attr("action")
                        + "?one="
                        + form.select("[name=one]").val()
                        + "&other="
                        + form.select("option").eachAttr("value").getLast());
        assertThat(editor.words()).contains("From save 1 to save 3", "One apple", "Three pears");
        editor.open(comparison(saves.get(2), saves.get(0)));
        assertThat(editor.words()).contains("From save 1 to save 3");
        assertThat(editor.page().select("#one option[selected]").val())
                .isEqualTo(saves.get(0).revision().toString());
        editor.open(address(saves.get(1)) + "/page");
        assertThat(editor.page().text()).contains("Two apples").doesNotContain("pears");

        var foreign = saves("Other").getFirst();
        assertThat(editor.open(comparison(saves.get(0), foreign)).status()).isEqualTo(404);
        assertThat(editor.open(list(foreign) + "/" + saves.get(0).revision()).status())
                .isEqualTo(404);
        assertThat(editor.open(list(foreign) + "/" + saves.get(0).revision() + "/page").status())
                .isEqualTo(404);
    }

    @Test
    void whatChangedComesFirstAndTheRestIsFoldedBehindACount() {
        var saves = saves("One apple", "Two apples");
        editor.open(comparison(saves.get(0), saves.get(1)));
        assertThat(editor.page().select(".differences tbody th").eachText())
                .containsExactly("In one sentence");
        assertThat(editor.page().select(".differences del").text()).contains("One apple");
        assertThat(editor.page().select(".same summary").text()).isEqualTo("The same in both: 2");
        assertThat(editor.page().select(".same dd").eachText())
                .contains("Her life in a few words.");
        assertThat(editor.page().select(".differences ~ .same")).hasSize(1);
    }

    @Test
    void theTwoChosenInTheListAreCompared() {
        var saves = saves("One apple", "Two apples", "Three pears");
        editor.open(list(saves.get(0)));
        var form = editor.page().expectFirst("form[action$=comparison]");
        assertThat(form.select("[name=one]")).hasSize(3);
        editor.open(
                form.attr("action")
                        + "?one="
                        + form.select("[name=one]").eachAttr("value").getLast()
                        + "&other="
                        + form.select("[name=other][checked]").val());
        assertThat(editor.words()).contains("From save 1 to save 3");
    }

    @Test
    void theSameSaveTwiceIsSaidAndAnotherCanBeChosen() {
        var saves = saves("One apple", "Two apples");
        editor.open(comparison(saves.get(1), saves.get(1)));
        assertThat(editor.page().select("[role=alert]").text()).contains("the same save twice");
        assertThat(editor.page().select("#one option")).hasSize(2);
    }

    @Test
    void whereThereIsNothingToCompareItIsSaid() {
        var saved = saves("One apple").getFirst();
        editor.open(list(saved).replace("/history", "/comparison"));
        assertThat(editor.words()).contains("it takes two saves");
    }

    @Test
    void withoutAScriptThePageSendsToTheFields() {
        var saves = saves("One apple", "Two apples");
        editor.open(comparison(saves.get(0), saves.get(1)) + "&view=page");
        assertThat(editor.page().select(".room").hasAttr("hidden")).isTrue();
        assertThat(editor.page().select("noscript").text()).contains("Field by field");
        editor.open(editor.page().expectFirst("nav a:contains(Field by field)").attr("href"));
        assertThat(editor.page().select(".differences")).hasSize(1);
    }

    private List<SavedRevision> saves(String... summaries) {
        var saves = new ArrayList<SavedRevision>();
        for (var summary : summaries) {
            saves.add(
                    saves.isEmpty()
                            ? drafting.create(
                                    "person", new Language("en"), slug(), person(summary), actor)
                            : save(saves.getLast(), summary, ""));
        }
        return saves;
    }

    private SavedRevision save(SavedRevision on, String summary, String note) {
        return drafting.save(on.document(), on.revision(), null, person(summary), note, actor);
    }

    private static Person person(String summary) {
        var life = new Markdown("Her life in a few words.");
        return new Person("Somebody", "", summary, "", life, List.of(), List.of(), null);
    }

    private static Slug slug() {
        return new Slug("somebody-" + UUID.randomUUID());
    }

    private static String list(SavedRevision saved) {
        return "/admin/content/" + saved.document() + "/history";
    }

    private static String address(SavedRevision saved) {
        return list(saved) + "/" + saved.revision();
    }

    private static String comparison(SavedRevision one, SavedRevision other) {
        return "/admin/content/%s/comparison?one=%s&other=%s"
                .formatted(one.document(), one.revision(), other.revision());
    }
}
