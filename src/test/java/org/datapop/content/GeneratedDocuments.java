package org.datapop.content;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.FormSpec.Purpose;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Documents of every type with bodies that fit to be published and that nobody would think of.
 *
 * @param contents what a reference may point to, by the types that it takes
 */
record GeneratedDocuments(
        Bodies bodies,
        Drafting drafting,
        JdbcClient jdbc,
        Function<List<String>, List<String>> contents) {

    private static final int ATTEMPTS = 100;

    Body body(ContentType<?> type, int number) {
        var generator = new GeneratedBodies(number, contents);
        var values = generator.body(type.form());
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var body = bodies.of(type.key(), values);
            var findings = type.form().check(bodies.tree(body), Purpose.PUBLISHING);
            if (findings.isEmpty()) {
                return body;
            }
            generator.mend(values, type.form(), findings);
        }
        throw new AssertionError("No body of " + type.key() + " keeps its rules");
    }

    /** A new document; of a type that a site has only once, the next save of that one. */
    SavedRevision saved(ContentType<?> type, Body body) {
        if (!type.single()) {
            return drafting.create(type.key(), Language.ENGLISH, null, body, Actor.SYSTEM);
        }
        var document =
                jdbc.sql(
                                "select d.id from document d join content c on c.id = d.content_id where c.type = :type")
                        .param("type", type.key())
                        .query(UUID.class)
                        .single();
        var head = drafting.head(document);
        return drafting.save(document, head.revision(), null, body, "", Actor.SYSTEM);
    }
}
