package org.datapop.site.rendering;

import java.util.List;
import org.datapop.search.Piece;
import org.datapop.search.SearchResults;
import org.jspecify.annotations.Nullable;

/**
 * What the search page shows besides its field.
 *
 * @param text in the field
 * @param results null where nothing was asked
 * @param number of results, in words
 * @param filters by kind and by language, where there is something to choose
 * @param parts words that are found one by one where they aren't found together
 * @param beyond whether the results end before this page
 */
record SearchPage(
        String text,
        @Nullable SearchResults results,
        String number,
        List<Filter> filters,
        List<Entry> entries,
        List<Choice> parts,
        boolean beyond,
        Paging paging) {

    /** One thing to narrow results by. */
    record Filter(String label, List<Choice> choices) {}

    /**
     * @param number empty where there are too many to count, or nothing is counted
     */
    record Choice(String label, String number, String href, boolean current) {}

    /** A document that was found. */
    record Entry(
            String type,
            String href,
            String lang,
            String dir,
            String language,
            List<Piece> title,
            List<Piece> excerpt) {}
}
