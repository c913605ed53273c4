package org.datapop.markup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.datapop.shared.Slug;
import org.jspecify.annotations.Nullable;

/** The headings of one text, each with an id that is its own. */
final class Headings {

    /** Ids cost a transliteration each; no text that is read has more headings. */
    private static final int MOST = 1_000;

    /** More of a heading can't end up in its id. */
    private static final int LONGEST = 400;

    private final Map<Node, Heading> headings = new LinkedHashMap<>();
    private final Set<String> slugs = new HashSet<>();

    /** The levels, as written, of the headings under which the text stands at the moment. */
    private final Deque<Integer> above = new ArrayDeque<>();

    private Headings() {}

    static Headings of(Node document, MarkupOptions options) {
        var headings = new Headings();
        Walk.through(document, node -> headings.add(node, options), _ -> {});
        return headings;
    }

    /** Null for a heading without words, which isn't shown. */
    @Nullable Heading of(org.commonmark.node.Heading node) {
        return headings.get(node);
    }

    List<Heading> inOrder() {
        return List.copyOf(headings.values());
    }

    /** Whether an id, written without the page's prefix, names a heading of this text. */
    boolean hasSlug(String slug) {
        return slugs.contains(slug);
    }

    private void add(Node node, MarkupOptions options) {
        if (!(node instanceof org.commonmark.node.Heading heading) || headings.size() == MOST) {
            return;
        }
        var text = PlainText.of(heading).replaceAll("\\s+", " ");
        if (!text.isEmpty()) {
            var id = options.id(unique(slug(text)));
            headings.put(heading, new Heading(options.level(depth(heading.getLevel())), text, id));
        }
    }

    /** How deep a heading stands, whatever its author began with: no level is ever skipped. */
    private int depth(int written) {
        while (!above.isEmpty() && above.peek() >= written) {
            above.pop();
        }
        above.push(written);
        return above.size();
    }

    private static String slug(String text) {
        return Slug.of(text.substring(0, Math.min(LONGEST, text.length()))).value();
    }

    private String unique(String slug) {
        var id = slug;
        for (var i = 2; !slugs.add(id); i++) {
            id = slug + "-" + i;
        }
        return id;
    }
}
