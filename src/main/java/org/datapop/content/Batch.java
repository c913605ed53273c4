package org.datapop.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.datapop.content.published.Connection;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.StoredPicture;
import org.datapop.content.published.Surroundings;
import org.datapop.content.published.Wanted;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The second SELECT of a page: everything around it. Lists that are connected take a third. */
final class Batch {

    private static final int SUGGESTED = 4;

    private final Source source;
    private final JdbcClient jdbc;
    private final Connections connections;
    private final SnapshotDecoder decoder;
    private final String siteLanguage;

    Batch(Source source, JdbcClient jdbc, SnapshotDecoder decoder, String siteLanguage) {
        this.source = source;
        this.jdbc = jdbc;
        this.connections = new Connections(source, jdbc);
        this.decoder = decoder;
        this.siteLanguage = siteLanguage;
    }

    /**
     * What the surroundings surround.
     *
     * @param own the page's document; null where there is none
     * @param owner the content that the path belongs to; null where it belongs to none
     * @param successor the content that took the place of a withdrawn one; null where none did
     * @param lost whether nothing was ever there, so that pages with a similar address may help
     */
    record Centre(
            SitePath path,
            @Nullable StoredSnapshot own,
            @Nullable UUID owner,
            @Nullable UUID successor,
            boolean lost) {

        /** Around something that is no document. */
        static Centre bare(SitePath path) {
            return new Centre(path, null, null, null, false);
        }
    }

    Surroundings around(Wanted wanted, Instant at, Centre centre) {
        var query = query(wanted, centre);
        var gathered = new Gathered(wanted.lists());
        jdbc.sql(source.in(query.sql()))
                .params(source.parameters())
                .params(query.parameters())
                .param("at", DatabaseClock.timestamp(at))
                .param("revision", centre.own() == null ? null : centre.own().revision())
                .param("successor", centre.successor())
                .param("tags", tags(query, centre))
                .query((RowCallbackHandler) row -> gather(row, gathered));
        return gathered.surroundings(at, connections.among(connected(wanted, gathered)));
    }

    private static List<Snapshot> connected(Wanted wanted, Gathered gathered) {
        return wanted.lists().stream()
                .filter(ListQuery::connected)
                .flatMap(list -> gathered.lists.getOrDefault(list.name(), List.of()).stream())
                .toList();
    }

    private BatchQuery query(Wanted wanted, Centre centre) {
        var query = new BatchQuery(source, wanted, siteLanguage);
        if (centre.own() != null) {
            query.alternates(centre.own());
            if (wanted.mentions()) {
                query.mentions(centre.own());
            }
        }
        if (centre.lost()) {
            var path = centre.path().value();
            query.suggestions(path.substring(path.lastIndexOf('/') + 1), SUGGESTED);
        }
        return query;
    }

    private static String[] tags(BatchQuery query, Centre centre) {
        var tags = new ArrayList<>(query.tags());
        tags.add("path:" + centre.path());
        if (centre.owner() != null) {
            tags.add("content:" + centre.owner());
        }
        return tags.toArray(String[]::new);
    }

    private void gather(ResultSet row, Gathered gathered) throws SQLException {
        gathered.boundary = StoredSnapshot.instant(row, "boundary");
        var pictures = row.getString("pictures"); // with the first row alone
        if (pictures != null) {
            gathered.pictures = decoder.pictures(pictures);
        }
        var role = row.getString("role");
        if (role == null) {
            return; // nothing was found at all
        }
        if (row.getString("title") == null) {
            gathered.missing.add(row.getObject("content_id", UUID.class));
            return;
        }
        gathered.add(role, decoder.readLive(row));
    }

    /** Sorts the rows by their roles. */
    private static final class Gathered {

        private @Nullable Snapshot site;
        private @Nullable Instant boundary;
        private Map<UUID, StoredPicture> pictures = Map.of();
        private final Map<String, Integer> limits;
        private final Map<UUID, Snapshot> related = new HashMap<>();
        private final Set<UUID> missing = new HashSet<>();
        private final Map<String, List<Snapshot>> lists = new HashMap<>();
        private final List<Snapshot> mentions = new ArrayList<>();
        private final List<Snapshot> alternates = new ArrayList<>();
        private final List<Snapshot> homes = new ArrayList<>();
        private final Set<String> more = new HashSet<>();

        Gathered(List<ListQuery> lists) {
            limits = lists.stream().collect(Collectors.toMap(ListQuery::name, ListQuery::limit));
        }

        void add(String role, Snapshot snapshot) {
            switch (role) {
                case BatchQuery.SITE -> site = snapshot;
                case BatchQuery.RELATED -> related.put(snapshot.content(), snapshot);
                case BatchQuery.MENTION -> mentions.add(snapshot);
                case BatchQuery.ALTERNATE -> alternates.add(snapshot);
                case BatchQuery.HOME -> homes.add(snapshot);
                case BatchQuery.SUGGESTION -> list(PublishedContent.SUGGESTIONS, snapshot);
                default -> list(role.substring(BatchQuery.LIST.length()), snapshot);
            }
        }

        /** One more than was asked for says that the list goes on. */
        private void list(String name, Snapshot snapshot) {
            var list = lists.computeIfAbsent(name, _ -> new ArrayList<>());
            if (list.size() == limits.getOrDefault(name, Integer.MAX_VALUE)) {
                more.add(name);
            } else {
                list.add(snapshot);
            }
        }

        Surroundings surroundings(Instant at, List<Connection> connections) {
            return new Surroundings(
                    at,
                    site,
                    related,
                    missing,
                    lists,
                    more,
                    connections,
                    mentions,
                    alternates,
                    homes,
                    pictures,
                    boundary);
        }
    }
}
