package org.datapop.build;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The keys that templates and Java ask for. A part that is only known when the site runs is a star:
 * {@code list.*.title}.
 */
final class WordUses {

    private static final Pattern IN_TEMPLATE =
            Pattern.compile("#\\{((?:__[$*]\\{[^}]*}__|[A-Za-z0-9.-]|_(?!_))*)|#(messages)\\.");
    private static final Pattern KEY = Pattern.compile("[a-z]\\w*(\\.\\w+)+");
    private static final Pattern BEGINNING = Pattern.compile("([a-z]\\w*\\.)+");
    private static final Pattern ASKING = Pattern.compile("\\b(?:getM|m)essage\\(\\s*\"$");
    private static final Pattern PART =
            Pattern.compile("\\s*\\+\\s*(?:\"([^\"]*)\"|([^+,;?:\"]+))");

    private WordUses() {}

    static Set<String> inTemplate(String template) {
        return IN_TEMPLATE
                .matcher(template.replaceAll("(?s)<!--/\\*.*?\\*/-->", ""))
                .results()
                .map(use -> Objects.requireNonNullElse(use.group(1), ""))
                .map(use -> use.replaceAll("__[$*]\\{[^}]*}__", "*"))
                .map(use -> use.isEmpty() ? "*" : use)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * @param families the first parts of the keys there are; a text of this form that begins with
     *     none of them is something else, unless it is asked for as a word
     */
    static Set<String> inJava(String source, Set<String> families) {
        var uses = new TreeSet<String>();
        for (var literal : SourceText.literals(source)) {
            var asked = ASKING.matcher(literal.before()).find();
            var text = literal.text();
            var known = families.contains(text.replaceAll("\\..*", ""));
            var joined = literal.after().matches("(?s)\"\\s*\\+.*");
            if (joined && (asked || known) && BEGINNING.matcher(text).matches()) {
                uses.add(text + rest(literal.after().substring(1)));
            } else if (asked || known && KEY.matcher(text).matches()) {
                uses.add(text);
            }
        }
        return uses;
    }

    /** Uses that no key answers. */
    static List<String> unknown(Set<String> uses, Set<String> keys) {
        return uses.stream()
                .filter(use -> use.startsWith("*") || keys.stream().noneMatch(matching(use)))
                .toList();
    }

    /** Keys that no use asks for. */
    static List<String> unused(Set<String> uses, Set<String> keys) {
        return keys.stream()
                .filter(key -> uses.stream().noneMatch(use -> matching(use).test(key)))
                .toList();
    }

    private static java.util.function.Predicate<String> matching(String use) {
        return Pattern.compile(use.replace(".", "\\.").replace("*", "[^.]+")).asMatchPredicate();
    }

    private static String rest(String after) {
        var rest = new StringBuilder();
        var part = PART.matcher(after);
        int at = 0;
        while (part.region(at, after.length()).lookingAt()) {
            rest.append(part.group(1) == null ? "*" : part.group(1));
            at = part.end();
        }
        return rest.toString();
    }
}
