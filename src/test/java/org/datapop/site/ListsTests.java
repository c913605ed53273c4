package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.catalog.home.Home;
import org.datapop.catalog.person.Person;
import org.datapop.catalog.trial.Trial;
import org.datapop.content.Drafting;
import org.datapop.content.EditorialContent;
import org.datapop.content.Publishing;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Wanted;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.FuzzyDate;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.RenderedPage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists in pages, by name and by date, and the same lists in another language. */
@SiteTest
class ListsTests {

    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired PublishedContent published;
    @Autowired EditorialContent editorial;
    @Autowired Pages pages;
    @Autowired JdbcClient jdbc;

    private int filed;

    @Test
    void aListGoesOnAfterItsLastDocumentByTheAlphabetOfPeople() {
        List.of("Zoe", "Élodie", "Ødegård", "Zoe", "adam", "Эльза").forEach(this::person);
        var whole = names(list(ListQuery.of("people", "person", 500)));

        assertThat(whole).containsSubsequence("adam", "Élodie", "Ødegård", "Zoe", "Zoe", "Эльза");
        for (var source : List.of(published, editorial.timeline())) {
            assertThat(names(inPages(source, ListQuery.of("people", "person", 3))))
                    .isEqualTo(whole);
        }
        assertThat(names(list(ListQuery.of("people", "person", 3).after(UUID.randomUUID()))))
                .isEmpty();
    }

    @Test
    void theNewestComeFirstAndWhatHasNoDateLast() {
        for (var day : List.of("2013-05-03", "", "2015-01-01", "", "2013-05-03")) {
            trial(day);
        }
        for (var source : List.of(published, editorial.timeline())) {
            var days =
                    inPages(source, ListQuery.of("trials", "trial", 2).newest()).stream()
                            .map(Snapshot::filed)
                            .toList();
            assertThat(days)
                    .map(String::valueOf)
                    .containsExactly("2015-01-01", "2013-05-03", "2013-05-03", "null", "null");
        }
    }

    @Test
    void aLongListHasAWayOnAndAWayBack() {
        for (var i = 0; i < 60; i++) {
            person("Person %02d".formatted(i));
        }
        var first = page("/people");
        var next = Jsoup.parse(first.body()).select("a[rel=next]").attr("href");
        assertThat(next).startsWith("/people?after=");

        var after = UUID.fromString(next.substring(next.indexOf('=') + 1));
        var second = parsed("/people", after.toString());
        assertThat(second.select("link[rel=canonical]").attr("href")).endsWith(next);
        assertThat(second.select(".paging a[href=/people]")).hasSize(1);
        assertThat(second.select("a[rel=next]")).isEmpty();
        assertThat(second.select(".person h2").eachText())
                .doesNotContainAnyElementsOf(
                        Jsoup.parse(first.body()).select(".person h2").eachText());

        for (var beyond : List.of(UUID.randomUUID().toString(), "nobody", "'; --", "\u0000")) {
            var page = parsed("/people", beyond);
            assertThat(page.select(".empty").text()).isEqualTo("The list ends before this page.");
            assertThat(page.select(".paging a").attr("href")).isEqualTo("/people");
        }
        assertThat(parsed("/people", " ").select(".person")).isNotEmpty();
    }

    @Test
    void aLanguageIsOfferedOnceItHasAHomePage() {
        assertThat(page("/es/people").status()).isEqualTo(404);
        assertThat(Jsoup.parse(page("/people").body()).select(".languages")).isEmpty();

        var home =
                jdbc.sql(
                                "select d.content_id from publication p join document d on d.id = p.document_id where p.type = 'home' limit 1")
                        .query(UUID.class)
                        .single();
        var spanish = drafting.translate(home, new Language("es"), Actor.SYSTEM).document();
        var body =
                new Home(
                        "Inicio",
                        "Resumen",
                        "",
                        "Cambiar el mundo con datos",
                        "Entrada",
                        "Pilares",
                        "Retos",
                        "",
                        "Fundadores",
                        "",
                        List.of(),
                        List.of(),
                        "",
                        List.of());
        var saved = drafting.save(spanish, null, null, body, "", Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);

        var people = Jsoup.parse(page("/es/people").body());
        assertThat(people.select("html").attr("lang")).isEqualTo("es");
        assertThat(people.select(".languages a").eachAttr("href"))
                .containsExactly("/people", "/es/people");
        assertThat(people.select(".menu a[href=/es/founders]")).hasSize(1);
        assertThat(people.select(".mark").attr("href")).isEqualTo("/es");
        // A page that is not translated leads to the home page of the other language.
        assertThat(Jsoup.parse(page("/mission").body()).select(".languages a").eachAttr("href"))
                .containsExactly("/mission", "/es");
        assertThat(Jsoup.parse(page("/es/nothing").body()).select("html").attr("lang"))
                .isEqualTo("es");
        assertThat(Jsoup.parse(page("/fr/nothing").body()).select("html").attr("lang"))
                .isEqualTo("en");
        assertThat(page("/fr/people").status()).isEqualTo(404);
        assertThat(page("/ES/People").headers()).containsEntry("Location", "/es/people");
    }

    private List<Snapshot> inPages(PublishedContent source, ListQuery query) {
        var all = new ArrayList<Snapshot>();
        var at = query;
        while (true) {
            var around =
                    source.around(
                            SitePath.HOME, null, new Wanted(Language.ENGLISH, List.of(at), false));
            all.addAll(around.list(query.name()));
            if (!around.goesOn(query.name())) {
                return all;
            }
            assertThat(around.list(query.name())).hasSize(query.limit());
            at = query.after(all.getLast().document());
        }
    }

    private List<Snapshot> list(ListQuery query) {
        return published
                .around(SitePath.HOME, null, new Wanted(Language.ENGLISH, List.of(query), false))
                .list(query.name());
    }

    private static List<String> names(List<Snapshot> list) {
        return list.stream().map(Snapshot::title).toList();
    }

    private void person(String name) {
        var person = new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        Slug.of(name + " " + filed++),
                        person,
                        Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
    }

    private void trial(String day) {
        var body =
                new Trial(
                        "Filed " + filed++,
                        "",
                        new Markdown(""),
                        1,
                        day.isEmpty() ? null : new FuzzyDate(day),
                        "red",
                        false,
                        "",
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null);
        var saved = drafting.create("trial", Language.ENGLISH, null, body, Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
    }

    private RenderedPage page(String path) {
        return pages.render(Reading.now(published), Asked.path(path));
    }

    private Document parsed(String path, String after) {
        var asked = new Asked(path, Map.of("after", List.of(after)));
        return Jsoup.parse(pages.render(Reading.now(published), asked).body());
    }
}
