package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datapop.content.published.Surroundings;
import org.datapop.search.Search;
import org.datapop.shared.SitePath;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What somebody may mean who is still typing; for the script of the search field alone. */
@Component
class SuggestionsView implements View {

    private final Search search;
    private final Drawing drawing;

    SuggestionsView(Search search, Drawing drawing) {
        this.search = search;
        this.drawing = drawing;
    }

    /**
     * @param says how many there are, for who can't see them
     */
    private record Answer(String says, List<Item> items) {}

    private record Item(String text, String href, String lang) {}

    @Override
    public boolean isPage() {
        return false;
    }

    @Override
    public SitePath path() {
        return new SitePath("/search/suggestions");
    }

    @Override
    public Set<String> parameters() {
        return Set.of(SearchView.TEXT);
    }

    @Override
    public boolean hasPast() {
        return false;
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var language = visit.language();
        var found = search.suggest(visit.parameter(SearchView.TEXT), language);
        var prefix = visit.reading().prefix();
        var results = new Visit(visit.reading(), results(visit), language, Map.of());
        var items = new ArrayList<Item>();
        found.words()
                .forEach(word ->
                        items.add(
                                new Item(
                                        word,
                                        results.address(Map.of(SearchView.TEXT, word)),
                                        language.tag())));
        found.pages()
                .forEach(page ->
                        items.add(
                                new Item(
                                        page.title(),
                                        prefix + page.address(),
                                        page.language().tag())));
        var says = drawing.message("search.suggestions.number", language, items.size());
        var tags = new ArrayList<>(visit.tags(List.of(), around));
        tags.add(SearchView.TAG);
        return new RenderedPage(
                        200,
                        Map.of("Content-Type", "application/json", "X-Robots-Tag", "noindex"),
                        JsonMapper.shared().writeValueAsString(new Answer(says, items)),
                        Set.copyOf(tags),
                        around.freshUntil())
                .passing();
    }

    private static SitePath results(Visit visit) {
        var path = visit.path().value();
        return new SitePath(path.substring(0, path.lastIndexOf('/')));
    }
}
