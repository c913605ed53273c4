package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.catalog.person.Person;
import org.datapop.content.DocumentList;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.History;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The site, attacked by somebody who is signed in; whatever comes of it, it is no incident. */
@SiteTest
@ExtendWith(OutputCaptureExtension.class)
abstract class AttackCase {

    static final String SOMETHING = UUID.randomUUID().toString();

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired History history;
    @Autowired DocumentList documents;
    @Autowired JdbcClient jdbc;
    StaffClient staff = new StaffClient(0);

    @BeforeEach
    void signIn() {
        staff = colleagues.signedIn(port, Role.ADMINISTRATOR);
    }

    @AfterEach
    void nothingWasAnIncident(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("Incident");
    }

    UUID begin(String type) {
        staff.open("/admin/content?type=" + type);
        staff.submit("main form.begin", Map.of());
        return UUID.fromString(
                staff.address().replaceFirst("/admin/content/([0-9a-f-]{36}).*", "$1"));
    }

    SavedRevision person() {
        return person(Actor.SYSTEM);
    }

    SavedRevision person(Actor author) {
        var name = "Somebody " + UUID.randomUUID();
        var body = new Person(name, "", "S", "", Markdown.EMPTY, List.of(), List.of(), null);
        return drafting.create("person", new Language("en"), null, body, author);
    }

    static String edit(SavedRevision saved) {
        return edit(saved.document());
    }

    static String edit(UUID document) {
        return "/admin/content/" + document;
    }

    int raw(String method, String path, String... field) {
        return raw(
                method, path, field.length == 0 ? Map.of() : Map.of(field[0], List.of(field[1])));
    }

    String state(UUID document) {
        return documents.find(document).orElseThrow().state().name();
    }

    int raw(String method, String path, Map<String, List<String>> values) {
        var sent = new LinkedHashMap<>(values);
        sent.putIfAbsent("_csrf", List.of(staff.token()));
        var answer = staff.raw(method, path, sent);
        assertThat(answer.body()).doesNotContain("Whitelabel", "Exception", "org.datapop");
        return answer.statusCode();
    }
}
