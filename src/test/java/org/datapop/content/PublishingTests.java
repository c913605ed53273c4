package org.datapop.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.datapop.catalog.person.Person;
import org.datapop.content.published.Answer;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Wanted;
import org.datapop.content.spi.Markdown;
import org.datapop.database.FreshDatabase;
import org.datapop.database.KernelTest;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@KernelTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "site.starter=false")
@ContextConfiguration(initializers = FreshDatabase.class)
class PublishingTests {

    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired PublishedContent published;

    static final Function<Optional<Snapshot>, Wanted> NOTHING =
            _ -> new Wanted(Language.ENGLISH, List.of(ListQuery.few("people", "person")), true);

    @Test
    void aPublishedPersonIsFoundAndARenamedOneRedirects() {
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        null,
                        person(
                                "Élodie Test",
                                "[x](content:00000000-0000-0000-0000-000000000000)"
                                        .substring(0, 3)),
                        Actor.SYSTEM);
        assertThat(find("/people/elodie-test")).isInstanceOf(Answer.Missing.class);

        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        var found = (Answer.Found) find("/people/elodie-test");
        assertThat(found.document().body(Person.class).name()).isEqualTo("Élodie Test");
        assertThat(found.around().list("people")).hasSize(1);

        var renamed =
                drafting.save(
                        saved.document(),
                        saved.revision(),
                        new Slug("elodie"),
                        saved.body(),
                        "",
                        Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(renamed), Actor.SYSTEM);
        assertThat(find("/people/elodie-test"))
                .isInstanceOfSatisfying(
                        Answer.Moved.class,
                        moved -> assertThat(moved.target()).isEqualTo("/people/elodie"));

        publishing.withdraw(saved.document(), "Not ours", null, Actor.SYSTEM);
        assertThat(find("/people/elodie"))
                .isInstanceOfSatisfying(
                        Answer.Gone.class, gone -> assertThat(gone.reason()).isEqualTo("Not ours"));
        assertThat(find("/people/elodi")).isInstanceOf(Answer.Missing.class);
    }

    private Answer find(String path) {
        return published.find(new SitePath(path), null, NOTHING);
    }

    static Person person(String name, String biography) {
        return new Person(name, "", "A summary", "", new Markdown(biography), List.of(), List.of());
    }
}
