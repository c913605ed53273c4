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
        extract.facets()
                .forEach((name, value) ->
                        jdbc.sql("insert into facet (revision_id, name, value) values (?, ?, ?)")
                                .params(revision, name, value)
                                .update());
    }
}
