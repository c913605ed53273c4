package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.datapop.admin.content.Braid.Strand;
import org.datapop.content.spi.Field;
import org.datapop.markup.Markup;
import org.datapop.markup.Passage;
import org.datapop.shared.Language;

/**
 * Joins what two made of one text: block by block, and of a block that both changed sentence by
 * sentence. Where both changed the same, what both wrote stands there, with marks around it.
 */
final class TextMerge {

    /** A text of more parts is joined as a whole: comparing them would cost too much. */
    private static final int MOST = 3_000;

    private static final Pattern LABEL = Pattern.compile("^ {0,3}\\[([^\\]]+)]:");

    private final Markup markup;
    private final Language language;
    private final Marks marks;

    TextMerge(Markup markup, Language language, Marks marks) {
        this.markup = markup;
        this.language = language;
        this.marks = marks;
    }

    /**
     * What came of it.
     *
     * @param isOpen whether somebody has to decide, or to see whether what was put together fits
     */
    record Outcome(String text, boolean isOpen) {}

    static boolean joins(Field field) {
        return field.kind() == Field.Kind.MARKDOWN || field.kind() == Field.Kind.TEXT;
    }

    Outcome join(Field.Kind kind, String before, String mine, String theirs) {
        var texts = Stream.of(before, mine, theirs).map(text -> cut(kind, text)).toList();
        var attempt = new Attempt();
        var parts = attempt.join(texts, Passage.Kind.WHOLE);
        var seams = kind == Field.Kind.MARKDOWN ? Seams.Kind.BLOCKS : Seams.Kind.LINES;
        var text = new Seams(seams, texts).join(parts);
        var fits =
                isSame(parts, cut(kind, text))
                        && (isUnique(parts) || !isUnique(texts.get(1)) || !isUnique(texts.get(2)));
        return new Outcome(text, attempt.contests > 0 || !fits);
    }

    private List<TextPart> cut(Field.Kind kind, String text) {
        var passages =
                kind == Field.Kind.MARKDOWN
                        ? markup.passages(text, language)
                        : markup.passagesPlain(text, language);
        return passages.size() > MOST
                ? List.of(TextPart.of(text))
                : passages.stream().map(TextPart::of).toList();
    }

    /** Whether what was put together is still read as the parts that it was put together from. */
    private static boolean isSame(List<TextPart> parts, List<TextPart> read) {
        Function<TextPart, List<Object>> said = part -> List.of(part.kind(), part.text());
        return parts.stream().map(said).toList().equals(read.stream().map(said).toList());
    }

    /** Whether no two notes, or addresses of links, have one name. */
    private boolean isUnique(List<TextPart> parts) {
        var labels =
                parts.stream()
                        .map(part -> LABEL.matcher(part.text()))
                        .filter(Matcher::find)
                        .map(found -> found.group(1).toLowerCase(language.locale()))
                        .toList();
        return labels.size() == labels.stream().distinct().count();
    }

    /** One joining, which counts what is contested. */
    private final class Attempt {

        private int contests;

        /**
         * @param texts before, mine and theirs
         */
        List<TextPart> join(List<List<TextPart>> texts, Passage.Kind within) {
            var parts = new ArrayList<TextPart>();
            for (var strand : Braid.of(texts, TextMerge::isJoinable)) {
                switch (strand) {
                    case Strand.Settled(var part) -> parts.add(part);
                    case Strand.Both both -> parts.add(join(both));
                    case Strand.Contested contested -> parts.addAll(marked(contested, within));
                }
            }
            return parts;
        }

        private TextPart join(Strand.Both both) {
            var kind = both.mine().kind();
            var texts = List.of(both.before().cut(), both.mine().cut(), both.theirs().cut());
            var parts = join(texts, kind);
            var joined = new Seams(Seams.Kind.within(kind), texts).join(parts);
            return new TextPart(
                    TextPart.of(joined).text(),
                    TextPart.gap(both.before().gap(), both.mine().gap(), both.theirs().gap()),
                    kind,
                    List.of());
        }

        private List<TextPart> marked(Strand.Contested contested, Passage.Kind within) {
            contests++;
            var sample =
                    Stream.of(contested.mine(), contested.theirs())
                            .flatMap(List::stream)
                            .map(TextPart::text)
                            .findFirst()
                            .orElse("");
            var parts = new ArrayList<TextPart>();
            parts.add(marks.mine(contests, within, sample));
            parts.addAll(contested.mine());
            parts.add(marks.theirs(contests, within, sample));
            parts.addAll(contested.theirs());
            parts.add(marks.end(contests, within, sample));
            return parts;
        }
    }

    /** Whether its own parts can be joined: those of what was written anew stay together. */
    private static boolean isJoinable(Strand.Both both) {
        var kinds =
                Stream.of(both.before(), both.mine(), both.theirs()).map(TextPart::kind).toList();
        return kinds.stream().distinct().count() == 1
                && kinds.getFirst() != Passage.Kind.WHOLE
                && Stream.of(both.before(), both.mine(), both.theirs())
                        .allMatch(part -> part.parts().size() <= MOST)
                && Likeness.isSame(both.before().text(), both.mine().text())
                && Likeness.isSame(both.before().text(), both.theirs().text());
    }
}
