package org.datapop.admin.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.datapop.SiteTest;
import org.datapop.accounts.Role;
import org.datapop.admin.Colleagues;
import org.datapop.admin.StaffClient;
import org.datapop.content.Bodies;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.media.Pictures;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a writer is told while they write, and what whoever publishes has to answer. */
@SiteTest
class AdviceTests {

    private static final String FORM = "#form";
    private static final String NOW = "button[value=now]";

    @LocalServerPort int port;
    @Autowired Colleagues colleagues;
    @Autowired Advising advising;
    @Autowired DocumentList documents;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Bodies bodies;
    @Autowired Pictures pictures;
    @Autowired JdbcClient jdbc;
    private StaffClient editor;

    @BeforeEach
    void signIn() {
        editor = colleagues.signedIn(port, Role.EDITOR);
    }

    @Test
    void theContentThatTheSiteComesWithNeedsNone() {
        var advice = new TreeMap<String, List<Advice>>();
        documents.list(Wanted.byTitle(null, null), 1_000).stream()
                .filter(entry -> entry.savedBy() instanceof Actor.Starter)
                .forEach(entry -> advice.put(entry.title(), of(entry.document())));
        assertThat(advice)
                .hasSizeGreaterThan(30)
                .allSatisfy((_, found) -> assertThat(found).isEmpty());
    }

    @Test
    void everyTextOfEveryFieldIsReadWhereverItStands() {
        var saved =
                interview(
                        Map.of(
                                "title", "The the title",
                                "summary", "x ".repeat(90),
                                "note", "[here](/mission)",
                                "turns",
                                        List.of(
                                                Map.of("kind", "question", "text", "Who who?"),
                                                Map.of("kind", "answer", "text", "## A\n\n#### B")),
                                "quotes", List.of(Map.of("quote", "TBD"))));
        assertThat(of(saved.document()))
                .extracting(
                        advice -> advice.field().replaceAll("/\\w+/", "/*/") + " " + advice.code())
                .containsExactly(
                        "title doubled",
                        "summary summary-long",
                        "note link-words",
                        "turns/*/text doubled",
                        "turns/*/text heading-jump",
                        "quotes/*/quote placeholder");
    }

    @Test
    void aPictureIsDecidedOnOnce() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", file);
        var picture =
                pictures.add(new ByteArrayInputStream(file.toByteArray()), "a.png", Actor.SYSTEM);
        var undecided = Map.of("media", picture.toString(), "alt", "", "decorative", false);
        var decorative = Map.of("media", picture.toString(), "alt", "", "decorative", true);
        assertThat(of(person(Map.of("picture", undecided)).document()))
                .extracting(Advice::field)
                .containsExactly("picture/alt");
        assertThat(of(person(Map.of("picture", decorative)).document())).isEmpty();
        var shown =
                person(Map.of("picture", decorative, "biography", "![](media:" + picture + ")"));
        pictures.erase(picture, "Asked for", Actor.SYSTEM);
        assertThat(of(shown.document()))
                .extracting(Advice::field, Advice::code)
                .containsExactly(
                        tuple("picture", Advice.PICTURE_LOST),
                        tuple("biography", "picture-alt"),
                        tuple("biography", Advice.PICTURE_LOST));
    }

    @Test
    void aLinkIsDeadWhereverItsReaderWouldFindNothing() {
        var draft = person(Map.of());
        var live = person(Map.of());
        publishing.publish(Publishing.Order.of(live), Actor.SYSTEM);
        var withdrawn = person(Map.of());
        publishing.publish(Publishing.Order.of(withdrawn), Actor.SYSTEM);
        publishing.withdraw(withdrawn.document(), "Over", null, Actor.SYSTEM);
        var planned = person(Map.of());
        publishing.schedule(
                Publishing.Order.of(planned), Instant.now().plusSeconds(86_400), Actor.SYSTEM);
        var text =
                "[draft](content:%s) [live](content:%s) [withdrawn](content:%s) [planned](content:%s) [people](/people) [gone](/people/%s) [nobody](/nowhere?a#b) [feed](/robots.txt)"
                        .formatted(
                                draft.content(),
                                live.content(),
                                withdrawn.content(),
                                planned.content(),
                                withdrawn.slug());
        var writer = person(Map.of("biography", text));
        assertThat(of(writer.document()))
                .allSatisfy(advice -> assertThat(advice.code()).isEqualTo(Advice.LINK_DEAD))
                .extracting(Advice::words)
                .contains("draft", "withdrawn", "gone", "nobody")
                .doesNotContain("live", "planned", "people", "feed");
        drafting.trash(live.document(), "Over", Actor.SYSTEM);
        assertThat(of(writer.document())).extracting(Advice::words).contains("live");
        var interview =
                interview(
                        Map.of(
                                "title", "A talk",
                                "summary", "Said",
                                "interviewees", List.of(draft.content().toString())));
        assertThat(of(interview.document()))
                .extracting(Advice::field, Advice::words)
                .containsExactly(
                        tuple(
                                "interviewees",
                                documents.find(draft.document()).orElseThrow().title()));
    }

    @ParameterizedTest
    @CsvSource({
        "a-report-copy, A report, true",
        "informe-copia-2, Informe, true",
        "rapport-copie, Rapport, true",
        "copy, X, true",
        "ana-2, Ana (2), true",
        "ana-2, Ana, true",
        "agenda-2030, Agenda 2030, false",
        "agenda-2030, The agenda, false",
        "covid-19, COVID-19, false",
        "part-2, Part 2, false",
        "photocopy, Photocopy, false",
        "copying-machines, Copying machines, false",
        "a-1-b, A, false",
    })
    void theAddressOfACopyIsKnown(String slug, String title, boolean isCopy) {
        assertThat(Advising.isCopied(slug, title)).isEqualTo(isCopy);
    }

    @Test
    void theFormShowsWhatWasKeptAndSavingAsksNothing() {
        var saved = person(Map.of("summary", "", "biography", "In the the spring"));
        editor.open(edit(saved));
        var panel = editor.page().expectFirst("details.advice");
        assertThat(panel.expectFirst("summary").text()).isEqualTo("2 things to look at");
        assertThat(panel.text()).contains("No summary", "A word twice", "the the", "meant once");
        var link = panel.expectFirst("a[data-words='the the']");
        assertThat(editor.page().select(link.attr("href"))).hasSize(1);
        assertThat(link.attr("data-at")).isEqualTo("3");

        editor.submit(
                FORM, "button:not([name])", Map.of("summary", "Said", "biography", "TODO TBD"));
        assertThat(editor.words()).contains("Saved as a draft", "2 things to look at");
        editor.submit(FORM, "button:not([name])", Map.of("biography", "Spring"));
        assertThat(editor.words()).contains("Nothing to look at");
    }

    @Test
    void aScriptIsToldOfWhatIsKeptAside() {
        var saved = person(Map.of());
        editor.open(edit(saved));
        editor.submit(FORM, "button[value=preview]", Map.of("biography", "of of <b>it</b>"));
        var told = editor.raw("GET", edit(saved) + "/advice", Map.of());
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.body())
                .contains("\"count\":\"1 thing to look at\"", "\"words\":\"of of\"")
                .contains("\"id\":\"f-biography\"", "\"at\":0");
        assertThat(told.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void whoeverPublishesAgainstAdviceSaysWhyAndItIsWrittenDown() {
        var saved = person(Map.of("biography", "In the the spring, TBD, TBD"));
        editor.open(edit(saved) + "/publication");
        assertThat(editor.words())
                .contains("3 things to look at", "A word twice", "Why publish all the same?");
        editor.submit("main form", NOW, Map.of("reason", " ", "until", "2031-01-01T10:00"));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.page().select("#reason").attr("aria-invalid")).isEqualTo("true");
        assertThat(editor.words()).contains("say in a sentence");
        assertThat(editor.page().select("#until").attr("value")).isEqualTo("2031-01-01T10:00");
        assertThat(state(saved)).isEqualTo("DRAFT");
        editor.submit("main form", NOW, Map.of("reason", "x".repeat(301)));
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.page().select("#reason").attr("value")).hasSize(301);

        editor.submit("main form", NOW, Map.of("reason", "It is a quotation"));
        assertThat(editor.words()).contains("Published");
        var administrator = colleagues.signedIn(port, Role.ADMINISTRATOR);
        administrator.open("/admin/activity?subject=" + saved.document());
        assertThat(administrator.words())
                .contains("Published in spite of: A word twice; Still a placeholder")
                .contains("Because: It is a quotation");
    }

    @Test
    void planningAsksTheSame() {
        var saved = person(Map.of("summary", ""));
        editor.open(edit(saved) + "/publication");
        var later = Map.of("at", "2031-01-01T10:00");
        editor.submit("main form", "button[value=later]", later);
        assertThat(editor.status()).isEqualTo(422);
        assertThat(editor.page().select("#at").attr("value")).isEqualTo("2031-01-01T10:00");
        editor.submit(
                "main form", "button[value=later]", Map.of("reason", "The summary comes later"));
        assertThat(state(saved)).isEqualTo("SCHEDULED");
        assertThat(
                        jdbc.sql(
                                        "select changes::text from activity where subject = ? and what = 'scheduled'")
                                .param(saved.document())
                                .query(String.class)
                                .single())
                .contains("summary-missing", "The summary comes later");
    }

    /** Whoever has to join first what is planned gave their reason on the page before. */
    @Test
    void theReasonTravelsThroughTheJoiningOfWhatIsPlanned() {
        var first = person(Map.of());
        publishing.publish(Publishing.Order.of(first), Actor.SYSTEM);
        var planned = again(first, Map.of("summary", "Planned"));
        publishing.schedule(
                Publishing.Order.of(planned), Instant.now().plusSeconds(86_400), Actor.SYSTEM);
        var now = again(planned, Map.of("summary", "Now", "biography", "TBD"));
        editor.open(edit(now) + "/publication");
        var rebased = Map.of("planned", "REBASE");
        editor.submit("main form", NOW, rebased);
        assertThat(editor.status()).isEqualTo(422);
        editor.submit("main form", NOW, Map.of("planned", "REBASE", "reason", "A first version"));
        assertThat(editor.status()).isEqualTo(409);
        assertThat(editor.page().select("[name=form-reason]").attr("value"))
                .isEqualTo("A first version");
    }

    @Test
    void whereThereIsNothingToSayNobodyIsAsked() {
        var saved = person(Map.of());
        editor.open(edit(saved) + "/publication");
        assertThat(editor.page().select("#reason, .advice")).isEmpty();
        editor.submit("main form", NOW, Map.of());
        assertThat(state(saved)).isEqualTo("LIVE");
    }

    @ParameterizedTest
    @CsvSource({"es, 2 cosas que revisar, Sin resumen", "fr, 2 choses à revoir, Pas de résumé"})
    void itIsSaidInTheLanguageOfWhoeverWrites(String language, String count, String what) {
        var saved = person(Map.of("summary", "", "biography", "TBD"));
        var account = colleagues.of(Role.EDITOR, language);
        jdbc.sql("update account set language = ? where id = ?")
                .params(language, account.id())
                .update();
        editor = colleagues.signedIn(port, Role.EDITOR, language);
        editor.open(edit(saved));
        assertThat(editor.words()).contains(count, what);
    }

    private List<Advice> of(UUID document) {
        DocumentEntry entry = documents.find(document).orElseThrow();
        return entry.head() == null ? List.of() : advising.of(entry, entry.head());
    }

    private String state(SavedRevision saved) {
        return documents.find(saved.document()).orElseThrow().state().name();
    }

    private static String edit(SavedRevision saved) {
        return "/admin/content/" + saved.document();
    }

    private SavedRevision person(Map<String, ?> more) {
        var name = "Person " + UUID.randomUUID();
        var values = new TreeMap<String, Object>(Map.of("name", name, "summary", "A person"));
        values.putAll(more);
        return drafting.create(
                "person",
                Language.ENGLISH,
                new Slug("p-" + UUID.randomUUID()),
                bodies.of("person", values),
                Actor.SYSTEM);
    }

    private SavedRevision again(SavedRevision before, Map<String, ?> more) {
        var values = bodies.tree(before.body());
        more.forEach((key, value) -> values.put(key, value.toString()));
        return drafting.save(
                before.document(),
                before.revision(),
                null,
                bodies.of("person", values),
                "",
                Actor.SYSTEM);
    }

    private SavedRevision interview(Map<String, ?> values) {
        return drafting.create(
                "interview", Language.ENGLISH, null, bodies.of("interview", values), Actor.SYSTEM);
    }
}
