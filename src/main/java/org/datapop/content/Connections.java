package org.datapop.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.content.published.Connection;
import org.datapop.content.published.Snapshot;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads how the documents of a page's lists point to each other. Since these are live revisions of
 * the same reading, nothing planned, withdrawn or erased can come in.
 */
final class Connections {

    /** Looks the links up by the revisions that have them, whatever the barrier of the view. */
    static final String SQL =
            """
            select distinct l.revision_id, l.target_content, split_part(l.field, '/', 1) as field
            from {link} l
            where l.revision_id = any (:revisions) and l.target_content = any (:contents)
            order by l.revision_id, l.target_content, field\
            """;

    private final Source source;
    private final JdbcClient jdbc;

    Connections(Source source, JdbcClient jdbc) {
        this.source = source;
        this.jdbc = jdbc;
    }

    /** Nothing is asked for nothing. */
    List<Connection> among(List<Snapshot> documents) {
        var byRevision = new HashMap<UUID, UUID>();
        documents.forEach(document -> byRevision.put(document.revision(), document.content()));
        if (byRevision.isEmpty()) {
            return List.of();
        }
        return jdbc
                .sql(source.in(SQL))
                .params(source.parameters())
                .param("revisions", byRevision.keySet().toArray(UUID[]::new))
                .param("contents", byRevision.values().toArray(UUID[]::new))
                .query((row, _) ->
                        new Connection(
                                content(byRevision, row.getObject("revision_id", UUID.class)),
                                row.getObject("target_content", UUID.class),
                                row.getString("field")))
                .list()
                .stream()
                .filter(connection -> !connection.from().equals(connection.to()))
                .toList();
    }

    private static UUID content(Map<UUID, UUID> byRevision, UUID revision) {
        var content = byRevision.get(revision);
        if (content == null) {
            throw new IllegalStateException("Revision " + revision + " was not asked for");
        }
        return content;
    }
}
