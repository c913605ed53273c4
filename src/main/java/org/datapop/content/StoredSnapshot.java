package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.datapop.content.published.Snapshot;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/** A stretch of a timeline as a SELECT brings it, its body still JSON. */
record StoredSnapshot(
        UUID content,
        UUID document,
        @Nullable UUID revision,
        String kind,
        String type,
        String language,
        @Nullable String address,
        @Nullable String title,
        String summary,
        @Nullable LocalDate filed,
        @Nullable Instant liveFrom,
        @Nullable Instant liveUntil,
        String reason,
        @Nullable UUID successor,
        int schemaVersion,
        @Nullable String body) {

    static StoredSnapshot of(ResultSet row) throws SQLException {
        return new StoredSnapshot(
                row.getObject("content_id", UUID.class),
                row.getObject("document_id", UUID.class),
                row.getObject("revision_id", UUID.class),
                row.getString("kind"),
                row.getString("type"),
                row.getString("language"),
                row.getString("address"),
                row.getString("title"),
                text(row, "summary"),
                row.getObject("sort_date", LocalDate.class),
                instant(row, "live_from"),
                instant(row, "live_until"),
                text(row, "reason"),
                row.getObject("successor", UUID.class),
                row.getInt("schema_version"),
                row.getString("body"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }

    boolean isLiveAt(Instant instant) {
        return "live".equals(kind)
                && title != null
                && liveFrom != null
                && !liveFrom.isAfter(instant)
                && (liveUntil == null || liveUntil.isAfter(instant));
    }

    Snapshot read(ContentTypes types, Bodies bodies, Map<String, String> facets) {
        if (revision == null || title == null || liveFrom == null) {
            throw new IllegalStateException("Document " + document + " is not live");
        }
        return new Snapshot(
                content,
                document,
                revision,
                type,
                new Language(language),
                address,
                title,
                summary,
                filed,
                liveFrom,
                liveUntil,
                facets,
                body == null ? null : bodies.read(types.get(type), schemaVersion, body));
    }
}
