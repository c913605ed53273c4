package org.datapop.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.datapop.catalog.person.Person;
import org.datapop.content.published.Answer;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Wanted;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.datapop.database.FreshDatabase;
import org.datapop.database.KernelTest;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * The kernel's services on a database that all such tests share, each with documents of its own.
 */
@KernelTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "site.starter=false")
@ContextConfiguration(initializers = FreshDatabase.class)
abstract class KernelTestCase {

    static final Function<Optional<Snapshot>, Wanted> NOTHING =
            _ -> Wanted.nothing(Language.ENGLISH);

    static final Function<Optional<Snapshot>, Wanted> PEOPLE =
            _ ->
                    new Wanted(
                            Language.ENGLISH,
                            List.of(ListQuery.of("people", "person", 10_000)),
                            true);

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired WorkingCopies workingCopies;
    @Autowired Bodies bodies;
    @Autowired PathClaims claims;
    @Autowired PublishedContent published;
    @Autowired EditorialContent editorial;
    @Autowired DatabaseClock clock;
    @Autowired JdbcClient jdbc;

    /** A word that no other document has. */
    static String next() {
        return "n" + COUNT.incrementAndGet();
    }

    static Person person(String name) {
        return person(name, "");
    }

    static Person person(String name, String biography) {
        return new Person(
                name, "", "A summary", "", new Markdown(biography), List.of(), List.of(), null);
    }

    SavedRevision create(Body body) {
        return drafting.create("person", Language.ENGLISH, null, body, Actor.SYSTEM);
    }

    SavedRevision publish(SavedRevision saved) {
        publishing.publish(order(saved), Actor.SYSTEM);
        return saved;
    }

    /** Saves another biography on top of a revision. */
    SavedRevision save(SavedRevision on, Slug slug, String biography) {
        var name = ((Person) on.body()).name();
        return drafting.save(
                on.document(), on.revision(), slug, person(name, biography), "", Actor.SYSTEM);
    }

    /** Until the database's clock has passed an instant. */
    void await(Instant instant) {
        while (!clock.now().isAfter(instant)) {
            Thread.onSpinWait();
        }
    }

    static Publishing.Order order(SavedRevision saved) {
        return Publishing.Order.of(saved);
    }

    static SitePath path(String path) {
        return new SitePath(path);
    }

    static String pathOf(SavedRevision saved) {
        return "/people/" + saved.slug();
    }

    Answer find(String path) {
        return find(path, null);
    }

    Answer find(String path, @Nullable Instant at) {
        return published.find(path(path), at, NOTHING);
    }
}
