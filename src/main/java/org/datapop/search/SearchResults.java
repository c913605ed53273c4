package org.datapop.search;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One page of what was found, and the numbers around it.
 *
 * @param text what was looked for, cut where it was too long
 * @param asked whether there was anything to look for
 * @param cut whether some of it was left out
 * @param total how many there are under the filter, at most {@link #MOST}
 * @param hits best first
 * @param types how many there are of each type under the filter of languages, in no order; empty
 *     where there are too many to count
 * @param languages how many there are in each language under the filter of types
 * @param next asks for what comes after; null on the last page
 * @param corrections what was looked for instead of words that stand nowhere
 * @param parts words that are found one by one where they aren't found together
 * @param tooMuch whether it would have taken too long
 */
public record SearchResults(
        String text,
        boolean asked,
        boolean cut,
        int total,
        List<Hit> hits,
        Map<String, OptionalInt> types,
        Map<String, OptionalInt> languages,
        @Nullable String next,
        List<Correction> corrections,
        List<String> parts,
        boolean tooMuch) {

    /** More are not counted. */
    public static final int MOST = 1000;

    /** A word that stands nowhere, and the one that was looked for instead. */
    public record Correction(String typed, String instead) {}

    /** Whether there are more than {@link #total}. */
    public boolean isMore() {
        return total > MOST;
    }
}
