package org.datapop.admin.content;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.datapop.markup.Passage;

/**
 * What stands between parts that are put together. Two that were neighbours in one of the texts
 * stay as far apart as they were there; others have to be held apart, or one would swallow the
 * other.
 */
final class Seams {

    private final Kind kind;
    private final Set<List<String>> known = new HashSet<>();

    Seams(Kind kind, List<List<TextPart>> texts) {
        this.kind = kind;
        for (var text : texts) {
            for (var i = 1; i < text.size(); i++) {
                var one = text.get(i - 1);
                known.add(List.of(one.text(), one.gap(), text.get(i).text()));
            }
        }
    }

    /** What holds parts apart. */
    enum Kind {
        BLOCKS("\n\n", "\n[ \t]*\n"),
        LINES("\n", "\n"),
        SENTENCES(" ", "\\s");

        private final String least;
        private final Pattern enough;

        Kind(String least, String enough) {
            this.least = least;
            this.enough = Pattern.compile(enough);
        }

        static Kind within(Passage.Kind passage) {
            return passage == Passage.Kind.LIST ? LINES : SENTENCES;
        }
    }

    String join(List<TextPart> parts) {
        var text = new StringBuilder();
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var next = i + 1 < parts.size() ? parts.get(i + 1).text() : "";
            var isApart =
                    i + 1 == parts.size()
                            || kind.enough.matcher(part.gap()).find()
                            || known.contains(List.of(part.text(), part.gap(), next));
            text.append(part.text()).append(isApart ? part.gap() : kind.least);
        }
        return text.toString();
    }
}
