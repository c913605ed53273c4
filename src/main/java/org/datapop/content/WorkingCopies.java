package org.datapop.content;

import java.util.Optional;
import java.util.UUID;
import org.datapop.content.spi.Body;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what an editor has typed and not yet saved: private, one for each editor and document,
 * never part of the history.
 */
@Service
@Transactional
public class WorkingCopies {

    private final JdbcClient jdbc;
    private final Bodies bodies;
    private final Documents documents;
    private final ContentTypes types;

    WorkingCopies(JdbcClient jdbc, Bodies bodies, Documents documents, ContentTypes types) {
        this.jdbc = jdbc;
        this.bodies = bodies;
        this.documents = documents;
        this.types = types;
    }

    /**
     * What was typed, and from which revision it was started.
     *
     * @param startedFrom null for a document that has no revision yet
     */
    public record WorkingCopy(@Nullable UUID startedFrom, Body body) {}

    public void keep(UUID document, @Nullable UUID startedFrom, Body body, Actor editor) {
        jdbc.sql(
                        """
                        insert into working_copy (document_id, editor, base_revision, body)
                        values (:document, :editor, :base, cast(:body as jsonb))
                        on conflict (document_id, editor) do update
                        set base_revision = excluded.base_revision, body = excluded.body, updated_at = clock_timestamp()\
                        """)
                .param("document", document)
                .param("editor", editor.id())
                .param("base", startedFrom)
                .param("body", bodies.json(bodies.tree(body)))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<WorkingCopy> of(UUID document, Actor editor) {
        var type = types.get(documents.get(document).content().type());
        return jdbc.sql(
                        "select base_revision, body from working_copy where document_id = :document and editor = :editor")
                .param("document", document)
                .param("editor", editor.id())
                .query((row, _) ->
                        new WorkingCopy(
                                row.getObject("base_revision", UUID.class),
                                bodies.read(type, type.version(), row.getString("body"))))
                .optional();
    }

    public void discard(UUID document, Actor editor) {
        jdbc.sql("delete from working_copy where document_id = :document and editor = :editor")
                .param("document", document)
                .param("editor", editor.id())
                .update();
    }
}
