package org.datapop.build;

import java.util.ArrayList;
import java.util.List;

/** The string literals of Java or JavaScript, without what only looks like one in a comment. */
final class SourceText {

    /**
     * @param before the code that leads to it, without comments
     * @param after the code that follows, from the closing quote on
     */
    record Literal(String text, String before, String after) {}

    private static final int SIGHT = 60;

    private final String source;
    private final StringBuilder code = new StringBuilder();
    private final List<int[]> places = new ArrayList<>();
    private int at;

    private SourceText(String source) {
        this.source = source;
        while (at < source.length()) {
            step();
        }
    }

    static List<Literal> literals(String source) {
        var text = new SourceText(source);
        return text.places.stream().map(text::literal).toList();
    }

    private void step() {
        if (source.startsWith("//", at)) {
            at = end("\n", at) - 1;
        } else if (source.startsWith("/*", at)) {
            at = end("*/", at + 2);
        } else if (source.startsWith("\"\"\"", at)) {
            literal(3, end("\"\"\"", at + 3));
        } else if ("\"'`".indexOf(source.charAt(at)) >= 0) {
            literal(1, closed(source.charAt(at)));
        } else if (source.charAt(at) == '/' && startsPattern()) {
            code.append("/pattern/");
            at = closed('/');
        } else {
            code.append(source.charAt(at++));
        }
    }

    private void literal(int quotes, int end) {
        places.add(new int[] {code.length() + quotes, code.length() + end - at - quotes});
        code.append(source, at, end);
        at = end;
    }

    private Literal literal(int[] place) {
        return new Literal(
                code.substring(place[0], place[1]),
                code.substring(Math.max(0, place[0] - SIGHT), place[0]),
                code.substring(place[1]));
    }

    /** A slash divides after a value, and opens a regular expression everywhere else. */
    private boolean startsPattern() {
        var before = code.toString().stripTrailing();
        return before.isEmpty() || "(,=:[!&|?{};>".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private int closed(char quote) {
        for (int i = at + 1; i < source.length(); i++) {
            if (source.charAt(i) == '\\') {
                i++;
            } else if (source.charAt(i) == quote) {
                return i + 1;
            }
        }
        return source.length();
    }

    private int end(String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0
                ? source.length() + 1 - (mark.equals("\n") ? 0 : 1)
                : found + mark.length();
    }
}
