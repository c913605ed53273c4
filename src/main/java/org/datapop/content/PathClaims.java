package org.datapop.content;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may be public where: a path belongs to the first document that was public there, until it is
 * released.
 */
@Component
public class PathClaims {

    private final JdbcClient jdbc;

    PathClaims(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @throws PathTaken when the path belongs to another document, or a redirect leads away from
     *     it: what readers of an older address find is changed by whoever ends the redirect
     */
    void take(@Nullable String path, UUID document, Instant firstPublicAt) {
        if (path == null) {
            return;
        }
        if (isRedirected(path, document)) {
            throw new PathTaken(new SitePath(path), PathTaken.By.REDIRECT);
        }
        try {
            jdbc.sql(
                            """
                            insert into path_claim (path, document_id, first_public_at) values (:path, :document, :at)
                            on conflict (path, document_id) do update
                            set released_at = null, released_by = null, why = null,
                                first_public_at = least(path_claim.first_public_at, excluded.first_public_at)
                            where path_claim.released_at is not null
                               or path_claim.first_public_at > excluded.first_public_at\
                            """)
                    .param("path", path)
                    .param("document", document)
                    .param("at", DatabaseClock.timestamp(firstPublicAt))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new PathTaken(new SitePath(path), PathTaken.By.DOCUMENT);
        }
    }

    private boolean isRedirected(String path, UUID document) {
        return jdbc.sql(
                        """
                        select exists (select from redirect
                                       where path = :path and (until is null or until > clock_timestamp()))
                           and not exists (select from path_claim
                                           where path = :path and document_id = :document and released_at is null)\
                        """)
                .param("path", path)
                .param("document", document)
                .query(Boolean.class)
                .single();
    }

    /**
     * Gives up a claim that was only planned, or lets it begin with what is still planned there.
     *
     * @param from when that began which isn't planned any more
     * @throws DataIntegrityViolationException when the claim has begun in the meantime
     */
    void forgetPlanned(String path, UUID document, Instant from) {
        jdbc.sql(
                        """
                        with planned as (
                          select c.path, c.document_id, min(p.live_from) as first
                          from path_claim c left join publication p on p.document_id = c.document_id and p.path = c.path
                          where c.path = :path and c.document_id = :document and c.first_public_at >= :from
                          group by c.path, c.document_id
                        ),
                        later as (
                          update path_claim c set first_public_at = planned.first from planned
                          where planned.first is not null
                            and (c.path, c.document_id) = (planned.path, planned.document_id)
                        )
                        delete from path_claim c using planned
                        where planned.first is null and (c.path, c.document_id) = (planned.path, planned.document_id)\
                        """)
                .param("path", path)
                .param("document", document)
                .param("from", DatabaseClock.timestamp(from))
                .update();
    }

    /** The document that has a path now. */
    public Optional<UUID> ownerOf(SitePath path) {
        return jdbc.sql(
                        "select document_id from path_claim where erased_path(path) = erased_path(:path) and released_at is null")
                .param("path", path.value())
                .query(UUID.class)
                .optional();
    }

    /**
     * Sets a path free for other documents, that of an erased one too: from then on its old readers
     * find whatever is published there, so somebody has to want that and say why.
     *
     * @throws PathInUse when something is live or planned there
     */
    public void release(SitePath path, String why, Actor by) {
        try {
            jdbc.sql(
                            """
                            update path_claim set released_at = clock_timestamp(), released_by = :by, why = :why
                            where erased_path(path) = erased_path(:path) and released_at is null\
                            """)
                    .param("path", path.value())
                    .param("by", by.id())
                    .param("why", why)
                    .update();
        } catch (DataIntegrityViolationException e) {
            throw new PathInUse(path, e);
        }
    }
}
