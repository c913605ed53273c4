package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.RenderedPage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A finished page names all that it depends on, so that it can be kept and dropped in time. */
@SiteTest
class DependenciesTests {

    @Autowired Pages pages;
    @Autowired PublishedContent published;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired JdbcClient jdbc;

    @Test
    void theHomePageDependsOnWhatItShows() {
        var home = page("/");

        assertThat(home.tags()).contains("site", "path:/", "list:pillar:en", "list:challenge:en");
        for (var type : List.of("home", "pillar", "challenge", "person")) {
            assertThat(home.tags()).containsAll(tagsOf(type));
        }
    }

    @Test
    void aListDependsOnEveryDocumentOfItsTypeThatMayCome() {
        assertThat(page("/people").tags())
                .contains("list:person:en", "path:/people", "site")
                .containsAll(tagsOf("person"));
    }

    @Test
    void aPageDependsOnWhatItPointsToBeforeThatIsThere() {
        var target = create("Target", "");
        var pointing = create("Pointing", "[target](content:" + target.content() + ")");
        publish(pointing);

        assertThat(page("/people/pointing").tags())
                .contains("content:" + target.content(), "mentions:" + pointing.content());
        assertThat(page("/people/pointing").body())
                .contains("target")
                .doesNotContain("/people/target");

        publish(target);
        assertThat(page("/people/pointing").body()).contains("href=\"/people/target\"");
        assertThat(page("/people/target").tags()).contains("content:" + pointing.content());
    }

    @Test
    void aPageIsFreshUntilAnythingOnItChangesBySchedule() {
        var planned = create("Planned", "");
        var at = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
        publishing.schedule(Publishing.Order.of(planned), at, Actor.SYSTEM);

        assertThat(page("/people").freshUntil()).isEqualTo(at);
        assertThat(page("/people/planned").status()).isEqualTo(404);
        assertThat(page("/people/planned").freshUntil()).isEqualTo(at);
        assertThat(page("/mission").freshUntil()).isNull();
    }

    private SavedRevision create(String name, String biography) {
        var person =
                new Person(name, "", "", "", new Markdown(biography), List.of(), List.of(), null);
        return drafting.create("person", Language.ENGLISH, null, person, Actor.SYSTEM);
    }

    private void publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
    }

    private RenderedPage page(String path) {
        return pages.render(Reading.now(published), Asked.path(path));
    }

    private List<String> tagsOf(String type) {
        return jdbc.sql(
                        "select distinct d.content_id from document d join revision r on r.document_id = d.id join content c on c.id = d.content_id where c.type = :type and r.author = 'starter'")
                .param("type", type)
                .query((row, _) -> "content:" + row.getObject(1, UUID.class))
                .list();
    }
}
