package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.datapop.accounts.OneTimeLinks;
import org.datapop.accounts.Purpose;
import org.datapop.accounts.Role;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.shared.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is wrong in all other forms is said, everything typed is kept, and nothing is changed. */
class BadInputTests extends AttackCase {

    private static final String NUL = "\u0000";
    private static final String TURNED = "gnp.\u202exe";
    private static final String SMILE = "\ud83d\ude00";

    @Autowired OneTimeLinks links;

    /**
     * @param path of the screen; its form is sent
     * @param keeps whether what was typed can be shown again as it was
     */
    private record SmallForm(
            String path, String form, String name, String value, String words, boolean keeps) {

        @Override
        public String toString() {
            return path + " " + name + " = " + value.replace(NUL, "NUL");
        }
    }

    static Stream<SmallForm> smallForms() {
        var forms = new ArrayList<SmallForm>();
        for (var illegible : List.of("a" + NUL, "a\u0007", TURNED, SMILE.repeat(501))) {
            var keeps = !illegible.contains(NUL) && !illegible.contains("\u0007");
            forms.add(
                    new SmallForm(
                            "/admin/colleagues",
                            "form.fields",
                            "name",
                            illegible,
                            "Please give a name",
                            keeps));
            forms.add(
                    new SmallForm(
                            "/admin/account",
                            "form[action='/admin/account']",
                            "name",
                            illegible,
                            "Please give your name",
                            keeps));
            forms.add(
                    new SmallForm(
                            "{live}/withdrawal",
                            "main form.fields",
                            "reason",
                            illegible,
                            "At most 500",
                            keeps));
            forms.add(
                    new SmallForm(
                            "{live}/erasure",
                            "main form.fields",
                            "reason",
                            illegible,
                            "at most 500",
                            keeps));
            forms.add(
                    new SmallForm(
                            "{live}/publication",
                            "main form.fields",
                            "note",
                            illegible,
                            "at most 300",
                            keeps));
            forms.add(
                    new SmallForm(
                            "{first}",
                            "main form",
                            "name",
                            illegible,
                            "Please give your name",
                            keeps));
            forms.add(
                    new SmallForm(
                            "{first}",
                            "main form",
                            "siteName",
                            illegible,
                            "Please give the site a name",
                            keeps));
        }
        for (var address :
                List.of(
                        "a@b.c\r\nBcc: x@example.org",
                        "a" + NUL + "@example.org",
                        "a\u202e@example.org",
                        "a@example",
                        "x".repeat(65) + "@example.org")) {
            forms.add(
                    new SmallForm(
                            "/admin/colleagues",
                            "form.fields",
                            "email",
                            address,
                            "Please give an e-mail",
                            false));
            forms.add(
                    new SmallForm(
                            "{first}",
                            "main form",
                            "email",
                            address,
                            "Please give an e-mail",
                            false));
            forms.add(
                    new SmallForm(
                            "/admin/forgotten",
                            "main form",
                            "email",
                            address,
                            "not an e-mail",
                            false));
        }
        for (var zone : List.of("Mars/Crater", "+17:59", "")) {
            forms.add(
                    new SmallForm(
                            "/admin/account",
                            "form[action='/admin/account']",
                            "timeZone",
                            zone,
                            "from the lists",
                            false));
        }
        for (var language : List.of("xx", "EN", "")) {
            forms.add(
                    new SmallForm(
                            "/admin/account",
                            "form[action='/admin/account']",
                            "language",
                            language,
                            "from the lists",
                            false));
        }
        for (var time :
                List.of(
                        "+999999999-12-31T23:59",
                        "99999-12-31T23:59",
                        "tomorrow",
                        "2026-13-01T00:00")) {
            forms.add(
                    new SmallForm(
                            "{live}/publication",
                            "main form.fields",
                            "until",
                            time,
                            "day and time",
                            true));
        }
        forms.add(
                new SmallForm(
                        "{live}/publication",
                        "main form.fields",
                        "until",
                        "-0001-01-01T00:00",
                        "That time is over",
                        true));
        for (var target :
                List.of(
                        "//evil.example",
                        "javascript:alert(1)",
                        "https://a/" + "x".repeat(2_000),
                        "/a\r\nX: y")) {
            forms.add(
                    new SmallForm(
                            "/admin/redirects",
                            "main form",
                            "to",
                            target,
                            "leads nowhere",
                            !target.contains("\n")));
        }
        for (var from : List.of("/../admin", "/a" + NUL, "/" + "x".repeat(600), "/é")) {
            forms.add(
                    new SmallForm(
                            "/admin/redirects",
                            "main form",
                            "from",
                            from,
                            "must be a path",
                            false));
        }
        return forms.stream();
    }

    @ParameterizedTest
    @MethodSource("smallForms")
    void whatIsWrongInASmallFormIsSaidAndKept(SmallForm wrong) {
        var saved = person();
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        var before = everything();
        var path = wrong.path().replace("{live}", edit(saved));
        if (wrong.path().equals("{first}")) {
            staff = new StaffClient(port);
            path = "/admin/first-run/" + links.issue(Purpose.FIRST_RUN, null);
        }
        staff.open(path);
        var typed = new HashMap<String, String>(filled(wrong, saved));
        typed.put(wrong.name(), wrong.value());
        staff.submit(wrong.form(), typed);
        assertThat(staff.status()).isEqualTo(422);
        assertThat(staff.words()).contains(wrong.words());
        var shown = StaffClient.values(staff.page().expectFirst(wrong.form()));
        typed.forEach((name, value) -> {
            if ((!name.equals(wrong.name()) || wrong.keeps()) && !name.contains("password")) {
                assertThat(shown).as(name).containsEntry(name, List.of(value));
            }
        });
        assertThat(everything()).isEqualTo(before);
    }

    /** Only where nobody is an administrator, but somebody else works here. */
    @Test
    void theFirstAdministratorTakesNobodysAddress() {
        var ours = colleagues.of(Role.ADMINISTRATOR);
        jdbc.sql("update account set role = 'EDITOR' where role = 'ADMINISTRATOR'").update();
        try {
            staff = new StaffClient(port);
            staff.open("/admin/first-run/" + links.issue(Purpose.FIRST_RUN, null));
            var form = new SmallForm("{first}", "main form", "email", ours.email(), "", true);
            var typed = new HashMap<String, String>(filled(form, person()));
            typed.put("email", ours.email());
            staff.submit("main form", typed);
            assertThat(staff.status()).isEqualTo(422);
            assertThat(staff.words()).contains("works here already");
            assertThat(staff.page().select("#email").val()).isEqualTo(ours.email());
        } finally {
            jdbc.sql("update account set role = 'ADMINISTRATOR' where id = ?")
                    .param(ours.id())
                    .update();
        }
    }

    /** What else has to be right, so that only one thing is wrong. */
    private Map<String, String> filled(SmallForm form, SavedRevision saved) {
        return switch (form.path()) {
            case "/admin/colleagues" -> Map.of("name", "Noor", "email", "noor@example.org");
            case "/admin/account" -> Map.of("name", "Ana");
            case "{live}/erasure" ->
                    Map.of(
                            "name",
                            documents.find(saved.document()).orElseThrow().title(),
                            "reason",
                            "Asked for");
            case "{first}" ->
                    Map.of(
                            "name", "Ana",
                            "email", "first@example.org",
                            "password", "three patient herons wade",
                            "siteName", "A site");
            case "/admin/redirects" -> Map.of("from", "/older-" + SOMETHING, "to", "/mission");
            default -> Map.of();
        };
    }

    /** As many rows as there are of everything that forms change. */
    private List<Object> everything() {
        return jdbc.sql(
                        """
                        select (select count(*) from revision), (select count(*) from publication),
                               (select count(*) from redirect), (select count(*) from activity),
                               (select string_agg(name || email || role || language || time_zone, ',' order by id) from account)\
                        """)
                .query((row, _) ->
                        List.<Object>of(
                                row.getInt(1),
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getString(5)))
                .single();
    }
}
