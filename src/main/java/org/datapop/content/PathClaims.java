package org.datapop.content;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.datapop.shared.Actor;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
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
     * @throws PathTaken when the path belongs to another document
     */
    void take(@Nullable String path, UUID document, Instant firstPublicAt) {
        if (path == null) {
            return;
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
            throw new PathTaken(new SitePath(path));
        }
    }

    /** Gives up a claim that was only planned. */
    void forgetPlanned(String path, UUID document) {
        jdbc.sql(
                        """
                        delete from path_claim where path = :path and document_id = :document
                        and first_public_at > clock_timestamp()\
                        """)
                .param("path", path)
                .param("document", document)
                .update();
    }

    /** The document that has a path now. */
    public Optional<UUID> ownerOf(SitePath path) {
        return jdbc.sql(
                        "select document_id from path_claim where path = :path and released_at is null")
                .param("path", path.value())
                .query(UUID.class)
                .optional();
    }

    /**
     * Sets a path free for other documents: from then on its old readers find whatever is published
     * there, so somebody has to want that and say why.
     */
    public void release(SitePath path, String why, Actor by) {
        jdbc.sql(
                        """
                        update path_claim set released_at = clock_timestamp(), released_by = :by, why = :why
                        where path = :path and released_at is null\
                        """)
                .param("path", path.value())
                .param("by", by.id())
                .param("why", why)
                .update();
    }
}
