package org.datapop.admin.content;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.datapop.markup.Passage;
import tools.jackson.databind.JsonNode;

/**
 * The marks that stand in a text around what two wrote at the same place, until somebody decided
 * and took them out.
 *
 * @param mine what my text is called in them
 */
record Marks(String mine, String theirs) {

    private static final Pattern MARK = Pattern.compile("⟪\\d{1,4}[^⟫\\n]{0,60}⟫");

    private static final Pattern ITEM = Pattern.compile("^[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]+");

    TextPart mine(int number, Passage.Kind within, String sample) {
        return mark(number + " " + mine, within, sample);
    }

    TextPart theirs(int number, Passage.Kind within, String sample) {
        return mark(number + " " + theirs, within, sample);
    }

    TextPart end(int number, Passage.Kind within, String sample) {
        return mark(number + "", within, sample);
    }

    /** Within a list it is an item itself. */
    private static TextPart mark(String says, Passage.Kind within, String sample) {
        var item = ITEM.matcher(sample);
        var bullet = within == Passage.Kind.LIST && item.find() ? item.group() : "";
        return TextPart.of(bullet + "⟪" + says + "⟫");
    }

    /** Whether a part has some that nobody wrote. */
    static boolean stand(MergePart part, JsonNode value) {
        var found = in(value);
        found.removeAll(in(part.mine()));
        found.removeAll(in(part.theirs()));
        return !found.isEmpty();
    }

    private static Set<String> in(JsonNode value) {
        var found = new HashSet<String>();
        MARK.matcher(value.toString()).results().map(MatchResult::group).forEach(found::add);
        return found;
    }
}
