package org.datapop.markup;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.datapop.markup.WordDiff.Piece.Kind;

/** What was taken out of a text and what was put into it, word by word. */
public final class WordDiff {

    /** Above this many lines or words a comparison costs more than it tells. */
    private static final int MOST = 3_000;

    /** Where less than one letter in so many stayed, a passage was written anew. */
    private static final int ANEW = 4;

    private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");

    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();
    private final StringBuilder same = new StringBuilder();

    /** The blank between two changes; a change of its own if nothing else stands there. */
    private String gap = "";

    private WordDiff() {}

    /**
     * A stretch of text.
     *
     * @param text empty where it is folded
     * @param words how many are folded
     */
    public record Piece(Kind kind, String text, int words) {

        /** What became of a stretch. */
        public enum Kind {
            SAME,
            REMOVED,
            ADDED,
            FOLDED
        }

        /** The text as it can be seen: the end of a line that alone came or went has a sign. */
        public String shown() {
            return text.isBlank() && (kind == Kind.REMOVED || kind == Kind.ADDED)
                    ? text.replace("\n", "¶\n")
                    : text;
        }
    }

    /**
     * One text out of both: what is the same, and in its place what went and came; where much is
     * the same, only a few words of it.
     */
    public static List<Piece> between(String before, String after) {
        var diff = new WordDiff();
        diff.compare(lines(before), lines(after), true);
        diff.close();
        return Folding.of(Sliding.of(diff.pieces));
    }

    /** Of these, what stood there before. */
    public static List<Piece> before(List<Piece> pieces) {
        return pieces.stream().filter(piece -> piece.kind() != Kind.ADDED).toList();
    }

    /** Of these, what stands there now. */
    public static List<Piece> after(List<Piece> pieces) {
        return pieces.stream().filter(piece -> piece.kind() != Kind.REMOVED).toList();
    }

    private void compare(List<String> before, List<String> after, boolean areLines) {
        if (before.size() + after.size() > MOST) {
            replace(String.join("", before), String.join("", after));
            return;
        }
        var old = new StringBuilder();
        var now = new StringBuilder();
        for (var delta : deltas(before, after)) {
            if (delta.getType() == DeltaType.EQUAL) {
                change(old, now, areLines);
                same(String.join("", delta.getSource().getLines()));
            } else {
                delta.getSource().getLines().forEach(old::append);
                delta.getTarget().getLines().forEach(now::append);
            }
        }
        change(old, now, areLines);
    }

    private void change(StringBuilder old, StringBuilder now, boolean areLines) {
        var before = old.toString();
        var after = now.toString();
        old.setLength(0);
        now.setLength(0);
        if (areLines && !isAnew(words(before), words(after))) {
            compare(words(before), words(after), false);
        } else if (!before.isEmpty() || !after.isEmpty()) {
            replace(before, after);
        }
    }

    private static List<AbstractDelta<String>> deltas(List<String> before, List<String> after) {
        return DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>(), null, true)
                .getDeltas();
    }

    private static boolean isAnew(List<String> old, List<String> now) {
        if (old.size() + now.size() > MOST) {
            return true;
        }
        var kept =
                deltas(old, now).stream()
                        .filter(delta -> delta.getType() == DeltaType.EQUAL)
                        .flatMap(delta -> delta.getSource().getLines().stream())
                        .mapToInt(WordDiff::letters)
                        .sum();
        var all =
                Math.min(
                        old.stream().mapToInt(WordDiff::letters).sum(),
                        now.stream().mapToInt(WordDiff::letters).sum());
        return kept * ANEW < all;
    }

    private static int letters(String text) {
        return text.isBlank() ? 0 : text.length();
    }

    private void replace(String old, String now) {
        flushSame();
        removed.append(gap).append(old);
        added.append(gap).append(now);
        gap = "";
    }

    private void same(String text) {
        if (gap.isEmpty() && isChanging() && text.isBlank() && !text.contains("\n")) {
            gap = text;
            return;
        }
        flushChanges();
        same.append(gap).append(text);
        gap = "";
    }

    private boolean isChanging() {
        return !removed.isEmpty() || !added.isEmpty();
    }

    private void close() {
        flushChanges();
        same.append(gap);
        flushSame();
    }

    private void flushChanges() {
        var lead = blanksOfBoth(removed, added);
        same.append(removed, 0, lead);
        removed.delete(0, lead);
        added.delete(0, lead);
        flushSame();
        var trail = blanksOfBoth(reversed(removed), reversed(added));
        var blanks = removed.substring(removed.length() - trail);
        removed.setLength(removed.length() - trail);
        added.setLength(added.length() - trail);
        flush(Kind.REMOVED, removed);
        flush(Kind.ADDED, added);
        same.append(blanks);
    }

    /** How many blanks both begin with: they didn't change. */
    private static int blanksOfBoth(CharSequence one, CharSequence other) {
        var count = 0;
        while (count < Math.min(one.length(), other.length())
                && one.charAt(count) == other.charAt(count)
                && Character.isWhitespace(one.charAt(count))) {
            count++;
        }
        return count;
    }

    private static CharSequence reversed(StringBuilder text) {
        return new StringBuilder(text).reverse();
    }

    private void flushSame() {
        flush(Kind.SAME, same);
    }

    private void flush(Kind kind, StringBuilder text) {
        if (text.isEmpty()) {
            return;
        }
        if (kind == Kind.SAME && !pieces.isEmpty() && pieces.getLast().kind() == Kind.SAME) {
            text.insert(0, pieces.removeLast().text());
        }
        pieces.add(new Piece(kind, text.toString(), 0));
        text.setLength(0);
    }

    private static List<String> lines(String text) {
        return LINE.matcher(text).results().map(java.util.regex.MatchResult::group).toList();
    }

    /** Words of any script, and what stands between them. */
    public static List<String> words(String text) {
        var breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        breaks.setText(text);
        var words = new ArrayList<String>();
        var from = breaks.first();
        for (var to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            words.add(text.substring(from, to));
            from = to;
        }
        return words;
    }
}
