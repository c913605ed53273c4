package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.Role;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.Publishing;
import org.datapop.content.StillPublic;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What others, or oneself in another window, did between opening a form and sending it. */
class MeanwhileTests extends AttackCase {

    @Autowired Accounts accounts;

    @Test
    void whatWasTypedIntoADocumentThatWentToTheTrashIsKept() {
        var saved = person();
        staff.open(edit(saved));
        drafting.trash(saved.document(), "", Actor.SYSTEM);
        staff.submit("#form", Map.of("summary", "Typed meanwhile"));
        assertThat(staff.status()).isEqualTo(409);
        assertThat(staff.words()).contains("This is in the trash", "Typed meanwhile");
        staff.open(staff.page().expectFirst("main a.primary").attr("href"));
        assertThat(staff.page().select("#f-summary").val()).isEqualTo("Typed meanwhile");
        staff.submit("form[action$=restoration]", Map.of());
        staff.submit("#form", Map.of());
        assertThat(staff.words()).contains("Saved as a draft");
        assertThat(staff.page().select("#f-summary").val()).isEqualTo("Typed meanwhile");
    }

    @Test
    void whatWasTypedIntoAnErasedDocumentIsShownOnceMore() {
        var saved = person();
        staff.open(edit(saved));
        erasure.erase(saved.document(), "By order", Actor.SYSTEM);
        staff.submit("#form", Map.of("summary", "Typed meanwhile"));
        assertThat(staff.status()).isEqualTo(404);
        assertThat(staff.page().select("textarea[readonly]").eachText())
                .contains("Typed meanwhile");
        assertThat(copies(saved.document())).isZero();
    }

    @Test
    void whoeverLosesTheirRoleMeanwhileSavesNothingAndKeepsTheirWords() {
        var saved = person();
        var account = colleagues.of(Role.EDITOR, "demoted");
        staff = colleagues.signedIn(port, Role.EDITOR, "demoted").open(edit(saved));
        accounts.changeRole(account.id(), Role.CONTRIBUTOR, Actor.SYSTEM);
        staff.submit("#form", Map.of("summary", "Typed meanwhile"));
        assertThat(staff.status()).isEqualTo(401);
        staff.submit(
                "main form", Map.of("email", account.email(), "password", Colleagues.PASSWORD));
        staff.submit("main form", Map.of());
        assertThat(staff.status()).isEqualTo(403);
        assertThat(staff.words()).contains("Your role does not allow it");
        assertThat(staff.page().select("textarea[readonly]").eachText())
                .contains("Typed meanwhile");
        assertThat(history.of(saved.document())).hasSize(1);
    }

    @Test
    void whatSomebodyTypedIsSentByNobodyElseWhoSignsInAfterThem() {
        var saved = person();
        staff.open(edit(saved));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        form.put("summary", List.of("Typed by the first"));
        staff.submit(".me", Map.of());
        staff.post(edit(saved) + "/revisions", form);
        assertThat(staff.status()).isEqualTo(401);
        var other = colleagues.of(Role.CONTRIBUTOR, "next").email();
        staff.submit("main form", Map.of("email", other, "password", Colleagues.PASSWORD));
        assertThat(staff.status()).isEqualTo(412);
        assertThat(staff.words()).contains("Somebody else filled this in");
        assertThat(staff.page().select("textarea[readonly]").eachText())
                .contains("Typed by the first");
        assertThat(staff.page().select("main form")).isEmpty();
    }

    @Test
    void aFormIsTakenFromNobodyButItsAuthor() {
        var saved = person();
        staff.open(edit(saved));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        var discard = StaffClient.values(staff.page().expectFirst("#discard"));
        staff.open(edit(saved) + "/publication");
        var order = StaffClient.values(staff.page().expectFirst("main form.fields"));
        form.put("summary", List.of("Typed by the first"));
        var other = colleagues.signedIn(port, Role.ADMINISTRATOR, "next");
        var token = List.of(other.token());
        for (var sent : List.of(form, discard, order)) {
            sent.put("_csrf", token);
        }
        for (var deed : List.of("/working-copy", "/revisions", "/preview")) {
            assertThat(other.raw("POST", edit(saved) + deed, form).statusCode())
                    .as(deed)
                    .isEqualTo(412);
        }
        var discarded = edit(saved) + "/working-copy/discarded";
        assertThat(other.raw("POST", discarded, discard).statusCode()).isEqualTo(412);
        var published = other.raw("POST", edit(saved) + "/publication", order);
        assertThat(published.statusCode()).isEqualTo(412);
        other.post(edit(saved) + "/revisions", form);
        assertThat(other.page().select("textarea[readonly]").eachText())
                .contains("Typed by the first");
        assertThat(copies(saved.document())).isZero();
        assertThat(history.of(saved.document())).hasSize(1);
        assertThat(state(saved.document())).isEqualTo("DRAFT");
    }

    @Test
    void aTrashedDocumentSaysSoWhateverIsDoneToIt() {
        var saved = person();
        drafting.trash(saved.document(), "", Actor.SYSTEM);
        for (var deed : List.of("/trash", "/history/" + saved.revision() + "/restoration")) {
            assertThat(raw("POST", edit(saved) + deed)).as(deed).isEqualTo(409);
        }
        assertThat(raw("POST", edit(saved) + "/publication", "revision", saved.revision() + ""))
                .isEqualTo(409);
        assertThat(state(saved.document())).isEqualTo("TRASHED");
    }

    @Test
    void ofManyWhoPublishAtOnceEachGetsAPlainAnswer() throws Exception {
        var saved = person();
        var token = staff.token();
        var order =
                Map.of("_csrf", List.of(token), "revision", List.of(saved.revision().toString()));
        var answers = atOnce(6, _ -> staff.raw("POST", edit(saved) + "/publication", order));
        assertThat(answers).allMatch(status -> status == 302);
        assertThat(state(saved.document())).isEqualTo("LIVE");
    }

    /** Trashing what was published a moment ago would withdraw it, which isn't theirs to do. */
    @Test
    void aContributorNeverTrashesWhatAnEditorHasJustPublished() throws Exception {
        var author = colleagues.of(Role.CONTRIBUTOR);
        var contributor = colleagues.signedIn(port, Role.CONTRIBUTOR);
        var theirToken = List.of(contributor.token());
        var theirs = Map.of("_csrf", theirToken);
        var token = staff.token();
        for (var round = 0; round < 5; round++) {
            var saved = person(author.actor());
            var ours =
                    Map.of(
                            "_csrf", List.of(token),
                            "revision", List.of(saved.revision().toString()));
            var many =
                    Map.of("_csrf", theirToken, "document", List.of(saved.document().toString()));
            var answers =
                    atOnce(
                            3,
                            i ->
                                    switch (i) {
                                        case 0 ->
                                                staff.raw(
                                                        "POST", edit(saved) + "/publication", ours);
                                        case 1 ->
                                                contributor.raw(
                                                        "POST", edit(saved) + "/trash", theirs);
                                        default ->
                                                contributor.raw(
                                                        "POST", "/admin/content/trash", many);
                                    });
            var isPublished = answers.getFirst() == 302;
            assertThat(answers).allMatch(status -> List.of(302, 403, 409).contains(status));
            assertThat(state(saved.document())).isEqualTo(isPublished ? "LIVE" : "TRASHED");
        }
    }

    /** What the doors ask before, the kernel asks once more under the document's lock. */
    @Test
    void whatIsPublicIsNotPutAsideWithoutAWordToReaders() {
        var saved = person();
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        assertThatExceptionOfType(StillPublic.class)
                .isThrownBy(() -> drafting.trash(saved.document(), " ", Actor.SYSTEM));
        assertThat(state(saved.document())).isEqualTo("LIVE");
    }

    @Test
    void ofManyWhoSaveFromOneFormOneDoes() throws Exception {
        var saved = person();
        staff.open(edit(saved));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        var answers =
                atOnce(
                        6,
                        i -> {
                            var typed = new HashMap<>(form);
                            typed.put("summary", List.of("Typed " + i));
                            return staff.raw("POST", edit(saved) + "/revisions", typed);
                        });
        assertThat(answers).allMatch(status -> status == 302 || status == 409);
        assertThat(answers).containsOnlyOnce(302);
        assertThat(history.of(saved.document())).hasSize(2);
    }

    /** As a browser does whose first answer got lost, or a hand that presses twice. */
    @Test
    void whatIsSentAgainIsSavedOnce() throws Exception {
        var saved = person();
        staff.open(edit(saved));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        form.put("summary", List.of("Sent again and again"));
        var answers = atOnce(6, _ -> staff.raw("POST", edit(saved) + "/revisions", form));
        assertThat(answers).containsOnly(302);
        assertThat(history.of(saved.document())).hasSize(2);
        drafting.save(
                saved.document(),
                drafting.head(saved.document()).revision(),
                null,
                saved.body(),
                "",
                Actor.SYSTEM);
        assertThat(staff.raw("POST", edit(saved) + "/revisions", form).statusCode()).isEqualTo(302);
        assertThat(history.of(saved.document())).hasSize(3);
        assertThat(copies(saved.document())).isZero();
    }

    /** A slow line brings what was to be kept aside only after the same form was saved. */
    @Test
    void whatComesTooLateToBeKeptIsNoTextOfItsOwn() {
        var saved = person();
        staff.open(edit(saved));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        form.put("summary", List.of("Typed on a slow line"));
        var keep = edit(saved) + "/working-copy";
        assertThat(staff.raw("POST", keep, form).statusCode()).isEqualTo(200);
        staff.raw("POST", edit(saved) + "/revisions", form);
        for (var late : List.of("Typed on a slow line", "Typed on a")) {
            form.put("summary", List.of(late));
            var answer = staff.raw("POST", keep, form);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("Saved already.");
            assertThat(answer.headers().firstValue("Kept-At")).isEmpty();
            assertThat(copies(saved.document())).isZero();
        }
        staff.open(edit(saved)).submit("#form", Map.of("sortName", "Nobody else was here"));
        assertThat(staff.words()).contains("Saved as a draft");
        form.put(PostedForm.KEY, List.of("of another window"));
        assertThat(staff.raw("POST", keep, form).statusCode()).isEqualTo(200);
        assertThat(copies(saved.document())).isOne();
    }

    /** Somebody goes back to the form that they sent, and changes a word. */
    @Test
    void whatWasChangedSinceItWasSentIsNoRepetition() {
        var saved = person();
        staff.open(edit(saved));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        form.put("summary", List.of("First thought"));
        staff.raw("POST", edit(saved) + "/revisions", form);
        form.put("summary", List.of("Second thought"));
        var answer = staff.raw("POST", edit(saved) + "/revisions", form);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("First thought", "Second thought");
    }

    /** The server was renewed while somebody typed, and the type has other fields since. */
    @Test
    void whatWasTypedIntoTheFormOfAnOlderVersionFindsItsPlace() {
        var saved = person();
        staff.open(edit(saved));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        form.put(PostedForm.VERSION, List.of("1"));
        form.put("role", List.of("Director of research"));
        form.put("organization", List.of(""));
        form.put("summary", List.of("Typed before it was renewed\r\nand after"));
        staff.post(edit(saved) + "/revisions", form);
        assertThat(staff.words()).contains("Saved as a draft");
        assertThat(staff.page().select("#f-summary").val()).contains("and after");
        assertThat(staff.page().select("[name^=appointments/][name$=/role]").eachAttr("value"))
                .containsExactly("Director of research");
    }

    @Test
    void aServerThatIsOlderThanTheFormTakesNothingOfIt() {
        var saved = person();
        staff.open(edit(saved));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        form.put(PostedForm.VERSION, List.of("99"));
        form.put("summary", List.of("From the future"));
        staff.post(edit(saved) + "/revisions", form);
        assertThat(staff.status()).isEqualTo(503);
        assertThat(staff.page().select("textarea").eachText()).contains("From the future");
        assertThat(copies(saved.document())).isZero();
    }

    private int copies(UUID document) {
        return jdbc.sql("select count(*) from working_copy where document_id = ?")
                .param(document)
                .query(Integer.class)
                .single();
    }

    @Test
    void ofManyWhoInviteTheSameAddressOneDoes() throws Exception {
        var email = UUID.randomUUID() + "@example.org";
        var form =
                Map.of(
                        "_csrf", List.of(staff.token()),
                        "name", List.of("Noor"),
                        "email", List.of(email));
        var answers = atOnce(6, _ -> staff.raw("POST", "/admin/colleagues", form));
        assertThat(answers).allMatch(status -> status == 200 || status == 422);
        assertThat(answers).containsOnlyOnce(200);
    }

    @Test
    void whoeverPressesAButtonTwiceIsToldSoPlainly() throws Exception {
        var names = new AtomicInteger();
        var token = staff.token();
        var answers =
                atOnce(
                        8,
                        _ ->
                                staff.raw(
                                        "POST",
                                        "/admin/account",
                                        Map.of(
                                                "_csrf", List.of(token),
                                                "name", List.of("Ana " + names.incrementAndGet()),
                                                "language", List.of("en"),
                                                "timeZone", List.of("UTC"))));
        assertThat(answers).contains(302).allMatch(status -> status == 302 || status == 409);
    }

    private static List<Integer> atOnce(int howMany, IntFunction<HttpResponse<String>> deed)
            throws InterruptedException {
        return AtOnce.of(howMany, i -> deed.apply(i).statusCode());
    }
}
