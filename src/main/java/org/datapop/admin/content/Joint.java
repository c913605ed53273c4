package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.datapop.content.SavedRevision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two texts while somebody joins them.
 *
 * @param base the revision that both began from; null for none
 * @param theirs the revision with which theirs is joined
 * @param mine the text that is joined with it, as it was before
 * @param values the text that comes out of it, as far as it is
 * @param decided the places of which somebody said what shall stand there
 */
record Joint(
        @Nullable UUID base,
        SavedRevision theirs,
        Merge merge,
        ObjectNode mine,
        ObjectNode values,
        Set<String> decided) {

    private static final Pattern TAKE = Pattern.compile("(mine|theirs|joined) ([\\w/-]{1,200})");

    /**
     * Takes one side's text, as a button asks for it: {@code mine summary}, {@code theirs
     * turns/a3}.
     *
     * @return the place to go on at; empty where nothing was asked
     */
    Optional<String> take(String asked) {
        var matcher = TAKE.matcher(asked);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var side = MergePart.Side.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        merge.take(matcher.group(2), side, values);
        decided.add(matcher.group(2));
        return Optional.of(MergePages.id(matcher.group(2)));
    }

    /** What both changed and nobody decided yet. */
    public List<MergePart> undecided() {
        return merge.undecided(values, decided);
    }

    static Set<String> decided(@Nullable List<String> places) {
        return places == null ? new TreeSet<>() : new TreeSet<>(places);
    }
}
