package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.StoredPicture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes snapshots of rows: decodes bodies by their types. */
@Component
class SnapshotDecoder {

    private final ContentTypes types;
    private final Bodies bodies;

    SnapshotDecoder(ContentTypes types, Bodies bodies) {
        this.types = types;
        this.bodies = bodies;
    }

    Snapshot read(StoredSnapshot stored, Map<String, String> facets) {
        return stored.read(types, bodies, facets);
    }

    Snapshot readLive(ResultSet row) throws SQLException {
        return read(StoredSnapshot.of(row), facets(row.getString("facets")));
    }

    /** The pictures of a page, as the database gathers them: by id. */
    Map<UUID, StoredPicture> pictures(String json) {
        var pictures = new HashMap<UUID, StoredPicture>();
        bodies.tree(json)
                .properties()
                .forEach(entry ->
                        pictures.put(UUID.fromString(entry.getKey()), picture(entry.getValue())));
        return pictures;
    }

    private static StoredPicture picture(JsonNode stored) {
        return new StoredPicture(
                stored.path("width").asInt(),
                stored.path("height").asInt(),
                stored.path("widths").valueStream().map(JsonNode::asInt).toList(),
                stored.path("credit").asString(""));
    }

    private Map<String, String> facets(@Nullable String json) {
        var facets = new TreeMap<String, String>();
        if (json != null) {
            bodies.tree(json)
                    .properties()
                    .forEach(entry -> facets.put(entry.getKey(), entry.getValue().asString()));
        }
        return facets;
    }
}
