package org.datapop.site.rendering;

import java.util.List;
import org.datapop.content.published.ListQuery;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of the site, and which of them the pages of documents show. */
@Configuration(proxyBeanMethods = false)
class ListViews {

    private static final int PAGE = 48;

    @Bean
    View pillars(Drawing drawing) {
        return new ListView(drawing, ListQuery.few("pillars", "pillar"));
    }

    @Bean
    View challenges(Drawing drawing) {
        return new ListView(drawing, ListQuery.few("challenges", "challenge"));
    }

    @Bean
    View people(Drawing drawing) {
        return new ListView(drawing, ListQuery.of("people", "person", PAGE));
    }

    @Bean
    View organizations(Drawing drawing) {
        return new ListView(drawing, ListQuery.of("organizations", "organization", PAGE));
    }

    @Bean
    View interviews(Drawing drawing) {
        return new ListView(drawing, ListQuery.of("interviews", "interview", PAGE).newest());
    }

    @Bean
    View news(Drawing drawing) {
        return new ListView(drawing, ListQuery.of("news", "article", PAGE).newest());
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
