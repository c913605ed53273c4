package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two colleagues at one biography, in browsers without scripts. */
@SiteTest
class OneTextTests {

    private static final String FORM = "#form";
    private static final String BEGUN = "She began here. She taught.\n\nShe moved to Lima.";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    private StaffClient one;
    private StaffClient other;
    private String document;

    @BeforeEach
    void bothOpenTheSame() {
        one = colleagues.signedIn(port, Role.EDITOR);
        other = colleagues.signedIn(port, Role.ADMINISTRATOR);
        one.open("/admin/content?type=person").submit("main form.begin", Map.of());
        document = one.address().replaceFirst("/admin/content/([0-9a-f-]{36}).*", "$1");
        one.submit(
                FORM,
                Map.of(
                        "name",
                        "Person " + UUID.randomUUID(),
                        "summary",
                        "A teacher",
                        "biography",
                        BEGUN));
        other.open("/admin/content/" + document);
    }

    @Test
    void differentParagraphsAndSentencesAreJoined() {
        one.submit(FORM, biography("She began here. She taught.\n\nShe moved to Quito."));
        other.submit(FORM, biography("She began there. She taught.\n\nShe moved to Lima."));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.words())
                .contains("Nothing is contested", "Each of you changed another part")
                .contains("Joined with save 2 by Colleague one: Biography")
                .doesNotContain("Both of you changed the same");
        var joined = "She began there. She taught.\n\nShe moved to Quito.";
        assertThat(biography(other)).isEqualTo(joined);

        other.submit(FORM, "button[value='mine biography']", Map.of());
        assertThat(biography(other)).contains("there", "Lima");
        other.submit(FORM, "button[value='joined biography']", Map.of());
        assertThat(biography(other)).isEqualTo(joined);
        other.submit(FORM, Map.of("form-note", "Shorter"));
        assertThat(other.words()).contains("Saved as a draft");
        assertThat(biography(one.open("/admin/content/" + document))).isEqualTo(joined);
        assertThat(one.open("/admin/content/" + document + "/history").words())
                .contains("Shorter (Joined with save 2 by Colleague one: Biography)");
    }

    @Test
    void ofOneSentenceBothStandUntilTheMarksAreOut() {
        one.submit(FORM, biography("She began here. She taught well.\n\nShe moved to Quito."));
        other.submit(FORM, biography("She began here. She taught badly.\n\nShe moved to Lima."));
        assertThat(other.words()).contains("Both of you changed the same", "take the marks out");
        assertThat(biography(other))
                .isEqualTo(
                        "She began here. ⟪1 Yours⟫ She taught badly. ⟪1 Theirs⟫ She taught well."
                                + " ⟪1⟫\n\nShe moved to Quito.");
        other.submit(FORM, Map.of());
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.page().select("[role=alert] a").attr("href"))
                .isEqualTo("#joint-biography");
        other.submit(FORM, "button[value='joined biography']", Map.of());
        other.submit(FORM, biography(biography(other).replace("⟪1 Yours⟫ ", "")));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.words()).contains("Not decided yet");
        assertThat(biography(other)).contains("badly. ⟪1 Theirs⟫");

        other.submit(FORM, biography("She taught well enough.\n\nShe moved to Quito."));
        assertThat(other.words()).contains("Saved as a draft");
        assertThat(biography(one.open("/admin/content/" + document)))
                .isEqualTo("She taught well enough.\n\nShe moved to Quito.");
    }

    @Test
    void whereTheHistoryHasNoRoomItIsSaid() {
        one.submit(FORM, biography("One"));
        other.submit(FORM, biography("Another"));
        var note = "x".repeat(290);
        other.submit(FORM, Map.of("biography", "Both", "form-note", note));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.page().select("[role=alert] a").attr("href")).isEqualTo("#f-form-note");
        assertThat(other.page().select("[name=form-note]").val()).isEqualTo(note);
        other.submit(FORM, Map.of("form-note", note.substring(25)));
        assertThat(other.words()).contains("Saved as a draft");
    }

    @Test
    void aCorrectionIsJoinedWithThePlannedText() {
        planAndCorrect("She moved to Quito.", "She began there. She taught.\n\nShe moved to Lima.");
        assertThat(one.words()).contains("Published.");
        assertThat(biography(one.open("/admin/content/" + document)))
                .isEqualTo("She began there. She taught.\n\nShe moved to Quito.");
        assertThat(one.open("/admin/content/" + document + "/history").words())
                .contains("Joined with save 3 by Colleague one: Biography");
    }

    @Test
    void whatThePlanChangesTooIsMarked() {
        planAndCorrect("She moved to Quito.", BEGUN.replace("Lima", "Bogotá"));
        assertThat(one.status()).isEqualTo(409);
        assertThat(biography(one))
                .isEqualTo(
                        "She began here. She taught.\n\n⟪1 Published now⟫ She moved to Bogotá."
                                + " ⟪1 Planned⟫ She moved to Quito. ⟪1⟫");
        one.submit(FORM, Map.of());
        assertThat(one.status()).isEqualTo(409);
        one.submit(FORM, biography(BEGUN.replace("Lima", "Quito by Bogotá")));
        assertThat(one.words()).contains("Published.");
    }

    private void planAndCorrect(String planned, String corrected) {
        one.submit(FORM, "button[value=publish]", Map.of());
        one.submit("main form", "button[value=now]", Map.of("reason", "A test"));
        one.open("/admin/content/" + document);
        one.submit(
                FORM,
                "button[value=publish]",
                biography(BEGUN.replace("She moved to Lima.", planned)));
        var day = LocalDateTime.now(ZoneOffset.UTC).plusDays(3).truncatedTo(ChronoUnit.MINUTES);
        one.submit(
                "main form",
                "button[value=later]",
                Map.of("at", day.toString(), "reason", "A test"));
        one.open("/admin/content/" + document + "/history");
        one.open(one.page().expectFirst(".entries tr:last-child a").attr("href"));
        one.submit("main form[action$=restoration]", Map.of());
        one.submit(FORM, "button[value=publish]", biography(corrected));
        one.submit(
                "main form", "button[value=now]", Map.of("planned", "REBASE", "reason", "A test"));
    }

    private static Map<String, String> biography(String text) {
        return Map.of("biography", text);
    }

    private static String biography(StaffClient client) {
        return client.page().expectFirst("[name=biography]").val();
    }
}
