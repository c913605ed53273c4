package org.datapop.transparency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that began or ended in public.
 *
 * @param kind {@code published}, {@code withdrawn} or {@code ended}
 * @param address where it was to be read; null where it has none
 * @param words what was said, line by line; null where it was erased or nothing was said
 * @param sortKey by which lists have it, which may be no words for readers
 */
record Event(
        UUID publication,
        Instant at,
        String kind,
        UUID document,
        @Nullable UUID revision,
        UUID content,
        String type,
        String language,
        @Nullable String address,
        @Nullable String title,
        @Nullable String summary,
        @Nullable String words,
        @Nullable String sortKey,
        @Nullable String reason,
        boolean isErased) {

    static Event of(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("publication_id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getObject("document_id", UUID.class),
                row.getObject("revision_id", UUID.class),
                row.getObject("content_id", UUID.class),
                row.getString("type"),
                row.getString("language"),
                row.getString("address"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("plain_text"),
                row.getString("sort_key"),
                row.getString("reason"),
                row.getBoolean("is_erased"));
    }
}
