package org.datapop.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Joins the components' styles in the order of their layers and leaves out what only people read.
 */
final class Stylesheet {

    private static final Pattern TEXT_OR_COMMENT =
            Pattern.compile(
                    "(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+')|(?:/\\*.*?\\*/|\\s+)++",
                    Pattern.DOTALL);
    private static final Pattern NEEDLESS_SPACE =
            Pattern.compile(
                    "(\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+')"
                            + "| ?([{};,]) ?|(?<=:) | (?=!)",
                    Pattern.DOTALL);

    private Stylesheet() {}

    /**
     * @param order the names of the files, one a line; lines that start with # are remarks
     * @param files the texts by name; each must be in the order, and the other way round
     */
    static String join(List<String> order, Map<String, String> files) {
        List<String> names =
                order.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .toList();
        Set<String> odd = new TreeSet<>(files.keySet());
        names.stream().filter(name -> !odd.remove(name)).forEach(odd::add);
        if (!odd.isEmpty()) {
            throw new IllegalStateException(
                    "static/css/order.txt and the files beside it must name each other once: "
                            + String.join(", ", odd));
        }
        return names.stream()
                .map(files::get)
                .map(Stylesheet::tighten)
                .collect(Collectors.joining());
    }

    static String tighten(String css) {
        String spaced =
                TEXT_OR_COMMENT.matcher(css).replaceAll(found -> keepText(found.group(1), " "));
        String tight =
                NEEDLESS_SPACE
                        .matcher(spaced)
                        .replaceAll(found ->
                                keepText(
                                        found.group(1),
                                        found.group(2) == null ? "" : found.group(2)));
        return tight.replace(";}", "}").strip();
    }

    private static String keepText(@Nullable String text, String otherwise) {
        return Matcher.quoteReplacement(text == null ? otherwise : text);
    }
}
