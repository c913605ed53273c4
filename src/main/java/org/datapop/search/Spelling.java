package org.datapop.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides whether one word may be a misspelling of another. */
final class Spelling {

    private Spelling() {}

    /** The nearest of some words, the first of equals; nothing where none is near enough. */
    static Optional<SearchReader.Word> nearest(String typed, List<SearchReader.Word> words) {
        return words.stream()
                .filter(word -> slips(typed, word.word()) <= admitted(typed.length()))
                .min(Comparator.comparingInt(word -> slips(typed, word.word())));
    }

    private static int admitted(int length) {
        return length < 4 ? 0 : length < 6 ? 1 : length < 9 ? 2 : 3;
    }

    /** Letters missing, too many, wrong, or two that changed places. */
    static int slips(String one, String other) {
        var before = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + wrong, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && changedPlaces(one, i, other, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[other.length()];
    }

    private static boolean changedPlaces(String one, int i, String other, int j) {
        return one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
    }
}
