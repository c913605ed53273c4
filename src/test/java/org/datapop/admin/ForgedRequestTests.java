package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.Role;
import org.datapop.content.Publishing;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What no form of ours sends: it opens nothing, sets nothing, and is answered plainly. */
class ForgedRequestTests extends AttackCase {

    @Autowired Accounts accounts;

    /** Revisions, plans and texts kept aside belong to one document, whoever says otherwise. */
    @Test
    void idsOfSomethingElseOpenNothing() {
        var mine = person();
        var other = person();
        publishing.schedule(
                Publishing.Order.of(other), Instant.now().plusSeconds(100_000), Actor.SYSTEM);
        var planned = history.planned(other.document()).getFirst().publication();
        for (var id : List.of(other.revision().toString(), SOMETHING)) {
            assertThat(raw("GET", edit(mine) + "/history/" + id)).isEqualTo(404);
            assertThat(raw("POST", edit(mine) + "/history/" + id + "/restoration")).isEqualTo(404);
            assertThat(raw("POST", edit(mine) + "/publication", "revision", id)).isEqualTo(404);
            for (var started : List.of("form-started", "form-base")) {
                var joining = new LinkedHashMap<String, List<String>>();
                joining.put("form-started", List.of(mine.revision().toString()));
                joining.put("form-end", List.of("1"));
                joining.put(started, List.of(id));
                assertThat(raw("POST", edit(mine) + "/merge", joining)).as(started).isEqualTo(404);
                assertThat(raw("POST", edit(mine) + "/merge/working-copy", joining))
                        .as(started)
                        .isEqualTo(404);
            }
            staff.open(edit(mine));
            staff.submit("#form", Map.of("form-started", id, "summary", "Typed on"));
            assertThat(staff.status()).isEqualTo(404);
            assertThat(staff.page().select("textarea[readonly]").eachText()).contains("Typed on");
            assertThat(staff.open(edit(mine)).status()).isEqualTo(200);
            assertThat(staff.page().select("#f-summary").val()).isEqualTo("Typed on");
        }
        for (var id : List.of(planned.toString(), SOMETHING)) {
            assertThat(raw("POST", edit(mine) + "/publication/" + id + "/cancelled"))
                    .isEqualTo(404);
        }
        assertThat(history.planned(other.document())).hasSize(1);
        assertThat(history.of(mine.document())).hasSize(1);
        publishing.publish(Publishing.Order.of(mine), Actor.SYSTEM);
        for (var successor : List.of(SOMETHING, other.content(), mine.content())) {
            staff.open(edit(mine) + "/withdrawal");
            staff.submit(
                    "main form.fields",
                    Map.of("reason", "Typed on", "successor", successor.toString()));
            assertThat(staff.status()).isEqualTo(422);
            assertThat(staff.page().select("#reason").text()).isEqualTo("Typed on");
            assertThat(staff.page().select("[role=alert]").text()).contains("from the list");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 GET /admin/content/1-2-3-4-5",
                "404 GET /admin/content/{short}",
                "404 GET /admin/preview/{short}",
                "404 GET /admin/preview/{short}/people",
                "404 GET /admin/preview/%30{short}/people",
                "404 GET /admin/content/{id}/history/nothing",
                "404 GET /admin/pictures/nothing",
                "404 POST /admin/colleagues/nothing/closed",
                "404 POST /admin/colleagues/{id}/role?role=EDITOR",
                "404 POST /admin/mails/nothing/again",
                "404 POST /admin/content?type=nothing",
                "404 POST /admin/content?type=home",
                "404 POST /admin/content?type=site",
                "405 POST /admin/content/{id}/revisions/nothing",
                "400 POST /admin/content",
                "400 POST /admin/content/{id}/publication",
                "400 POST /admin/content/{id}/publication?revision=",
                "400 POST /admin/content/{id}/publication?revision=nothing",
                "400 POST /admin/content/{id}/publication?revision={id}&change=nothing",
                "400 POST /admin/content/{id}/revisions?form-started=nothing&form-end=1",
                "400 POST /admin/content/{id}/revisions",
                "400 POST /admin/content/{id}/merge",
                "404 POST /admin/content/{id}/publication/{id}/rebase?form-revision={id}&form-end=1",
                "400 POST /admin/content/trash?document=nothing",
                "400 POST /admin/colleagues?role=BOSS",
                "400 POST /admin/colleagues/{id}/role",
                "400 POST /admin/redirects?status=nothing",
                "400 POST /admin/redirects?status=999999999999",
                "400 GET /admin/content?after=nothing",
                "400 GET /admin/content?trashed=99999999999",
                "400 GET /admin/content?q=%00",
                "400 GET /admin/content/{id}?check=nothing",
                "400 GET /admin/activity?subject=nothing",
                "200 GET /admin/activity?by=nothing&area=NOTHING&days=-1",
                "200 GET /admin/content/export?author=account:nothing&language=%27&sort=id;drop",
                "200 GET /admin/content/choices?type=nothing&q=%25_%5C%27",
                "200 GET /admin/pictures?q=%25_%5C&q=twice",
                "302 POST /admin/redirects/ended?path=nothing",
                "302 GET /admin/content/{id}/revisions",
                "405 POST /admin/content/{id}/history",
                "405 PUT /admin/content/{id}/history",
                "405 DELETE /admin/content/{id}/publication",
                "405 PATCH /admin/account"
            })
    void anAddressOrAFieldThatMeansNothingIsAnsweredPlainly(String asked) {
        var saved = person();
        var id = saved.document().toString();
        var parts = asked.replace("{id}", id).replace("{short}", id.substring(1)).split(" ");
        assertThat(id).startsWith("0"); // which Java would forgive
        var query = parts[2].split("\\?");
        var values = new LinkedHashMap<String, List<String>>();
        if (parts[1].equals("GET")) {
            assertThat(raw("GET", parts[2])).isEqualTo(Integer.parseInt(parts[0]));
            return;
        }
        if (query.length > 1) {
            for (var pair : query[1].split("&")) {
                var field = pair.split("=", 2);
                values.put(field[0], List.of(field[1]));
            }
        }
        assertThat(raw(parts[1], query[0], values)).isEqualTo(Integer.parseInt(parts[0]));
        assertThat(history.of(saved.document())).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/xml", "nonsense"})
    void aFormInAnotherFormatDoesNothing(String contentType) {
        var saved = person();
        var answer = staff.send(edit(saved) + "/trash", contentType, "{\"_csrf\": \"x\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(state(saved.document())).isEqualTo("DRAFT");
    }

    @Test
    void aFieldByAnUnprintableNameIsNone() {
        var nowhere = "/admin/content/" + SOMETHING + "/trash";
        assertThat(raw("POST", nowhere, "a\n\u0000", "two words")).isEqualTo(404);
    }

    /** Nothing is set that has no field: status, author and rights follow from deeds alone. */
    @Test
    void fieldsThatNoFormHasSetNothing() {
        var editor = colleagues.of(Role.EDITOR);
        staff = colleagues.signedIn(port, Role.EDITOR);
        staff.open("/admin/account");
        staff.submit(
                "form[action='/admin/account']",
                Map.of(
                        "role", "ADMINISTRATOR",
                        "account.role", "ADMINISTRATOR",
                        "email", "mallory@example.org",
                        "id", colleagues.of(Role.ADMINISTRATOR).id().toString(),
                        "disabled", "true",
                        "credentials", "99",
                        "passwordHash", "x"));
        assertThat(staff.address()).endsWith("?saved");
        assertThat(accounts.find(editor.id())).contains(editor);
        var begun = begin("person");
        staff.submit(
                "#form",
                Map.of(
                        "name", "Massed",
                        "state", "LIVE",
                        "live", SOMETHING,
                        "begunBy", "system",
                        "author", "system",
                        "type", "page",
                        "document", SOMETHING,
                        "class.module.classLoader.x", "y"));
        var entry = documents.find(begun).orElseThrow();
        assertThat(entry.state().name()).isEqualTo("DRAFT");
        assertThat(entry.type()).isEqualTo("person");
        assertThat(List.of(entry.begunBy(), entry.savedBy())).containsOnly(editor.actor());
        var other = person();
        staff.open(edit(begun) + "/publication");
        staff.submit(
                "main form",
                "button[value=now]",
                Map.of(
                        "document", other.document().toString(),
                        "by", "system",
                        "reason", "Somebody without a summary"));
        assertThat(state(begun)).isEqualTo("LIVE");
        assertThat(state(other.document())).isEqualTo("DRAFT");
    }
}
