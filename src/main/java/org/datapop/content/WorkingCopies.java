package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec.Purpose;
import org.datapop.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

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
     * @param version of the type when it was kept, by which whatever was kept beside the fields is
     *     to be read
     * @param values as the form has them today: also those that could not be saved, such as half a
     *     date
     */
    public record WorkingCopy(
            @Nullable UUID startedFrom, int version, ObjectNode values, Instant keptAt) {}

    /**
     * Which text its author had before their eyes.
     *
     * @param isAny whether it doesn't matter
     * @param keptAt null for none that was kept
     */
    public record Seen(boolean isAny, @Nullable Instant keptAt) {

        /** Replaces whatever there is. */
        public static final Seen ANY = new Seen(true, null);
    }

    /**
     * @param startedFrom one that isn't of this document counts as none
     * @param seen the one to replace; another one is replaced only by what says the same
     * @return when it was kept, by which it is known
     * @throws TypedElsewhere when there is another one
     * @throws ContentGone when the document was erased
     * @throws UnfitBody when a text has characters that cannot be stored
     */
    public Instant keep(
            UUID document, @Nullable UUID startedFrom, ObjectNode values, Actor editor, Seen seen) {
        var item = documents.getLocked(document).unlessErased();
        var type = types.get(item.content().type());
        var unstorable =
                type.form().check(values, Purpose.SAVING).stream()
                        .filter(finding -> finding.problem().equals(Finding.CONTROL_CHARACTERS))
                        .toList();
        if (!unstorable.isEmpty()) {
            throw new UnfitBody(unstorable);
        }
        return jdbc.sql(
                        """
                        insert into working_copy (document_id, editor, base_revision, schema_version, body)
                        values (:document, :editor,
                                (select id from revision where document_id = :document and id = cast(:base as uuid)),
                                :version, cast(:body as jsonb))
                        on conflict (document_id, editor) do update
                        set base_revision = excluded.base_revision, schema_version = excluded.schema_version,
                            body = excluded.body, updated_at = clock_timestamp()
                        where cast(:any as boolean) or working_copy.updated_at = cast(:seen as timestamptz)
                           or working_copy.body = excluded.body
                        returning updated_at\
                        """)
                .param("document", document)
                .param("editor", editor.id())
                .param("base", startedFrom)
                .param("version", type.version())
                .param("body", bodies.json(values))
                .param("any", seen.isAny())
                .param("seen", seen.keptAt() == null ? null : Timestamp.from(seen.keptAt()))
                .query((row, _) -> row.getTimestamp("updated_at").toInstant())
                .optional()
                .orElseThrow(() ->
                        of(document, editor)
                                .map(other -> new TypedElsewhere(document, other.keptAt()))
                                .orElseThrow());
    }

    @Transactional(readOnly = true)
    public Optional<WorkingCopy> of(UUID document, Actor editor) {
        return Optional.ofNullable(of(List.of(document), editor).get(document));
    }

    /** Those of several documents, looked up together, by the document. */
    @Transactional(readOnly = true)
    public Map<UUID, WorkingCopy> of(Collection<UUID> wanted, Actor editor) {
        var copies = new HashMap<UUID, WorkingCopy>();
        jdbc.sql(
                        """
                        select w.document_id, c.type, w.base_revision, w.schema_version, w.body, w.updated_at
                        from working_copy w
                          join document d on d.id = w.document_id
                          join content c on c.id = d.content_id
                        where w.document_id = any (:documents) and w.editor = :editor\
                        """)
                .param("documents", wanted.toArray(UUID[]::new))
                .param("editor", editor.id())
                .query(row -> {
                    copies.put(row.getObject("document_id", UUID.class), copy(row));
                });
        return copies;
    }

    private WorkingCopy copy(ResultSet row) throws SQLException {
        var type = types.get(row.getString("type"));
        return new WorkingCopy(
                row.getObject("base_revision", UUID.class),
                row.getInt("schema_version"),
                bodies.upgraded(type, row.getInt("schema_version"), row.getString("body")),
                row.getTimestamp("updated_at").toInstant());
    }

    public void discard(UUID document, Actor editor) {
        jdbc.sql("delete from working_copy where document_id = :document and editor = :editor")
                .param("document", document)
                .param("editor", editor.id())
                .update();
    }
}
