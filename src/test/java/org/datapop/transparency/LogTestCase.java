package org.datapop.transparency;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.database.FreshDatabase;
import org.datapop.database.KernelTest;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;

/** The log on a database that all such tests share, where nobody seals but the tests. */
@KernelTest
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "site.starter=false",
            "site.transparency.rest=0s",
            "site.transparency.look=1d"
        })
@ContextConfiguration(initializers = FreshDatabase.class)
abstract class LogTestCase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired Chain chain;
    @Autowired SigningKeys keys;
    @Autowired Sealer sealer;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JdbcClient jdbc;

    /** A word that no other document has. */
    static String next() {
        return "word" + COUNT.incrementAndGet();
    }

    SavedRevision create(String name, String biography) {
        return drafting.create(
                "person", Language.ENGLISH, null, person(name, biography), Actor.SYSTEM);
    }

    static Person person(String name, String biography) {
        return new Person(
                name, "", "A summary", "", new Markdown(biography), List.of(), List.of(), null);
    }

    SavedRevision publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }

    /** Saves and publishes another biography. */
    SavedRevision change(SavedRevision saved, String biography) {
        var name = ((Person) saved.body()).name();
        return publish(
                drafting.save(
                        saved.document(),
                        saved.revision(),
                        saved.slug(),
                        person(name, biography),
                        "",
                        Actor.SYSTEM));
    }

    /** What the log tells of a document, in its order. */
    List<@Nullable String> kinds(UUID document) {
        return jdbc.sql("select kind from log_entry where document_id = ? order by number")
                .param(document)
                .query(String.class)
                .list();
    }

    List<@Nullable String> statements(UUID document) {
        return jdbc.sql("select text from log_statement where document_id = ? order by number")
                .param(document)
                .query(String.class)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from log_entry").query(Long.class).single();
    }

    Instant now() {
        return jdbc.sql("select clock_timestamp()")
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Until the database's clock has passed an instant. */
    void await(Instant instant) {
        while (!now().isAfter(instant)) {
            Thread.onSpinWait();
        }
    }
}
