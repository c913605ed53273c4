package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong in the form of a document is said where it stands and kept. */
class BadFieldTests extends AttackCase {

    private static final String NUL = "\u0000";
    private static final String TURNED = "gnp.\u202exe";

    /**
     * @param sent names and values, one after the other; the last is what is wrong
     * @param at the id of the field that the answer leads to
     */
    private record Wrong(String type, String at, String words, List<String> sent) {

        static Wrong of(String type, String at, String words, String... sent) {
            return new Wrong(type, at, words, List.of(sent));
        }

        Map<String, String> typed() {
            var typed = new LinkedHashMap<String, String>();
            for (var i = 0; i < sent.size(); i += 2) {
                typed.put(sent.get(i), sent.get(i + 1));
            }
            return typed;
        }

        @Override
        public String toString() {
            var last = sent.getLast().replace(NUL, "NUL");
            return at + " = " + last.substring(0, Math.min(40, last.length()));
        }
    }

    static Stream<Wrong> fields() {
        var a1 = "appointments/a1/";
        return Stream.of(
                Wrong.of("person", "f-name", "At most 200", "name", "x".repeat(201)),
                Wrong.of("person", "f-name", "no text may have", "name", "a" + NUL + "b"),
                Wrong.of("person", "f-name", "no text may have", "name", "a\u0007b"),
                Wrong.of("person", "f-name", "turns the direction", "name", TURNED),
                Wrong.of(
                        "person",
                        "f-biography",
                        "At most 200,000",
                        "biography",
                        "a ".repeat(100_001)),
                Wrong.of(
                        "person",
                        "f-biography",
                        "At most 200,000",
                        "biography",
                        "x".repeat(7_000_000)),
                Wrong.of("person", "f-form-note", "At most 300", "form-note", "x".repeat(301)),
                Wrong.of("person", "f-form-note", "can’t be seen", "form-note", "a" + NUL),
                Wrong.of("person", "f-form-slug", "Small letters", "form-slug", "../admin"),
                Wrong.of("person", "f-form-slug", "Small letters", "form-slug", "x".repeat(101)),
                Wrong.of("person", "f-picture", "one from the list", "picture", "abc"),
                Wrong.of("person", "f-picture", "no text may have", "picture", "abc" + NUL),
                Wrong.of("person", "f-picture", "not in the library", "picture", SOMETHING),
                Wrong.of(
                        "person",
                        "f-appointments-a1-from",
                        "A year",
                        "appointments",
                        "a1",
                        a1 + "from",
                        "2013-13"),
                Wrong.of(
                        "person",
                        "f-appointments-a1-from",
                        "A year",
                        "appointments",
                        "a1",
                        a1 + "from",
                        "99999"),
                Wrong.of(
                        "person",
                        "f-appointments-a1-from",
                        "no text may have",
                        "appointments",
                        "a1",
                        a1 + "from",
                        "2013" + NUL),
                Wrong.of(
                        "person",
                        "f-appointments-a1-organization",
                        "does not exist",
                        "appointments",
                        "a1",
                        a1 + "organization",
                        SOMETHING),
                Wrong.of(
                        "person",
                        "f-appointments-a1-organization",
                        "does not exist",
                        "appointments",
                        "a1",
                        a1 + "organization",
                        "{person}"),
                Wrong.of(
                        "person",
                        "f-appointments-a1-organization",
                        "one from the list",
                        "appointments",
                        "a1",
                        a1 + "organization",
                        "1-2-3-4-5"),
                Wrong.of(
                        "person",
                        "f-appointments-a1-organization",
                        "no text may have",
                        "appointments",
                        "a1",
                        a1 + "organization",
                        NUL),
                Wrong.of(
                        "person",
                        "f-links-l1-address",
                        "A whole address",
                        "links",
                        "l1",
                        "links/l1/address",
                        "javascript:alert(1)"),
                Wrong.of(
                        "person",
                        "f-links-l1-address",
                        "A whole address",
                        "links",
                        "l1",
                        "links/l1/address",
                        "https://a\\b"),
                Wrong.of(
                        "person",
                        "f-links-l1-address",
                        "A whole address",
                        "links",
                        "l1",
                        "links/l1/address",
                        "https://a/" + "x".repeat(2_000)),
                Wrong.of("pillar", "f-position", "A whole number", "position", "-1"),
                Wrong.of("pillar", "f-position", "A whole number", "position", "1.5"),
                Wrong.of("pillar", "f-position", "A whole number", "position", "9".repeat(40)),
                Wrong.of("pillar", "f-position", "A whole number", "position", "٣"),
                Wrong.of("pillar", "f-accent", "choose one", "accent", "bogus"),
                Wrong.of(
                        "interview", "f-language", "A language tag", "language", "english, please"),
                Wrong.of(
                        "interview",
                        "f-turns-a1",
                        "can’t be understood",
                        "turns",
                        "a1",
                        "turns/a1/kind",
                        "bogus"),
                Wrong.of(
                        "interview",
                        "f-turns",
                        "no text may have",
                        "turns",
                        "a1",
                        "turns/a1/kind",
                        NUL));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void whatIsWrongInAFormIsSaidAtItsFieldAndKept(Wrong wrong) {
        var begun = begin(wrong.type());
        var typed = wrong.typed();
        typed.replaceAll((_, value) -> value.replace("{person}", person().content().toString()));
        staff.submit("#form", typed);
        assertThat(staff.status()).isEqualTo(422);
        assertThat(staff.page().select("[role=alert] a").eachAttr("href"))
                .contains("#" + wrong.at());
        assertThat(staff.page().select("[role=alert]").text()).contains(wrong.words());
        var field = staff.page().getElementById(wrong.at());
        if (field != null && field.hasAttr("name")) {
            assertThat(staff.page().select(".wrong").text()).contains(wrong.words());
        }
        var shown = StaffClient.values(staff.page().expectFirst("#form"));
        typed.forEach((name, value) -> {
            var isChoice = name.matches("picture|accent"); // what isn't in a list can't be chosen
            if (!isChoice && !value.contains(NUL)) {
                assertThat(shown.get(name)).contains(value);
            }
        });
        assertThat(history.of(begun)).isEmpty();
        assertThat(staff.open("/admin/content/" + begun).status()).isEqualTo(200);
        assertThat(staff.open("/admin/content/" + begun + "?check=true").status()).isEqualTo(200);
    }

    @Test
    void aLongTextComesBackWhole() {
        var begun = begin("person");
        var text = "Word for word. ".repeat(13_000);
        staff.submit("#form", Map.of("name", "Long " + begun, "biography", text));
        assertThat(staff.words()).contains("Saved as a draft");
        assertThat(staff.page().select("#f-biography").text()).isEqualTo(text.strip());
    }

    @Test
    void whatIsTooMuchForTheServerIsRefusedAndChangesNothing() {
        var saved = person();
        staff.open(edit(saved));
        var form = StaffClient.values(staff.page().expectFirst("#form"));
        form.put("biography", List.of("word ".repeat(2_100_000)));
        assertThat(raw("POST", edit(saved) + "/revisions", form)).isEqualTo(413);
        form.put("biography", List.of(""));
        form.put("appointments", Collections.nCopies(20_001, "a"));
        assertThat(raw("POST", edit(saved) + "/revisions", form)).isEqualTo(400);
        assertThat(history.of(saved.document())).hasSize(1);
    }

    @Test
    @Timeout(60)
    void aLineOfSpacesIsReadInOneGo() {
        var lines = " ".repeat(200_000) + "x\na," + " ".repeat(200_000) + "\"";
        staff.open("/admin/redirects");
        staff.submit("form[action$=import]", Map.of("lines", lines));
        assertThat(staff.status()).isEqualTo(422);
        assertThat(staff.words()).contains("Line 1:", "Line 2:", "not an old address");
    }
}
