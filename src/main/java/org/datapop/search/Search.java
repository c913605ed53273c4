package org.datapop.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.datapop.search.SearchReader.Count;
import org.datapop.search.SearchReader.Found;
import org.datapop.search.SearchResults.Correction;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Service;

/** Finds live documents by their words, and knows what somebody meant who wrote one wrong. */
@Service
public class Search {

    private static final int PAGE = 20;
    private static final int SUGGESTED_PAGES = 6;
    private static final int SUGGESTED_WORDS = 4;

    /** Whoever writes more words wrong is not helped by guessing. */
    private static final int MOST_CORRECTIONS = 4;

    private static final String NO_TYPE = "-";

    private final SearchReader reader;

    Search(SearchReader reader) {
        this.reader = reader;
    }

    /** Whatever was typed has an answer: it is never refused. */
    public SearchResults find(SearchRequest asked) {
        var query = Query.of(asked.text());
        if (query.wanted().isEmpty()) {
            return results(query, false, new Found(0, List.of(), List.of()), asked);
        }
        var request = known(asked);
        try {
            return reader.at(() -> find(query, request));
        } catch (QueryTimeoutException e) {
            return new SearchResults(
                    query.text(),
                    true,
                    query.cut(),
                    0,
                    List.of(),
                    Map.of(),
                    Map.of(),
                    null,
                    List.of(),
                    List.of(),
                    true);
        }
    }

    /** A filter that names nothing finds nothing. */
    private static SearchRequest known(SearchRequest request) {
        var type = request.type();
        var language = request.language();
        return new SearchRequest(
                request.text(),
                type == null || type.matches("[a-z][a-z-]{0,60}") ? type : NO_TYPE,
                language == null || Language.isTag(language) ? language : NO_TYPE,
                request.reader(),
                request.after());
    }

    private SearchResults find(Query query, SearchRequest request) {
        var key = Key.parse(request.after()).orElse(null);
        var found = reader.find(query.terms(), request, key, PAGE + 1);
        if (found.total() > 0 || !found.counts().isEmpty()) {
            return page(query, request, found, List.of(), List.of());
        }
        var corrections = new ArrayList<Correction>();
        var known = new ArrayList<String>();
        var terms = query.wanted().stream().map(term -> mended(term, corrections, known)).toList();
        if (terms.equals(query.wanted())) {
            return page(query, request, found, List.of(), known);
        }
        var mended = query.with(terms);
        var again = reader.find(mended.terms(), request, key, PAGE + 1);
        return page(mended, request, again, again.total() > 0 ? corrections : List.of(), known);
    }

    /** The term, or what may have been meant where it stands nowhere. */
    private Term mended(Term term, List<Correction> corrections, List<String> known) {
        if (reader.knows(term)) {
            known.add(term.text());
            return term;
        }
        if (!term.isWord() || corrections.size() == MOST_CORRECTIONS) {
            return term;
        }
        if (term.text().length() > 2 && reader.knows(term.asBeginning())) {
            return term.asBeginning();
        }
        var nearest = Spelling.nearest(term.words().getFirst(), reader.near(term));
        nearest.ifPresent(word -> corrections.add(new Correction(term.text(), word.spelling())));
        return nearest.map(word -> term.instead(word.spelling())).orElse(term);
    }

    private SearchResults page(
            Query query,
            SearchRequest request,
            Found found,
            List<Correction> corrections,
            List<String> known) {
        var rows = found.rows().stream().limit(PAGE).toList();
        var hits = new Marked(reader, query.wanted()).hits(rows);
        var next = found.rows().size() > PAGE ? rows.getLast().key().toString() : null;
        var parts = found.total() == 0 && query.wanted().size() > 1 ? known : List.<String>of();
        return new SearchResults(
                query.text(),
                true,
                query.cut(),
                found.total(),
                hits,
                numbers(
                        found,
                        Count::type,
                        count -> isWanted(request.language(), count.language())),
                numbers(found, Count::language, count -> isWanted(request.type(), count.type())),
                next,
                corrections,
                parts,
                false);
    }

    private static SearchResults results(
            Query query, boolean asked, Found found, SearchRequest request) {
        return new SearchResults(
                query.text(),
                asked,
                query.cut(),
                found.total(),
                List.of(),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                List.of(),
                false);
    }

    private static boolean isWanted(@Nullable String filter, String value) {
        return filter == null || filter.equals(value);
    }

    private static Map<String, OptionalInt> numbers(
            Found found, Function<Count, String> by, Predicate<Count> under) {
        return found.counts().stream()
                .filter(under)
                .collect(
                        Collectors.groupingBy(
                                by,
                                TreeMap::new,
                                Collectors.collectingAndThen(Collectors.toList(), Search::sum)));
    }

    private static OptionalInt sum(List<Count> counts) {
        var sum = 0;
        for (var count : counts) {
            if (count.number() == null) {
                return OptionalInt.empty();
            }
            sum += count.number();
        }
        return OptionalInt.of(sum);
    }

    /**
     * What somebody may mean who has typed so much.
     *
     * @param language of the reader, whose documents come first
     */
    public Suggestions suggest(String text, Language language) {
        var words = Token.folded(Query.of(text).text());
        if (words.isEmpty() || words.getLast().length() < 2) {
            return Suggestions.NONE;
        }
        var beginning = words.getLast();
        try {
            return reader.at(() ->
                    new Suggestions(
                            reader.pages(
                                    words.subList(0, words.size() - 1),
                                    beginning,
                                    language,
                                    SUGGESTED_PAGES),
                            words.size() > 1
                                    ? List.of()
                                    : reader.words(beginning, SUGGESTED_WORDS)));
        } catch (QueryTimeoutException e) {
            return Suggestions.NONE;
        }
    }
}
