package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.accounts.Role;
import org.datapop.attack.Payloads;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.content.ContentTypes;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.media.Pictures;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What attackers type, in every form of the admin area, and then every screen that shows it: once
 * as it is served, and once without its policy, since that nothing runs must be owed to escaping.
 */
@BrowserTest
class AdminXssTests extends AttackCase {

    private static final String DOOR = "/admin/sign-in";

    @Autowired ContentTypes types;
    @Autowired Pictures pictures;
    @Autowired OneTimeLinks links;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingThatIsTypedIntoADocumentRunsOnAScreen(boolean isProtected, Browser browser)
            throws IOException {
        var page = open(browser, isProtected);
        // Escaping is seen on every type, the policy on those with every kind of field.
        for (var type : isProtected ? List.of("interview", "article") : types.keys()) {
            var document = write(type);
            var edit = edit(document);
            page.look(edit);
            page.look(edit + "/history");
            var save = edit + "/history/" + documents.find(document).orElseThrow().head();
            assertThat(raw("POST", save + "/name", "name", "<img src=x onerror=window.__xss=1>"))
                    .isEqualTo(302);
            page.look(save);
            page.look(edit + "/authors");
            page.look(edit + "/publication");
            if (!isProtected) { // The policy of a preview forbids the page its own scripts.
                page.look(edit + "/preview");
            }
            if (type.matches("interview|article")) { // The same for all.
                conflict(page, document);
                page.look(edit + "/comparison");
                page.look(edit + "/history");
                page.look(edit + "?check=true");
                withdraw(page, document);
            }
            assertQuiet(browser);
        }
    }

    /** In a row each, so that every single one is also the title of something. */
    @Test
    void noneOfThemRuns(Browser browser) throws IOException {
        var fields = new LinkedHashMap<String, List<String>>();
        var keys = new ArrayList<String>();
        for (var payload : payloads(0).all()) {
            var key = "new-" + (keys.size() + 1);
            keys.add(key);
            fields.put("links/" + key + "/label", List.of(shortened(payload)));
            fields.put("links/" + key + "/address", List.of("https://example.org/"));
        }
        fields.put("links", keys);
        fields.put("name", List.of("Every one"));
        var document = begin("person");
        post(document, fields);
        var page = open(browser, false);
        page.look(edit(document));
        assertThat(page.count(".rows .row")).isEqualTo(keys.size());
        assertQuiet(browser);
    }

    /** What a script puts into the page is text too. */
    @Test
    void noneOfThemRunsWhereItIsFoundByItsName(Browser browser) throws IOException {
        var name = "<img src=x onerror=window.__xss=1>";
        post(begin("person"), new LinkedHashMap<>(Map.of("name", List.of(name))));
        var page = open(browser, false);
        page.look(edit(begin("interview")));
        page.type("[role=combobox]", "<img", "[role=option]:has-text('onerror')");
        assertQuiet(browser);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingThatIsTypedElsewhereRunsOnAScreen(boolean isProtected, Browser browser)
            throws IOException {
        var payloads = payloads(isProtected ? 1 : 2);
        var picture = picture(payloads.next(200));
        strew(payloads);
        var page = open(browser, isProtected);
        for (var round = 0; round < 3; round++) {
            var q = "?q=" + encoded(payloads.next(150)) + "&type=" + encoded(payloads.next(40));
            page.look("/admin/content" + q);
            page.look("/admin/pictures" + q);
        }
        page.look("/admin/content?sort=title");
        page.look("/admin/pictures");
        page.look("/admin/pictures/" + picture);
        page.look("/admin/colleagues");
        page.look("/admin/activity");
        page.look("/admin/mails");
        page.look("/admin/backups");
        page.look("/admin/redirects?from=" + encoded(payloads.next(200)));
        page.look("/admin/redirects/missed");
        page.look("/admin/account");
        page.look(DOOR + "?to=" + encoded("javascript:alert(1)"));

        var first = "/admin/first-run/" + links.issue(Purpose.FIRST_RUN, null);
        page.send("/admin/redirects", payloads, "from", "to");
        page.send("/admin/redirects/import", payloads, "lines");
        page.send("/admin/pictures/" + picture, payloads, "name", "credit");
        page.send("/admin/account", payloads, "name", "language", "timeZone");
        page.send("/admin/account/email", payloads, "email");
        page.send("/admin/redirects/missed", payloads, "from", "to", "next");
        page.send("/admin/colleagues", payloads, "name", "email", "role");
        page.send(edit(begin("page")) + "/erasure", payloads, "name", "reason");
        page.send(DOOR, payloads, "email", "to", "again", "kept:title", payloads.next(50));
        page.send("/admin/forgotten", payloads, "email");
        page.send(first, payloads, "name", "email", "siteName", "language");
        page.send(edit(UUID.randomUUID()) + "/revisions", payloads, "title", payloads.next(50));
        page.forgetWhoIsThere();
        page.send("/admin/colleagues", payloads, "name", payloads.next(50)); // asks to sign in
        assertQuiet(browser);
    }

    @Test
    void noNameOfAnAuthorIsAFormula() {
        var author = colleagues.of(Role.EDITOR, "formula");
        jdbc.sql("update account set name = '=cmd|'' /C calc''!A0' where id = ?")
                .param(author.id())
                .update();
        person(author.actor());
        var table = staff.raw("GET", "/admin/content/export", Map.of()).body();
        assertThat(table).contains("\"'=cmd|' /C calc'!A0\"").doesNotContain("\"=cmd");
        jdbc.sql("update account set name = 'x' where id = ?").param(author.id()).update();
    }

    /** A document that was published with attacks, and saved again with others. */
    private UUID write(String type) throws IOException {
        var document = types.get(type).single() ? existing(type) : begin(type);
        var fields = types.get(type).form().fields();
        var values = payloads(0).values(fields);
        post(document, posted(values));
        drafting.findings(document).forEach(finding -> Payloads.echo(values, finding));
        post(document, posted(values));
        staff.open(edit(document) + "/publication");
        staff.submit(
                "main form.fields",
                "button[value=now]",
                Map.of("planned", "CANCEL", "reason", payloads(0).next(50)));
        assertThat(state(document)).as(type).isEqualTo("LIVE");
        post(document, posted(payloads(2).values(fields)));
        return document;
    }

    private UUID existing(String type) {
        return documents.list(Wanted.byTitle(type, null), 1).getFirst().document();
    }

    private void post(UUID document, Map<String, List<String>> fields) throws IOException {
        staff.open(edit(document));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        var sent = new LinkedHashMap<>(fields);
        for (var name : List.of("_csrf", "form-started", "form-end")) {
            sent.put(name, form.get(name));
        }
        sent.put("form-note", List.of(payloads(1).next(300).replace('\n', ' ')));
        sent.put("form-slug", List.of("attacked-" + document));
        staff.post(edit(document) + "/revisions", sent);
        assertThat(staff.address()).as(staff.words()).endsWith("?saved");
    }

    /** The fields of a form as a browser sends them. */
    private static Map<String, List<String>> posted(Map<String, ?> values) {
        var sent = new LinkedHashMap<String, List<String>>();
        put("", values, sent);
        return sent;
    }

    private static void put(String place, Map<?, ?> values, Map<String, List<String>> sent) {
        values.forEach((key, value) -> {
            var name = place + key;
            switch (value) {
                case Map<?, ?> picture -> {
                    sent.put(name, List.of(String.valueOf(picture.get("media"))));
                    sent.put(name + "/alt", List.of(String.valueOf(picture.get("alt"))));
                }
                case List<?> many -> {
                    var keys = new ArrayList<String>();
                    for (var one : many) {
                        var row = one instanceof Map<?, ?> known ? known : Map.of();
                        var own = row.get("key");
                        keys.add(
                                row.isEmpty()
                                        ? one.toString()
                                        : own == null
                                                ? "new-" + (keys.size() + 1)
                                                : own.toString());
                        put(name + "/" + keys.getLast() + "/", row, sent);
                    }
                    sent.put(name, keys);
                }
                default -> sent.put(name, List.of(value.toString()));
            }
        });
    }

    /** Attacks in what has no form of its own here, or one that takes fewer characters. */
    private void strew(Payloads payloads) {
        for (var address : List.of("'onclick='x'", "&lt&quot", "{{7*7}}", "__${7*7}__")) {
            var email = address + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
            var form =
                    Map.of(
                            "_csrf", List.of(staff.token()),
                            "name", List.of(payloads.next(120).replace('\n', ' ')),
                            "email", List.of(email));
            staff.post("/admin/colleagues", form);
            assertThat(staff.status()).as(staff.words()).isEqualTo(200);
        }
        staff.post("/admin/mails/trial", Map.of("_csrf", List.of(staff.token())));
        jdbc.sql("update mail set problem = ?").param(payloads.next(500)).update();
        jdbc.sql("insert into missed_path (path, times, referrer) values (?, 1, ?)")
                .params("/missed-" + UUID.randomUUID(), payloads.next(500))
                .update();
        var redirect =
                Map.of(
                        "_csrf", List.of(staff.token()),
                        "from", List.of("/old-" + UUID.randomUUID()),
                        "to", List.of("https://example.org/?'onclick='alert(1)"));
        staff.post("/admin/redirects", redirect);
        assertThat(staff.address()).endsWith("?saved");
    }

    private void conflict(AttackedPage page, UUID document) throws IOException {
        var fields = posted(payloads(3).values(types.get(type(document)).form().fields()));
        var stale = history.of(document).getLast().revision();
        fields.put("form-started", List.of(stale.toString()));
        fields.put("form-end", List.of("1"));
        fields.put("form-note", List.of(payloads(3).next(300).replace('\n', ' ')));
        var status = page.send(edit(document) + "/revisions", fields);
        assertThat(status).as(page.problems()).isEqualTo(409);
    }

    private void withdraw(AttackedPage page, UUID document) throws IOException {
        page.look(edit(document) + "/withdrawal");
        page.send(edit(document) + "/withdrawal", payloads(3), "reason", "successor");
        page.send(edit(document) + "/publication", payloads(3), "note", "until", "at", "reason");
    }

    private String type(UUID document) {
        return documents.find(document).orElseThrow().type();
    }

    private Payloads payloads(int round) throws IOException {
        var person = existing("person");
        var content = documents.find(person).orElseThrow().content();
        return new Payloads(round, content.toString(), picture("Attacked").toString());
    }

    private UUID picture(String name) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", bytes);
        var id = pictures.add(new ByteArrayInputStream(bytes.toByteArray()), "x", Actor.SYSTEM);
        pictures.describe(id, name, name, Actor.SYSTEM);
        return id;
    }

    private static String shortened(String payload) {
        var line = payload.replace('\n', ' ');
        return line.substring(0, Math.min(80, line.length()));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    private AttackedPage open(Browser browser, boolean isProtected) {
        return new AttackedPage(browser, port, isProtected, staff.cookies());
    }

    /** Refusals are told in the console, and meant to be. */
    private static void assertQuiet(Browser browser) {
        assertThat(browser.problems())
                .allMatch(problem -> problem.startsWith("console: Failed to load resource: the"));
        browser.forgetProblems();
    }
}
