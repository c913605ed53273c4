package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Drafts, and the site to come, as editors see them and show them to people without an account. */
@SiteTest
class SharesTests {

    private static final String FORM = "form[action$=/shares]";
    private static final String OUTLOOK = "/admin/outlook";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Accounts accounts;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired JdbcClient jdbc;
    private StaffClient editor;
    private StaffClient stranger;

    @BeforeEach
    void signIn() {
        editor = colleagues.signedIn(port, Role.EDITOR);
        stranger = new StaffClient(port);
    }

    @Test
    void aDraftIsReadByWhoeverHasTheLinkAndByNobodyElse() {
        var other = save("Not Shown To Anybody");
        var saved = save("Shown To A Partner");
        var link = link(saved, Map.of("label", "For the funder", "days", "7"));
        assertThat(editor.words()).contains("For the funder", "not opened yet", "until");

        stranger.open(link);
        assertThat(stranger.address()).isEqualTo(link + "/people/shown-to-a-partner");
        assertThat(stranger.words()).contains("Shown To A Partner");
        assertThat(stranger.page().select("aside.past").text()).contains("draft", "not published");
        assertThat(stranger.page().select("meta[name=robots]").attr("content"))
                .isEqualTo("noindex");
        var answer = stranger.raw("GET", link + "/people/shown-to-a-partner", Map.of());
        assertThat(answer.headers().map())
                .containsEntry("x-robots-tag", List.of("noindex, nofollow"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cache-control", List.of("no-store"))
                .doesNotContainKey("set-cookie");
        assertThat(stranger.page().select("aside.past a").eachAttr("href")).isEmpty();
        assertThat(stranger.page().select("header nav a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.startsWith(link + "/"));
        assertThat(stranger.open(link + "/people").words()).contains("Shown To A Partner");
        assertThat(stranger.page().select("aside.past a").eachAttr("href"))
                .containsExactly("/people");
        assertThat(stranger.words()).doesNotContain("Not Shown");
        assertThat(stranger.open(link + "/people/not-shown-to-anybody").status()).isEqualTo(404);

        assertThat(stranger.open("/people/shown-to-a-partner").status()).isEqualTo(404);
        assertThat(stranger.open("/admin/content/" + saved.document()).address())
                .startsWith("/admin/sign-in");
        assertThat(editor.open(shares(saved)).words()).contains("last opened");
        assertThat(
                        jdbc.sql(
                                        "select count(*) from share_link where label = ? and hash is not null")
                                .param("For the funder")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
        assertThat(other.document()).isNotEqualTo(saved.document());
    }

    @Test
    void linksThatAreWrittenAsPathsStayInWhatIsShared() {
        var text =
                """
                [a](/mission), [b](/founders?x=y#z), [c](/es), [d](/media/none.jpg), [e](/admin),
                [f](/at/20160101000000/mission), [g](//example.org/x), [h](http://localhost:%d/mission),
                [i](http://localhost:%d.example.org/mission), [j](#there)
                """
                        .formatted(port, port);
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        new Slug("of-many-ways"),
                        person("Of Many Ways", text),
                        Actor.SYSTEM);
        var link = link(saved, Map.of());
        stranger.open(link);
        assertThat(stranger.page().select("main p a").eachAttr("href"))
                .containsExactly(
                        link + "/mission",
                        link + "/founders?x=y#z",
                        link + "/es",
                        "/media/none.jpg",
                        "/admin",
                        "/at/20160101000000/mission",
                        link + "/mission",
                        "#there");
        publish(saved, null);
        assertThat(stranger.open("/people/of-many-ways").page().select("main p a").attr("href"))
                .isEqualTo("/mission");
    }

    @Test
    void oneLinkFollowsTheNewestSaveAndAnotherStaysWithItsOwn() {
        var saved = save("As It Was First");
        var following = link(saved, Map.of("which", "newest"));
        var staying = link(saved, Map.of("which", "this"));
        drafting.save(
                saved.document(),
                saved.revision(),
                saved.slug(),
                person("As It Is Now"),
                "",
                Actor.SYSTEM);
        assertThat(stranger.open(following).words()).contains("As It Is Now");
        assertThat(stranger.open(staying).words())
                .contains("As It Was First")
                .doesNotContain("As It Is Now");
    }

    @Test
    void aLinkIsGoodNoLongerThanItShouldBe() {
        var saved = save("Good For A While");
        var ended = link(saved, Map.of("label", "Ended"));
        editor.open(shares(saved)).submit("form[action$=/ended]", Map.of());
        assertThat(editor.words()).contains("The link is ended");
        isNotGood(ended);

        var expired = link(saved, Map.of("label", "Expired", "days", "1"));
        jdbc.sql(
                        "update share_link set made_at = made_at - interval '2 days', expires_at = expires_at - interval '2 days' where label = 'Expired'")
                .update();
        isNotGood(expired);
        assertThat(editor.open(shares(saved)).words()).contains("expired");

        var trashed = link(saved, Map.of("label", "Trashed"));
        editor.open("/admin/content/" + saved.document()).submit("form[action$=/trash]", Map.of());
        isNotGood(trashed);
        assertThat(editor.open(shares(saved)).page().select(FORM)).isEmpty();

        var erased = save("Gone For Good");
        var ofErased = link(erased, Map.of("label", "Erased"));
        erasure.erase(erased.document(), "By order of a court", Actor.SYSTEM);
        isNotGood(ofErased);

        for (var wrong :
                List.of(
                        "/shared",
                        "/shared/",
                        "/shared/nothing",
                        "/shared/%41/people",
                        ended + "x")) {
            isNotGood(wrong);
        }
    }

    @Test
    void nobodyIsLetInByWhoeverMayNotComeIn() {
        var saved = save("By Somebody Who Left");
        var leaver = colleagues.signedIn(port, Role.EDITOR, "leaver");
        var link = link(leaver, saved, Map.of());
        assertThat(stranger.open(link).status()).isEqualTo(200);
        accounts.disable(colleagues.of(Role.EDITOR, "leaver").id(), Actor.SYSTEM);
        isNotGood(link);
        accounts.enable(colleagues.of(Role.EDITOR, "leaver").id(), Actor.SYSTEM);
        isNotGood(link);
    }

    @Test
    void whatWasTypedWrongIsSaidThereAndKept() {
        var saved = save("Badly Labelled");
        for (var unfit : List.of("x".repeat(101), "Turned \u202E round", "Two\nlines")) {
            editor.open(shares(saved)).submit(FORM, Map.of("label", unfit, "days", "30"));
            assertThat(editor.status()).isEqualTo(422);
            assertThat(editor.page().select("#label-problem").text()).contains("One line");
            assertThat(editor.page().select("#label").val()).isEqualTo(unfit);
            assertThat(editor.page().select("#days option[selected]").val()).isEqualTo("30");
        }
        assertThat(editor.words()).contains("No link was made yet.");
        var forever = link(saved, Map.of("label", "Forever", "days", "100000"));
        assertThat(stranger.open(forever).status()).isEqualTo(200);
        assertThat(
                        jdbc.sql(
                                        "select expires_at < now() + interval '8 days' from share_link where label = 'Forever'")
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void nobodyEndsTheLinkOfAnotherDocument() {
        var saved = save("Mine To Show");
        var other = save("Yours To Show");
        var link = link(saved, Map.of());
        var id =
                jdbc.sql("select id from share_link where document_id = ?")
                        .param(saved.document())
                        .query(UUID.class)
                        .single();
        var token = StaffClient.values(editor.open(shares(other)).page().expectFirst(FORM));
        for (var path : List.of(shares(other) + "/" + id, OUTLOOK + "/shares/" + id)) {
            editor.post(path + "/ended", token);
        }
        assertThat(stranger.open(link).status()).isEqualTo(200);
    }

    @Test
    void theSiteToComeIsSeenWithAllThatIsPlanned() {
        var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        var begins = save("Begins Tomorrow");
        plan(begins, now.plus(Duration.ofDays(1)), null);
        var changes = publish(save("Changes From This"), null);
        plan(edit(changes, "Changes To That"), now.plus(Duration.ofDays(2)), null);
        var ends = publish(save("Ends Some Day"), now.plus(Duration.ofDays(3)));

        editor.open(OUTLOOK);
        assertThat(editor.words()).contains("Begins Tomorrow", "Changes To That", "Ends Some Day");
        show(now.plus(Duration.ofHours(36)));
        var planned = editor.page().expectFirst("table");
        assertThat(planned.text())
                .contains("Begins Tomorrow", "becomes public")
                .doesNotContain("Changes To", "Ends Some Day");
        var there = editor.page().select("a[href^=/admin/preview/at/]").attr("href");
        assertThat(editor.open(there + "people").words())
                .contains("Begins Tomorrow", "Changes From This", "Ends Some Day");
        assertThat(editor.page().select("aside.past").text()).contains("as it is planned for");
        assertThat(editor.open(there + "people/begins-tomorrow").status()).isEqualTo(200);

        show(now.plus(Duration.ofDays(4)));
        var later = editor.page().select("a[href^=/admin/preview/at/]").attr("href");
        assertThat(editor.open(later + "people").words())
                .contains("Begins Tomorrow", "Changes To That")
                .doesNotContain("Changes From", "Ends Some Day");
        assertThat(editor.open(later + "people/ends-some-day").status()).isEqualTo(410);

        for (var hidden : List.of("/people/begins-tomorrow", "/at/20990101000000/people")) {
            assertThat(stranger.open(hidden).status()).isEqualTo(404);
        }
        assertThat(stranger.open(there).address()).startsWith("/admin/sign-in");
        assertThat(ends.document()).isNotNull();
    }

    @Test
    void theSiteToComeIsSharedByALinkThatEnds() {
        var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        var at = now.plus(Duration.ofDays(5));
        plan(save("Embargoed Until Then"), at, null);
        plan(save("Embargoed For Longer"), at.plus(Duration.ofDays(1)), null);
        show(at);
        editor.submit(FORM, Map.of("label", "The press"));
        var link = made(editor);

        assertThat(stranger.open(link).address()).isEqualTo(link + "/");
        assertThat(stranger.open(link + "/people").words())
                .contains("Embargoed Until Then")
                .doesNotContain("Embargoed For Longer");
        assertThat(stranger.open(link + "/people/embargoed-for-longer").status()).isEqualTo(404);
        assertThat(stranger.page().select("aside.past").text()).contains("as it is planned for");
        assertThat(stranger.page().select("aside.past a").eachAttr("href")).isEmpty();
        stranger.open(link + "/people/embargoed-until-then");
        assertThat(stranger.status()).isEqualTo(200);
        assertThat(stranger.page().select("aside.past a").eachAttr("href")).isEmpty();
        assertThat(stranger.open(link + "/mission").page().select("aside.past a").attr("href"))
                .isEqualTo("/mission");

        editor.open(OUTLOOK).submit("form[action$=/ended]", Map.of());
        isNotGood(link);

        show(at);
        editor.submit(FORM, Map.of("label", "The press again"));
        var again = made(editor);
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR);
        assertThat(administrator.open("/admin/activity?area=LINKS").words())
                .contains("Link to the site to come made", "Link to the site to come ended");
        administrator.submit("form[action$=/undo]", Map.of());
        assertThat(administrator.words()).contains("Undone.").doesNotContain("Without a title");
        isNotGood(again);
    }

    @Test
    void anInstantThatIsNoneIsSaidWhereItIsTyped() {
        for (var typed : List.of("tomorrow", "2026-02-31T09:00", "99999-01-01T00:00")) {
            editor.open(OUTLOOK + "?at=" + typed);
            assertThat(editor.status()).isEqualTo(422);
            assertThat(editor.page().select("#at-problem").text()).contains("Choose a day");
            assertThat(editor.page().select("#at").val()).isEqualTo(typed);
        }
        editor.open(OUTLOOK + "?at=2015-05-03T09:00");
        assertThat(editor.page().select("#at-problem").text()).contains("That has passed");
        assertThat(editor.open("/admin/preview/at/20260231000000/").status()).isEqualTo(404);
        var contributor = colleagues.signedIn(port, Role.CONTRIBUTOR);
        assertThat(contributor.open(OUTLOOK + "?at=2099-05-03T09:00").page().select(FORM))
                .isEmpty();
    }

    private void isNotGood(String link) {
        assertThat(stranger.open(link).status()).as(link).isEqualTo(404);
        assertThat(stranger.words()).contains("This link is not good any more");
        assertThat(stranger.raw("GET", link, Map.of()).headers().firstValue("Cache-Control"))
                .hasValue("no-store");
    }

    private void show(Instant at) {
        editor.open(OUTLOOK + "?at=" + LocalDateTime.ofInstant(at, ZoneOffset.UTC));
        assertThat(editor.status()).isEqualTo(200);
    }

    private String link(SavedRevision saved, Map<String, String> typed) {
        return link(editor, saved, typed);
    }

    private String link(StaffClient by, SavedRevision saved, Map<String, String> typed) {
        by.open(shares(saved)).submit(FORM, typed);
        return made(by);
    }

    private static String made(StaffClient by) {
        assertThat(by.words()).contains("The link is made");
        return URI.create(by.page().select(".done input").val()).getPath();
    }

    private static String shares(SavedRevision saved) {
        return "/admin/content/" + saved.document() + "/shares";
    }

    private SavedRevision save(String name) {
        return drafting.create(
                "person", Language.ENGLISH, Slug.of(name), person(name), Actor.SYSTEM);
    }

    private SavedRevision edit(SavedRevision before, String name) {
        return drafting.save(
                before.document(),
                before.revision(),
                before.slug(),
                person(name),
                "",
                Actor.SYSTEM);
    }

    private SavedRevision publish(SavedRevision saved, @Nullable Instant until) {
        publishing.publish(order(saved, until), Actor.SYSTEM);
        return saved;
    }

    private void plan(SavedRevision saved, Instant at, @Nullable Instant until) {
        publishing.schedule(order(saved, until), at, Actor.SYSTEM);
    }

    private static Publishing.Order order(SavedRevision saved, @Nullable Instant until) {
        return new Publishing.Order(saved.document(), saved.revision(), null, "", until, null);
    }

    private static Person person(String name) {
        return person(name, "");
    }

    private static Person person(String name, String text) {
        return new Person(name, "", "", "", new Markdown(text), List.of(), List.of(), null);
    }
}
