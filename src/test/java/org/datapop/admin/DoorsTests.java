package org.datapop.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.datapop.accounts.Role.ADMINISTRATOR;
import static org.datapop.accounts.Role.CONTRIBUTOR;
import static org.datapop.accounts.Role.EDITOR;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the admin area, as the mappings name them, tried by everybody on a document in
 * every state. A route that isn't in the table below fails the build.
 */
@SiteTest
class DoorsTests {

    /** Who may pass: the least role, on one's own documents and on others'. */
    private enum Door {
        OPEN(CONTRIBUTOR, CONTRIBUTOR, true),
        STAFF(CONTRIBUTOR, CONTRIBUTOR, false),
        OWN(CONTRIBUTOR, EDITOR, false),
        EDITORS(EDITOR, EDITOR, false),
        ADMINISTRATORS(ADMINISTRATOR, ADMINISTRATOR, false);

        private final Role own;
        private final Role others;
        private final boolean withoutSignIn;

        Door(Role own, Role others, boolean withoutSignIn) {
            this.own = own;
            this.others = others;
            this.withoutSignIn = withoutSignIn;
        }

        boolean admits(Role role, boolean isOwn) {
            return role.ordinal() <= (isOwn ? own : others).ordinal();
        }
    }

    private enum State {
        DRAFT,
        LIVE,
        SCHEDULED,
        TRASHED,
        ERASED
    }

    private static final Map<String, Door> DOORS =
            Map.ofEntries(
                    Map.entry("GET /admin/sign-in", Door.OPEN),
                    Map.entry("POST /admin/sign-in", Door.OPEN),
                    Map.entry("GET /admin/sign-in/code", Door.OPEN),
                    Map.entry("POST /admin/sign-in/code", Door.OPEN),
                    Map.entry("GET /admin/sign-in/passkey", Door.OPEN),
                    Map.entry("POST /admin/sign-in/passkey", Door.OPEN),
                    Map.entry("POST /admin/sign-in/passkey/challenge", Door.OPEN),
                    Map.entry("POST /admin/sign-in/again", Door.OPEN),
                    Map.entry("GET /admin/signed-in", Door.STAFF),
                    Map.entry("GET /admin/**", Door.STAFF),
                    Map.entry("GET /admin/forgotten", Door.OPEN),
                    Map.entry("POST /admin/forgotten", Door.OPEN),
                    Map.entry("GET /admin/first-run/{token}", Door.OPEN),
                    Map.entry("POST /admin/first-run/{token}", Door.OPEN),
                    Map.entry("GET /admin/invitation/{token}", Door.OPEN),
                    Map.entry("POST /admin/invitation/{token}", Door.OPEN),
                    Map.entry("GET /admin/email/{token}", Door.OPEN),
                    Map.entry("POST /admin/email/{token}", Door.OPEN),
                    Map.entry("GET /admin/reset/{token}", Door.OPEN),
                    Map.entry("POST /admin/reset/{token}", Door.OPEN),
                    Map.entry("POST /admin/sign-out", Door.STAFF),
                    Map.entry("GET /admin/account", Door.STAFF),
                    Map.entry("POST /admin/account", Door.STAFF),
                    Map.entry("POST /admin/account/email", Door.STAFF),
                    Map.entry("POST /admin/account/password", Door.STAFF),
                    Map.entry("POST /admin/account/sessions/ended", Door.STAFF),
                    Map.entry("POST /admin/account/sessions/{key}/ended", Door.STAFF),
                    Map.entry("GET /admin/account/second-factor", Door.STAFF),
                    Map.entry("POST /admin/account/second-factor", Door.STAFF),
                    Map.entry("POST /admin/account/second-factor/codes", Door.STAFF),
                    Map.entry("POST /admin/account/second-factor/removed", Door.STAFF),
                    Map.entry("POST /admin/account/passkeys", Door.STAFF),
                    Map.entry("POST /admin/account/passkeys/new", Door.STAFF),
                    Map.entry("GET /admin/account/passkeys/{id}", Door.STAFF),
                    Map.entry("POST /admin/account/passkeys/{id}", Door.STAFF),
                    Map.entry("POST /admin/account/passkeys/{id}/removed", Door.STAFF),
                    Map.entry(
                            "POST /admin/colleagues/{id}/second-factor/removed",
                            Door.ADMINISTRATORS),
                    Map.entry("GET /admin/colleagues", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/colleagues", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/colleagues/{id}/link", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/colleagues/{id}/role", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/colleagues/{id}/closed", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/colleagues/{id}/opened", Door.ADMINISTRATORS),
                    Map.entry("GET /admin/pictures", Door.STAFF),
                    Map.entry("POST /admin/pictures", Door.STAFF),
                    Map.entry("GET /admin/pictures/{id}", Door.STAFF),
                    Map.entry("GET /admin/pictures/{id}/thumbnail", Door.STAFF),
                    Map.entry("POST /admin/pictures/{id}", Door.EDITORS),
                    Map.entry("POST /admin/pictures/{id}/erasure", Door.ADMINISTRATORS),
                    Map.entry("GET /admin/redirects", Door.EDITORS),
                    Map.entry("GET /admin/redirects/missed", Door.EDITORS),
                    Map.entry("POST /admin/redirects/missed", Door.EDITORS),
                    Map.entry("POST /admin/redirects/missed/dropped", Door.EDITORS),
                    Map.entry("POST /admin/redirects", Door.EDITORS),
                    Map.entry("POST /admin/redirects/ended", Door.EDITORS),
                    Map.entry("POST /admin/redirects/import", Door.EDITORS),
                    Map.entry("GET /admin/content/{document}/erasure", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/content/{document}/erasure", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/content/{document}/copy", Door.STAFF),
                    Map.entry("GET /admin/activity", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/activity/{id}/undo", Door.STAFF),
                    Map.entry("POST /admin/activity/{id}/undo/confirmed", Door.STAFF),
                    Map.entry("GET /admin/backups", Door.ADMINISTRATORS),
                    Map.entry("GET /admin/backups/progress", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/backups", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/backups/{name}/check", Door.ADMINISTRATORS),
                    Map.entry("GET /admin/backups/{name}/file", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/backups/{name}/file", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/backups/{name}/deletion", Door.ADMINISTRATORS),
                    Map.entry("GET /admin/first-run/{token}/backups", Door.OPEN),
                    Map.entry("GET /admin/first-run/{token}/backups/progress", Door.OPEN),
                    Map.entry("POST /admin/first-run/{token}/backups/{name}/check", Door.OPEN),
                    Map.entry(
                            "POST /admin/first-run/{token}/backups/{name}/restoration", Door.OPEN),
                    Map.entry("GET /admin/mails", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/mails/{id}/again", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/mails/{id}/dropped", Door.ADMINISTRATORS),
                    Map.entry("POST /admin/mails/trial", Door.ADMINISTRATORS),
                    Map.entry("GET /admin", Door.STAFF),
                    Map.entry("GET /admin/content", Door.STAFF),
                    Map.entry("POST /admin/content", Door.STAFF),
                    Map.entry("GET /admin/content/export", Door.STAFF),
                    Map.entry("GET /admin/addresses", Door.STAFF),
                    Map.entry("GET /admin/addresses.csv", Door.STAFF),
                    Map.entry("GET /admin/content/choices", Door.STAFF),
                    Map.entry("GET /admin/help", Door.STAFF),
                    Map.entry("POST /admin/content/trash", Door.STAFF),
                    Map.entry("POST /admin/content/restoration", Door.STAFF),
                    Map.entry("GET /admin/at", Door.STAFF),
                    Map.entry("GET /admin/at/**", Door.STAFF),
                    Map.entry("GET /admin/content/{document}", Door.STAFF),
                    Map.entry("GET /admin/content/{document}/advice", Door.STAFF),
                    Map.entry("GET /admin/content/{document}/presence", Door.STAFF),
                    Map.entry("POST /admin/content/{document}/presence", Door.STAFF),
                    Map.entry("GET /admin/content/{document}/preview", Door.STAFF),
                    Map.entry("POST /admin/content/{document}/preview", Door.STAFF),
                    Map.entry("GET /admin/stage", Door.STAFF),
                    Map.entry("GET /admin/outlook", Door.STAFF),
                    Map.entry("POST /admin/outlook/shares", Door.EDITORS),
                    Map.entry("POST /admin/outlook/shares/{id}/ended", Door.EDITORS),
                    Map.entry("GET /admin/preview/at/{stamp}", Door.STAFF),
                    Map.entry("GET /admin/preview/at/{stamp}/**", Door.STAFF),
                    Map.entry("GET /admin/content/{document}/shares", Door.OWN),
                    Map.entry("POST /admin/content/{document}/shares", Door.OWN),
                    Map.entry("POST /admin/content/{document}/shares/{id}/ended", Door.OWN),
                    Map.entry("GET /admin/preview/{document}", Door.STAFF),
                    Map.entry("GET /admin/preview/{document}/**", Door.STAFF),
                    Map.entry("GET /admin/content/{document}/history/{revision}/page", Door.STAFF),
                    Map.entry("GET /admin/preview/revision/{revision}", Door.STAFF),
                    Map.entry("GET /admin/preview/revision/{revision}/**", Door.STAFF),
                    Map.entry("GET /admin/content/{document}/history", Door.STAFF),
                    Map.entry("GET /admin/content/{document}/history/{revision}", Door.STAFF),
                    Map.entry("GET /admin/content/{document}/authors", Door.STAFF),
                    Map.entry("GET /admin/content/{document}/comparison", Door.STAFF),
                    Map.entry("POST /admin/content/{document}/history/{revision}/field", Door.OWN),
                    Map.entry("POST /admin/content/{document}/history/{revision}/name", Door.OWN),
                    Map.entry(
                            "POST /admin/content/{document}/history/{revision}/restoration",
                            Door.OWN),
                    Map.entry("GET /admin/content/{document}/revisions", Door.STAFF),
                    Map.entry("POST /admin/content/{document}/revisions", Door.OWN),
                    Map.entry("GET /admin/content/{document}/merge", Door.OWN),
                    Map.entry("POST /admin/content/{document}/merge", Door.OWN),
                    Map.entry("POST /admin/content/{document}/merge/working-copy", Door.OWN),
                    Map.entry(
                            "POST /admin/content/{document}/publication/{planned}/rebase",
                            Door.EDITORS),
                    Map.entry("POST /admin/content/{document}/working-copy", Door.OWN),
                    Map.entry("POST /admin/content/{document}/working-copy/discarded", Door.OWN),
                    Map.entry("POST /admin/content/{document}/trash", Door.OWN),
                    Map.entry("POST /admin/content/{document}/restoration", Door.OWN),
                    Map.entry("GET /admin/content/{document}/publication", Door.EDITORS),
                    Map.entry("POST /admin/content/{document}/publication", Door.EDITORS),
                    Map.entry(
                            "POST /admin/content/{document}/publication/{planned}/cancelled",
                            Door.EDITORS),
                    Map.entry("GET /admin/content/{document}/withdrawal", Door.EDITORS),
                    Map.entry("POST /admin/content/{document}/withdrawal", Door.EDITORS));

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired JdbcClient jdbc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void everyRouteIsInTheTable() {
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(DOORS.keySet());
    }

    @Test
    void whoeverIsntSignedInIsSentToSignIn() {
        comesNoFurther(new StaffClient(port));
    }

    @Test
    void whoeverGaveNothingButTheirPasswordComesNoFurther() {
        var careful = colleagues.of(ADMINISTRATOR, "careful");
        jdbc.sql(
                        "insert into second_factor (account_id, secret, confirmed_at) values (?, ?, now())")
                .params(careful.id(), new byte[20])
                .update();
        var half = new StaffClient(port).signIn(careful.email(), Colleagues.PASSWORD);
        assertThat(half.address()).startsWith("/admin/sign-in/code");
        comesNoFurther(half);
    }

    private void comesNoFurther(StaffClient stranger) {
        var token = stranger.token();
        DOORS.forEach((route, door) -> {
            if (!door.withoutSignIn) {
                var answer = knock(stranger, route, draft(Actor.SYSTEM, State.DRAFT), token);
                var expected = route.startsWith("GET") ? 302 : 401;
                assertThat(answer).as(route).isEqualTo(expected);
                if (route.startsWith("POST")) {
                    var forged = knock(stranger, route, draft(Actor.SYSTEM, State.DRAFT), "");
                    assertThat(forged).as("%s from elsewhere", route).isEqualTo(403);
                }
            }
        });
    }

    @Test
    void nothingIsDoneWithoutTheTokenOfTheForm() {
        var administrator = colleagues.signedIn(port, ADMINISTRATOR);
        for (var route : DOORS.keySet()) {
            if (route.startsWith("POST")) {
                var document = draft(Actor.SYSTEM, State.LIVE);
                assertThat(knock(administrator, route, document, "")).as(route).isEqualTo(403);
                assertThat(knock(administrator, route, document, "wrong")).as(route).isEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everybodyComesAsFarAsTheirRoleGoes(Role role) {
        var browser = colleagues.signedIn(port, role);
        var token = browser.token();
        DOORS.forEach((route, door) -> {
            if (door.withoutSignIn || route.equals("POST /admin/sign-out")) {
                return;
            }
            var states = route.contains("{document}") ? State.values() : new State[] {State.LIVE};
            for (var state : states) {
                for (var isOwn : List.of(true, false)) {
                    var author = isOwn ? colleagues.of(role).actor() : Actor.SYSTEM;
                    assertThat(knock(browser, route, draft(author, state), token))
                            .as("%s by %s, own %s, %s", route, role, isOwn, state)
                            .isLessThan(500)
                            .matches(status ->
                                    admits(door, role, isOwn, state, route) == (status != 403));
                }
            }
        });
    }

    /** Trashing what the public sees, or will see, withdraws it: that is for those who publish. */
    private static boolean admits(Door door, Role role, boolean isOwn, State state, String route) {
        var isPublic = state == State.LIVE || state == State.SCHEDULED;
        return route.endsWith("{document}/trash") && isPublic
                ? Door.EDITORS.admits(role, isOwn)
                : door.admits(role, isOwn);
    }

    private Set<String> routes() {
        var routes = new TreeSet<String>();
        mappings.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("org.datapop.admin")) {
                        mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method ->
                                        mapping.getPatternValues()
                                                .forEach(p -> routes.add(method + " " + p)));
                    }
                });
        return routes;
    }

    private static int knock(
            StaffClient browser, String route, SavedRevision document, String token) {
        var parts = route.split(" ");
        var path =
                parts[1].replace("{document}", document.document().toString())
                        .replace("{revision}", document.revision().toString())
                        .replace("{planned}", UUID.randomUUID().toString())
                        .replace("{id}", UUID.randomUUID().toString())
                        .replace("{key}", "nothing")
                        .replace("{token}", "nothing")
                        .replace("{stamp}", "20990101000000")
                        .replace("{name}", "site-2020-01-02T03-04-05Z.zip")
                        .replace("**", "people/patrick-vinck");
        var values =
                Map.of(
                        "_csrf", List.of(token),
                        "type", List.of("person"),
                        "name", List.of("Somebody"),
                        "reason", List.of(""),
                        "role", List.of("EDITOR"),
                        "revision", List.of(document.revision().toString()),
                        "form-started", List.of(document.revision().toString()),
                        "form-revision", List.of(document.revision().toString()),
                        "form-end", List.of("1"));
        return browser.raw(parts[0], path, values).statusCode();
    }

    private SavedRevision draft(Actor author, State state) {
        var body = new Person("Somebody", "", "S", "", Markdown.EMPTY, List.of(), List.of(), null);
        var saved = drafting.create("person", new Language("en"), slug(), body, author);
        switch (state) {
            case DRAFT -> {}
            case LIVE -> publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
            case SCHEDULED ->
                    publishing.schedule(
                            Publishing.Order.of(saved),
                            java.time.Instant.now().plusSeconds(100_000),
                            Actor.SYSTEM);
            case TRASHED -> drafting.trash(saved.document(), "", Actor.SYSTEM);
            case ERASED -> erasure.erase(saved.document(), "Asked for", Actor.SYSTEM);
        }
        return saved;
    }

    private static org.datapop.shared.Slug slug() {
        return new org.datapop.shared.Slug("door-" + UUID.randomUUID());
    }
}
