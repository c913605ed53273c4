package org.datapop.content;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Finding;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives the rows of one body their keys, knowing which ones its document has used before. */
final class Numbering {

    private static final Random RANDOM = new SecureRandom();
    private static final int RANDOM_LENGTH = 8;

    private final Set<String> head;
    private final Supplier<Set<String>> history;
    private final Map<String, Integer> highestEver = new HashMap<>();
    private final Map<String, Integer> highest = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable Set<String> everUsed;

    /**
     * @param head the keys of the newest revision
     * @param history the keys of all revisions; asked for only when a new key is met, for it takes
     *     a look at each
     */
    Numbering(Set<String> head, Supplier<Set<String>> history) {
        this.head = head;
        this.history = history;
    }

    /**
     * @return the numbers that aren't new and yet belonged to no row that anybody remembers
     */
    List<Finding> complete(List<Field> fields, ObjectNode body) {
        var missing = new ArrayList<Row>();
        rows("", fields, body, missing);
        missing.forEach(this::name);
        return findings;
    }

    /** A row without a key. */
    private record Row(String prefix, ObjectNode values, Set<String> others) {}

    private void rows(String place, List<Field> fields, JsonNode values, List<Row> missing) {
        for (var field : fields) {
            var rows = values.path(field.key());
            if (field.hasRows() && rows.isArray()) {
                rows(place + field.key(), field, rows, missing);
            }
        }
    }

    private void rows(String place, Field field, JsonNode rows, List<Row> missing) {
        var keys = new HashSet<String>();
        for (var row : rows) {
            if (!(row instanceof ObjectNode values)) {
                continue; // the check will say so
            }
            var kind = row.path("kind").asString("");
            var prefix = field.prefixOf(kind);
            var key = row.path("key").asString("");
            if (key.isBlank()) {
                missing.add(new Row(prefix, values, keys));
            } else {
                keys.add(key);
                given(place, prefix, key);
            }
            rows(place + "/" + key + "/", field.fieldsOf(kind), row, missing);
        }
    }

    private void given(String place, String prefix, String key) {
        var number = number(prefix, key);
        if (number == 0 || head.contains(key)) {
            return;
        }
        if (number <= highestEver(prefix) && !everUsed().contains(key)) {
            findings.add(Finding.of(place, "rowKeySpent", key));
        }
        highest.merge(prefix, number, Math::max);
    }

    private void name(Row row) {
        row.values().put("key", row.prefix().isEmpty() ? random(row.others()) : next(row.prefix()));
    }

    private String next(String prefix) {
        var number = Math.max(highest.getOrDefault(prefix, 0), highestEver(prefix)) + 1;
        highest.put(prefix, number);
        return prefix + number;
    }

    private static String random(Set<String> others) {
        while (true) {
            var key =
                    RANDOM.ints(RANDOM_LENGTH, 0, Character.MAX_RADIX)
                            .collect(
                                    StringBuilder::new,
                                    (text, digit) ->
                                            text.append(
                                                    Character.forDigit(digit, Character.MAX_RADIX)),
                                    StringBuilder::append)
                            .toString();
            if (others.add(key)) {
                return key;
            }
        }
    }

    private int highestEver(String prefix) {
        return highestEver.computeIfAbsent(
                prefix,
                _ -> everUsed().stream().mapToInt(key -> number(prefix, key)).max().orElse(0));
    }

    private Set<String> everUsed() {
        if (everUsed == null) {
            everUsed = history.get();
        }
        return everUsed;
    }

    /** 0 where the key is no number with this prefix. */
    private static int number(String prefix, String key) {
        return !prefix.isEmpty() && key.matches(prefix + "[1-9][0-9]{0,5}")
                ? Integer.parseInt(key.substring(prefix.length()))
                : 0;
    }
}
