package org.datapop.content;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.datapop.content.spi.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what a revision points to and the values that lists ask for. */
@Component
class RevisionIndex {

    private final JdbcClient jdbc;
    private final ContentItems items;

    RevisionIndex(JdbcClient jdbc, ContentItems items) {
        this.jdbc = jdbc;
        this.items = items;
    }

    /** Pictures of a body that the library doesn't have, or has no more. */
    List<Finding> brokenPictures(Extract extract) {
        var wanted = extract.pictures().stream().map(Extract.Shown::media).distinct().toList();
        if (wanted.isEmpty()) {
            return List.of();
        }
        var there =
                jdbc.sql("select id from media where id = any (?) and erased_at is null")
                        .param(wanted.toArray(UUID[]::new))
                        .query(UUID.class)
                        .set();
        return extract.pictures().stream()
                .filter(shown -> !there.contains(shown.media()))
                .map(shown -> new Finding(shown.field(), "brokenPicture", List.of(shown.media())))
                .toList();
    }

    /** What a body points to that doesn't exist, or is not of a type that may stand there. */
    List<Finding> brokenLinks(Extract extract) {
        var targets =
                extract.links().stream().map(Extract.Link::target).collect(Collectors.toSet());
        var types =
                items.findAllByIdIn(targets).stream()
                        .collect(Collectors.toMap(ContentItem::getId, ContentItem::type));
        return extract.links().stream()
                .filter(link -> !fits(link, types.getOrDefault(link.target(), "")))
                .map(link -> new Finding(link.field(), "brokenReference", List.of(link.target())))
                .toList();
    }

    private static boolean fits(Extract.Link link, String type) {
        return !type.isEmpty() && (link.types().isEmpty() || link.types().contains(type));
    }

    void store(UUID revision, Extract extract) {
        for (var link : extract.links()) {
            jdbc.sql(
                            "insert into link (revision_id, field, position, target_content) values (?, ?, ?, ?)")
                    .params(revision, link.field(), link.position(), link.target())
                    .update();
        }
        for (var shown : extract.pictures()) {
            jdbc.sql(
                            "insert into media_use (revision_id, field, position, media_id) values (?, ?, ?, ?)")
                    .params(revision, shown.field(), shown.position(), shown.media())
                    .update();
        }
        extract.facets()
                .forEach((name, value) ->
                        jdbc.sql("insert into facet (revision_id, name, value) values (?, ?, ?)")
                                .params(revision, name, value)
                                .update());
    }
}
