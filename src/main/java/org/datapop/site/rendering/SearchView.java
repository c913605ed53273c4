package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.datapop.content.published.Surroundings;
import org.datapop.search.Hit;
import org.datapop.search.Search;
import org.datapop.search.SearchRequest;
import org.datapop.search.SearchResults;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.SearchPage.Choice;
import org.datapop.site.rendering.SearchPage.Entry;
import org.datapop.site.rendering.SearchPage.Filter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is found of what is live; always now, whatever instant is read. */
@Component
class SearchView implements View {

    static final SitePath PATH = new SitePath("/search");
    static final String TEXT = "q";

    /** What results depend on: any publication. */
    static final String TAG = "search";

    private static final String TYPE = "type";
    private static final String LANGUAGE = "language";
    private static final String AFTER = "after";

    private final Search search;
    private final Drawing drawing;

    SearchView(Search search, Drawing drawing) {
        this.search = search;
        this.drawing = drawing;
    }

    @Override
    public SitePath path() {
        return PATH;
    }

    @Override
    public Set<String> parameters() {
        return Set.of(TEXT, TYPE, LANGUAGE, AFTER);
    }

    @Override
    public boolean hasPast() {
        return false;
    }

    @Override
    public RenderedPage draw(Visit visit, Surroundings around) {
        var typed = visit.parameter(TEXT);
        var results = typed.isBlank() ? null : search.find(request(visit, typed));
        var sheet = visit.sheet(around);
        var language = visit.language();
        sheet =
                results == null
                        ? sheet.asked("")
                                .titled(
                                        "search",
                                        drawing.message("search.title", language),
                                        drawing.message("search.summary", language))
                        : sheet.unlisted(
                                "search",
                                drawing.message("search.title.of", language, results.text()));
        var html = drawing.draw(sheet, Map.of("search", page(visit, results)));
        var tags = new ArrayList<>(visit.tags(List.of(), around));
        tags.add(TAG);
        var page = new RenderedPage(200, Map.of(), html, Set.copyOf(tags), around.freshUntil());
        return results == null ? page : page.passing();
    }

    private static SearchRequest request(Visit visit, String typed) {
        return new SearchRequest(
                typed,
                given(visit, TYPE),
                given(visit, LANGUAGE),
                visit.language(),
                given(visit, AFTER));
    }

    private static @Nullable String given(Visit visit, String parameter) {
        var value = visit.parameter(parameter);
        return value.isEmpty() ? null : value;
    }

    private SearchPage page(Visit visit, @Nullable SearchResults results) {
        if (results == null) {
            return new SearchPage(
                    "", null, "", List.of(), List.of(), List.of(), false, new Paging(null, null));
        }
        var after = visit.parameter(AFTER);
        return new SearchPage(
                results.text(),
                results,
                number(visit, results),
                filters(visit, results),
                results.hits().stream().map(hit -> entry(visit, hit)).toList(),
                results.parts().stream()
                        .map(word -> new Choice(word, "", visit.address(Map.of(TEXT, word)), false))
                        .toList(),
                results.total() > 0 && results.hits().isEmpty(),
                new Paging(
                        after.isEmpty() ? null : with(visit, AFTER, ""),
                        results.next() == null ? null : with(visit, AFTER, results.next())));
    }

    private String number(Visit visit, SearchResults results) {
        var key = results.isMore() ? "search.number.more" : "search.number";
        var most = Math.min(results.total(), SearchResults.MOST);
        return drawing.message(key, visit.language(), most, results.text());
    }

    private Entry entry(Visit visit, Hit hit) {
        var foreign = !hit.language().equals(visit.language());
        return new Entry(
                drawing.message("type." + hit.type(), visit.language()),
                visit.reading().prefix() + hit.address(),
                hit.language().tag(),
                hit.language().direction(),
                foreign ? name(visit, hit.language().tag()) : "",
                hit.title(),
                hit.excerpt());
    }

    private List<Filter> filters(Visit visit, SearchResults results) {
        var filters = new ArrayList<Filter>();
        filters.add(filter(visit, TYPE, results.types()));
        filters.add(filter(visit, LANGUAGE, results.languages()));
        filters.removeIf(filter -> filter.choices().size() < 3 && !isChosen(filter));
        return filters;
    }

    private static boolean isChosen(Filter filter) {
        return filter.choices().stream().skip(1).anyMatch(Choice::current)
                || !filter.choices().getFirst().current();
    }

    private Filter filter(Visit visit, String parameter, Map<String, OptionalInt> numbers) {
        var chosen = visit.parameter(parameter);
        var choices = new ArrayList<Choice>();
        choices.add(
                new Choice(
                        drawing.message("search.filter." + parameter + ".all", visit.language()),
                        "",
                        with(visit, parameter, ""),
                        chosen.isEmpty()));
        numbers.forEach((value, number) ->
                choices.add(
                        new Choice(
                                parameter.equals(TYPE)
                                        ? drawing.message("type." + value, visit.language())
                                        : name(visit, value),
                                number.isPresent() ? Integer.toString(number.getAsInt()) : "",
                                with(visit, parameter, value),
                                chosen.equals(value))));
        return new Filter(drawing.message("search.filter." + parameter, visit.language()), choices);
    }

    /** The same search from its beginning with one parameter changed; an empty one is left out. */
    private static String with(Visit visit, String parameter, String value) {
        var changed = new HashMap<>(visit.parameters());
        changed.remove(AFTER);
        changed.remove(parameter);
        if (!value.isEmpty()) {
            changed.put(parameter, value);
        }
        return visit.address(changed);
    }

    private static String name(Visit visit, String tag) {
        return new Language(tag).locale().getDisplayName(visit.language().locale());
    }
}
