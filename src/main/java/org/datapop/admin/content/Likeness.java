package org.datapop.admin.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.datapop.markup.WordDiff;

/** How much of their words two parts of a text share, from 0 to 1. */
final class Likeness {

    /** What shares less was written anew. */
    private static final double LEAST = 0.4;

    private Likeness() {}

    static boolean isSame(String one, String other) {
        return between(words(one), words(other)) > 0;
    }

    /** 0 for what was written anew. */
    static double between(Map<String, Integer> one, Map<String, Integer> other) {
        var all = size(one) + size(other);
        var shared =
                one.entrySet().stream()
                        .mapToInt(word ->
                                Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0)))
                        .sum();
        var likeness = all == 0 ? 0 : 2.0 * shared / all;
        return likeness < LEAST ? 0 : likeness;
    }

    static List<Map<String, Integer>> words(List<String> texts) {
        return texts.stream().map(Likeness::words).toList();
    }

    private static Map<String, Integer> words(String text) {
        var words = new HashMap<String, Integer>();
        for (var word : WordDiff.words(text)) {
            if (Character.isLetterOrDigit(word.codePointAt(0))) {
                words.merge(word, 1, Integer::sum);
            }
        }
        return words;
    }

    private static int size(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }
}
