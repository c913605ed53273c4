package org.datapop.build;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/** What must be true of the words of a language; each rule lists what breaks it. */
final class MessageRules {

    /** Keys that are asked for with one argument more than English has a place for. */
    static final Set<String> CHOOSING = Set.of("date.from", "date.until", "date.on");

    /** Patterns of {@link DateTimeFormatter}, in which apostrophes are meant. */
    private static final Set<String> DATES = Set.of("date.day", "date.firstDay", "date.month");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)(,choice)?");
    private static final Pattern OUTER_SPACE = Pattern.compile("^[\\s\\p{Z}]|[\\s\\p{Z}]$");
    private static final Pattern INNER_SPACE = Pattern.compile("[\\s\\p{Z}]{2}|\\t");
    private static final Pattern LOOSE_FRENCH = Pattern.compile(" [;:!?»]|« |\\w[;!?»]|«\\w");

    private MessageRules() {}

    static List<String> sameKeys(Messages english, Messages other) {
        var found = new ArrayList<String>();
        english.words().keySet().stream()
                .filter(key -> !other.words().containsKey(key))
                .forEach(key -> found.add(other.language() + " lacks " + key));
        other.words().keySet().stream()
                .filter(key -> !english.words().containsKey(key))
                .forEach(key -> found.add(other.language() + " alone has " + key));
        other.repeated().forEach(key -> found.add(other.language() + " says twice " + key));
        return found;
    }

    /** Only the words around an argument may be chosen differently. */
    static List<String> sameArguments(Messages english, Messages other) {
        return breaking(
                other,
                (key, pattern) -> {
                    var wanted = english.words().getOrDefault(key, "");
                    var chosen = arguments(pattern, true);
                    if (CHOOSING.contains(key)) {
                        chosen.remove("1");
                    }
                    return !arguments(pattern, false).equals(arguments(wanted, false))
                            || !chosen.equals(arguments(wanted, true));
                });
    }

    static List<String> readable(Messages messages) {
        return breaking(messages, (key, pattern) -> !parses(messages, key, pattern));
    }

    /** A choice has words for every number, or it would say none for some. */
    static List<String> completeChoices(Messages messages) {
        return breaking(
                messages,
                (_, pattern) ->
                        pattern.contains(",choice")
                                && (!Pattern.compile(",choice,(-?\\d+)")
                                                .matcher(pattern)
                                                .results()
                                                .allMatch(choice -> choice.group(1).equals("0"))
                                        || pattern.contains("#,")));
    }

    /** MessageFormat swallows straight apostrophes, and they look poor where it doesn't. */
    static List<String> typographicQuotes(Messages messages) {
        return breaking(
                messages,
                (key, pattern) ->
                        pattern.contains("\"") || pattern.contains("'") && !DATES.contains(key));
    }

    static List<String> tidySpaces(Messages messages) {
        return breaking(
                messages,
                (_, pattern) ->
                        pattern.isEmpty()
                                || OUTER_SPACE.matcher(pattern).find()
                                || INNER_SPACE.matcher(pattern).find());
    }

    static List<String> frenchSpaces(Messages messages) {
        return messages.language().getLanguage().equals("fr")
                ? breaking(
                        messages,
                        (_, pattern) ->
                                LOOSE_FRENCH.matcher(pattern.replaceAll("\\{[^}]*}", "0")).find())
                : List.of();
    }

    private static boolean parses(Messages messages, String key, String pattern) {
        try {
            if (DATES.contains(key)) {
                var _ = DateTimeFormatter.ofPattern(pattern, messages.language());
            } else {
                var format = new MessageFormat(pattern, messages.language());
                var said = format.format(new Object[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
                return !said.contains("{") && !said.contains("}");
            }
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Set<String> arguments(String pattern, boolean chosen) {
        var found = new TreeSet<String>();
        ARGUMENT.matcher(pattern)
                .results()
                .filter(argument -> chosen == (argument.group(2) != null))
                .forEach(argument -> found.add(argument.group(1)));
        return found;
    }

    private static List<String> breaking(Messages messages, BiPredicate<String, String> breaks) {
        BiFunction<String, String, String> told =
                (key, pattern) -> messages.language() + ": " + key + "=" + pattern;
        return messages.words().entrySet().stream()
                .filter(word -> breaks.test(word.getKey(), word.getValue()))
                .map(word -> told.apply(word.getKey(), word.getValue()))
                .toList();
    }
}
