package org.datapop.site.rendering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.datapop.content.published.ListQuery;
import org.datapop.content.spi.ReservedPaths;
import org.datapop.shared.SitePath;
import org.springframework.stereotype.Component;

/** The pages that are no documents but lists of them. */
@Component
class ListPages implements ReservedPaths {

    private static final int LONG = 500;

    private final Map<SitePath, ListPage> byPath =
            new TreeMap<>(
                    Map.of(
                            path("pillars"),
                                    new ListPage("pillars", ListQuery.few("pillars", "pillar")),
                            path("challenges"),
                                    new ListPage(
                                            "challenges", ListQuery.few("challenges", "challenge")),
                            path("founders"),
                                    new ListPage(
                                            "founders",
                                            ListQuery.of("organizations", "organization", LONG)
                                                    .having("founding"),
                                            ListQuery.of("people", "person", LONG)
                                                    .having("founding")),
                            path("people"),
                                    new ListPage("people", ListQuery.of("people", "person", LONG)),
                            path("organizations"),
                                    new ListPage(
                                            "organizations",
                                            ListQuery.of("organizations", "organization", LONG))));

    /**
     * @param name of its template {@code site/<name>.html} and of its words {@code list.<name>.*}
     */
    record ListPage(String name, List<ListQuery> lists) {

        ListPage(String name, ListQuery... lists) {
            this(name, List.of(lists));
        }
    }

    Optional<ListPage> at(SitePath path) {
        return Optional.ofNullable(byPath.get(path));
    }

    @Override
    public Set<SitePath> paths() {
        return byPath.keySet();
    }

    private static SitePath path(String name) {
        return new SitePath("/" + name);
    }

    /** What the page of a document shows besides it. */
    static List<ListQuery> neededBy(String type) {
        return switch (type) {
            case "home" ->
                    List.of(
                            ListQuery.few("pillars", "pillar"),
                            ListQuery.few("challenges", "challenge"));
            case "pillar", "mission" -> List.of(ListQuery.few("pillars", "pillar"));
            default -> List.of();
        };
    }
}
