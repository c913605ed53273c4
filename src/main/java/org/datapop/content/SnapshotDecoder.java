package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.datapop.content.published.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

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
