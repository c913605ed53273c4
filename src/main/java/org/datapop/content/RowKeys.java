package org.datapop.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives rows the keys that they lack, and sees to it that no number of a document is given to two
 * rows in all its history: what was quoted once by its anchor is there or gone, but never replaced.
 */
@Component
class RowKeys {

    private final JdbcClient jdbc;
    private final Bodies bodies;

    RowKeys(JdbcClient jdbc, Bodies bodies) {
        this.jdbc = jdbc;
        this.bodies = bodies;
    }

    /**
     * Completes the keys of a body in place.
     *
     * @param document locked, so that nobody else gives numbers meanwhile
     * @param head the newest revision, whose keys need no further look into the history
     * @return the keys that once may have meant something else
     */
    List<Finding> complete(UUID document, @Nullable Revision head, FormSpec form, ObjectNode body) {
        var known = head == null ? Set.<String>of() : keys(bodies.tree(head.body()));
        var numbering = new Numbering(known, () -> everUsed(document));
        return numbering.complete(form.fields(), body);
    }

    private Set<String> everUsed(UUID document) {
        return jdbc.sql(
                        """
                        select distinct key #>> '{}' from revision r, jsonb_path_query(r.body, '$.**.key') key
                        where r.document_id = :document and jsonb_typeof(key) = 'string'\
                        """)
                .param("document", document)
                .query((row, _) -> row.getString(1))
                .set();
    }

    /** The keys of rows wherever they are, since an older version may have kept them elsewhere. */
    private static Set<String> keys(JsonNode body) {
        return new HashSet<>(body.findValuesAsString("key"));
    }
}
