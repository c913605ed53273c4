package org.datapop.content;

import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Calls a revision by a name that colleagues know it by: the one that the board approved. The
 * revision itself doesn't change by it.
 */
@Service
@Transactional
public class RevisionNames {

    /** In characters. */
    public static final int LONGEST = 100;

    private final Documents documents;
    private final Revisions revisions;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    RevisionNames(
            Documents documents,
            Revisions revisions,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.documents = documents;
        this.revisions = revisions;
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * @param name one line; empty to call it nothing any more
     * @throws ContentGone when it is another document's revision, or its document was erased
     */
    public void name(UUID document, UUID revision, String name, Actor by) {
        documents.getLocked(document).unlessErased();
        var title = revisions.get(revision, document).title();
        var before = of(revision);
        if (before.equals(name)) {
            return;
        }
        if (name.isEmpty()) {
            jdbc.sql("delete from revision_name where revision_id = ?").param(revision).update();
        } else {
            keep(document, revision, name, by);
        }
        var what = name.isEmpty() ? What.REVISION_UNNAMED : What.REVISION_NAMED;
        events.publishEvent(
                new Deed(by, what, document, title)
                        .changing("revision", null, revision)
                        .changing(
                                "name",
                                before.isEmpty() ? null : before,
                                name.isEmpty() ? null : name));
    }

    /** What a revision is called; empty for nothing. */
    @Transactional(readOnly = true)
    public String of(UUID revision) {
        return jdbc.sql("select name from revision_name where revision_id = ?")
                .param(revision)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private void keep(UUID document, UUID revision, String name, Actor by) {
        jdbc.sql(
                        """
                        insert into revision_name (revision_id, document_id, name, named_by) values (?, ?, ?, ?)
                        on conflict (revision_id) do update
                        set name = excluded.name, named_by = excluded.named_by, named_at = clock_timestamp()\
                        """)
                .params(revision, document, name, by.id())
                .update();
    }
}
