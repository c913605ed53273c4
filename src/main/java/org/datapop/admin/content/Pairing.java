package org.datapop.admin.content;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what became of each part of a text: first what stayed as it is, between these what is most
 * alike, and of what is left the first for the first.
 */
final class Pairing {

    /** Where more than so many pairs had to be tried, nothing is looked for that is alike. */
    private static final int MOST = 10_000;

    private static final int NONE = -1;

    private final List<String> before;
    private final List<String> after;
    private final int[] found;

    private Pairing(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        this.found = new int[before.size()];
        Arrays.fill(found, NONE);
    }

    /** For each part of before the place of it in after, -1 where it is gone; in order. */
    static int[] of(List<TextPart> before, List<TextPart> after) {
        var pairing =
                new Pairing(
                        before.stream().map(TextPart::text).toList(),
                        after.stream().map(TextPart::text).toList());
        pairing.pair();
        return pairing.found;
    }

    private void pair() {
        var old = 0;
        var now = 0;
        for (var delta :
                DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<>(), null, true)
                        .getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                var from = delta.getSource().getPosition();
                var first = delta.getTarget().getPosition();
                pairAlike(old, from, now, first);
                for (var i = 0; i < delta.getSource().size(); i++) {
                    found[from + i] = first + i;
                }
                old = from + delta.getSource().size();
                now = first + delta.getSource().size();
            }
        }
        pairAlike(old, before.size(), now, after.size());
    }

    private void pairAlike(int from, int to, int first, int last) {
        var rows = to - from;
        var columns = last - first;
        if (rows > 0 && columns > 0 && (long) rows * columns <= MOST) {
            follow(likeness(from, to, first, last), from, first);
        }
        pairRest(from, to, first, last);
    }

    /** The best that can be had of what begins at each place. */
    private double[][][] likeness(int from, int to, int first, int last) {
        var old = Likeness.words(before.subList(from, to));
        var now = Likeness.words(after.subList(first, last));
        var best = new double[old.size() + 1][now.size() + 1];
        var alike = new double[old.size()][now.size()];
        for (var i = old.size() - 1; i >= 0; i--) {
            for (var j = now.size() - 1; j >= 0; j--) {
                alike[i][j] = Likeness.between(old.get(i), now.get(j));
                best[i][j] = Math.max(best[i + 1][j], best[i][j + 1]);
                if (alike[i][j] > 0) {
                    best[i][j] = Math.max(best[i][j], alike[i][j] + best[i + 1][j + 1]);
                }
            }
        }
        return new double[][][] {best, alike};
    }

    private void follow(double[][][] likeness, int from, int first) {
        var best = likeness[0];
        var alike = likeness[1];
        var i = 0;
        var j = 0;
        while (i < alike.length && j < alike[i].length) {
            if (alike[i][j] > 0 && best[i][j] == alike[i][j] + best[i + 1][j + 1]) {
                found[from + i++] = first + j++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private void pairRest(int from, int to, int first, int last) {
        var next = first;
        for (var i = from; i < to; i++) {
            if (found[i] != NONE) {
                next = found[i] + 1;
            } else if (next < limit(i, to, last)) {
                found[i] = next++;
            }
        }
    }

    private int limit(int from, int to, int last) {
        for (var i = from; i < to; i++) {
            if (found[i] != NONE) {
                return found[i];
            }
        }
        return last;
    }
}
