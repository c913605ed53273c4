package org.datapop.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.datapop.SiteTest;
import org.datapop.admin.AtOnce;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** What is published at one node is seen at the others, though they keep finished pages. */
@SiteTest
class PublishedEverywhereTests {

    private static final String PATH = "/people/known-everywhere";

    @LocalServerPort int port;
    @Autowired Environment settings;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void anotherNodeShowsItWithoutBeingAskedTwice() throws Exception {
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        Slug.of("Known Everywhere"),
                        person("Edition 0"),
                        Actor.SYSTEM);
        publish(saved);
        try (var node = new Node(settings, 0)) {
            node.start();
            var other = node.port();
            assertThat(body(other, PATH)).contains("Edition 0");
            for (var i = 1; i <= 20; i++) {
                saved = save(saved, "Edition " + i);
                publish(saved);
                var now = "Edition " + i + "<";
                assertThat(body(port, PATH)).contains(now);
                await().atMost(Duration.ofSeconds(5)).until(() -> body(other, PATH).contains(now));
                assertThat(body(other, "/people")).contains(now);
            }
            bothPublishAtOnce(saved, other);

            erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !body(other, PATH).contains("Edition"));
            assertThat(body(other, "/people")).doesNotContain("Edition");
        }
    }

    /** Whoever was last, all show the same in the end. */
    private void bothPublishAtOnce(SavedRevision saved, int other) throws Exception {
        var revisions = List.of(save(saved, "Edition A"), saved);
        AtOnce.of(
                2,
                i -> {
                    publish(revisions.get(i));
                    return i;
                });
        var here = body(port, PATH);
        await().atMost(Duration.ofSeconds(5)).until(() -> body(other, PATH).equals(here));
    }

    private SavedRevision save(SavedRevision before, String name) {
        return drafting.save(
                before.document(),
                before.revision(),
                before.slug(),
                person(name),
                "",
                Actor.SYSTEM);
    }

    private void publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
    }

    /** Without what a page says of its own node. */
    private String body(int node, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + node + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .replace("localhost:" + node, "localhost");
    }

    private static Person person(String name) {
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
