package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody left two texts half joined, and the type has other fields when they come back. */
@SiteTest
class OlderJoiningTests {

    private static final String FORM = "#form";
    private static final String ROLES = "[name^=appointments/][name$=/role]";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired JdbcClient jdbc;
    private StaffClient staff;
    private UUID document;

    @BeforeEach
    void bothChangedTheSame() {
        var other = colleagues.signedIn(port, Role.EDITOR);
        staff = colleagues.signedIn(port, Role.ADMINISTRATOR);
        other.open("/admin/content?type=person").submit("main form.begin", Map.of());
        document =
                UUID.fromString(other.address().replaceFirst(".*/content/([0-9a-f-]{36}).*", "$1"));
        other.submit(FORM, Map.of("name", "Ana", "summary", "Began here"));
        staff.open("/admin/content/" + document);
        other.submit(FORM, Map.of("summary", "Began there"));
        staff.submit(FORM, Map.of("summary", "Began nowhere"));
        assertThat(staff.status()).isEqualTo(409);
    }

    @Test
    void whatTheyWroteThemselvesFindsItsPlace() {
        wasKeptByVersion1("Director of research", "");
        staff.open("/admin/content/" + document);
        assertThat(staff.address()).endsWith("/merge");
        assertThat(staff.words()).contains("Director of research", "Not decided yet");
        assertThat(staff.page().select(ROLES)).isEmpty();
        staff.submit(FORM, "button[value='mine appointments/v1']", Map.of());
        assertThat(staff.page().select(ROLES).eachAttr("value"))
                .containsExactly("Director of research");
        isSaved();
    }

    @Test
    void whatCameOfTheJoiningSoFarFindsItsPlace() {
        wasKeptByVersion1("Director of research", "Director of nothing");
        staff.open("/admin/content/" + document);
        assertThat(staff.words()).contains("Director of research");
        assertThat(staff.page().select(ROLES).eachAttr("value"))
                .containsExactly("Director of nothing");
        staff.submit(FORM, "button[value='theirs summary']", Map.of());
        assertThat(staff.words()).contains("Director of research");
        isSaved();
    }

    private void isSaved() {
        var roles = staff.page().select(ROLES).eachAttr("value");
        staff.submit(FORM, "button[value='theirs summary']", Map.of());
        staff.submit(FORM, Map.of());
        assertThat(staff.words()).contains("Saved as a draft");
        assertThat(staff.page().select("#f-summary").val()).isEqualTo("Began there");
        assertThat(staff.page().select(ROLES).eachAttr("value")).isEqualTo(roles);
    }

    /** Version 1 knew one role, where there are appointments since. */
    private void wasKeptByVersion1(String mine, String joined) {
        var changed =
                jdbc.sql(
                                """
                                update working_copy set schema_version = 1, body = jsonb_set(
                                  jsonb_set((body - 'appointments') || jsonb_build_object('role', :joined),
                                    '{form-merge,mine}',
                                    ((body #> '{form-merge,mine}') - 'appointments') || jsonb_build_object('role', :mine)),
                                  '{form-merge,decided}', '["role"]')
                                where document_id = :document\
                                """)
                        .param("mine", mine)
                        .param("joined", joined)
                        .param("document", document)
                        .update();
        assertThat(changed).isEqualTo(1);
    }
}
