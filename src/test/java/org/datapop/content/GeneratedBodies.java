package org.datapop.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.datapop.content.spi.Field;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import org.jspecify.annotations.Nullable;

/**
 * Bodies made from a form alone, deterministic by their number: what writers type, and what nobody
 * expects them to.
 */
public final class GeneratedBodies {

    private static final List<String> WORDS =
            List.of(
                    "data",
                    "Élodie",
                    "straße",
                    "Ñandú",
                    "don’t",
                    "naïve",
                    "a-b",
                    "“quoted”",
                    "<b>",
                    "&amp;",
                    "{{x}}",
                    "${7*7}",
                    "`code`",
                    "[link](javascript:alert(1))",
                    "*star",
                    "_",
                    "...",
                    "O'Neill");
    private static final List<String> RIGHT_TO_LEFT =
            List.of(
                    "بيانات", "من", "أجل", "التنمية", "שלום", "עולם", "داده", "العربية", "2013",
                    "\u200f");
    private static final List<String> PICTURES =
            List.of("🎉", "👩🏽‍🔬", "🇲🇽", "データ", "数据", "e\u0301", "𝔸", "🏳️‍🌈", "\u00a0");
    private static final List<String> DATES =
            List.of("2013", "2012~", "2013-22", "2013-07", "2013-07-14", "2004-24~");

    private final int number;
    private final Random random;
    private final List<String> words;
    private final int amount;
    private final Function<List<String>, List<String>> contents;

    /**
     * @param number 0 the emptiest that can be published, 1 the fullest, from then on all sorts
     * @param contents existing contents of the given types
     */
    public GeneratedBodies(int number, Function<List<String>, List<String>> contents) {
        this.number = number;
        this.random = new Random(number);
        this.words = List.of(WORDS, RIGHT_TO_LEFT, PICTURES).get(number % 3);
        this.amount = number == 0 ? 0 : number == 1 ? Integer.MAX_VALUE : 1 + number % 7;
        this.contents = contents;
    }

    public Map<String, Object> body(FormSpec form) {
        return values(form.fields());
    }

    /**
     * Changes a body that breaks rules, until it breaks none: fills what is missing, leaves out the
     * row that is wrong, and tries another value for a field that is.
     */
    void mend(Map<String, Object> body, FormSpec form, List<Finding> findings) {
        for (var finding : findings) {
            var place = finding.field().split("/");
            var field =
                    form.fields().stream()
                            .filter(candidate -> candidate.key().equals(place[0]))
                            .findFirst()
                            .orElseThrow();
            if (place.length > 1 && body.get(place[0]) instanceof List<?> rows) {
                rows.removeIf(row -> place[1].equals(((Map<?, ?>) row).get("key")));
            } else {
                body.put(place[0], value(field));
            }
        }
    }

    private Map<String, Object> values(List<Field> fields) {
        var values = new LinkedHashMap<String, Object>();
        for (var field : fields) {
            if (amount > 0 || field.is(Field.Trait.REQUIRED)) {
                values.put(field.key(), value(field));
            }
        }
        return values;
    }

    private @Nullable Object value(Field field) {
        return switch (field.kind()) {
            case LINE -> cut(text(" "), field.max());
            case TEXT -> cut(text("\n"), field.max());
            case MARKDOWN -> cut(markdown(), field.max());
            case NUMBER -> 1 + random.nextInt(999_999);
            case DATE -> any(DATES);
            case CHOICE -> any(field.choices());
            case FLAG -> random.nextBoolean();
            case URL -> "https://example.org/" + random.nextInt();
            case LANGUAGE -> any(List.of("en", "es", "pt-BR", "ar"));
            case PICTURE -> picture(field);
            case REFERENCE -> any(contents.apply(field.targets()));
            case REFERENCES -> contents.apply(field.targets()).stream().limit(few(field)).toList();
            case GROUP -> rows(field, List.of(""));
            case BLOCKS -> rows(field, field.variants().stream().map(Field.Variant::name).toList());
        };
    }

    private @Nullable Object picture(Field field) {
        var library = contents.apply(List.of("media"));
        return library.isEmpty()
                ? null
                : Map.of(
                        "media",
                        any(library),
                        "alt",
                        cut(text(" "), field.max()),
                        "decorative",
                        random.nextBoolean());
    }

    private List<Map<String, Object>> rows(Field field, List<String> kinds) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < Math.max(1, few()); i++) {
            var kind = any(kinds);
            var row = new LinkedHashMap<String, Object>(values(field.fieldsOf(kind)));
            var prefix = field.prefixOf(kind);
            row.put("key", prefix.isEmpty() ? "k" + i : prefix + (number * 100 + i + 1));
            if (!kind.isEmpty()) {
                row.put("kind", kind);
            }
            rows.add(row);
        }
        return rows;
    }

    private String markdown() {
        return "## "
                + text(" ")
                + "\n\n"
                + text("\n")
                + "\n\n- "
                + text(" ")
                + "\n\n| a | b |\n|---|---|\n| "
                + any(words)
                + " | x |\n\n["
                + any(words)
                + "](content:"
                + any(contents.apply(List.of()))
                + ")";
    }

    /** Never blank, even where the words are invisible. */
    private String text(String between) {
        var count = amount == Integer.MAX_VALUE ? 400 : Math.max(1, amount);
        return "T"
                + random.nextInt(1000)
                + between
                + random.ints(count, 0, words.size())
                        .mapToObj(words::get)
                        .collect(Collectors.joining(between));
    }

    private static String cut(String text, int max) {
        var length = text.codePointCount(0, text.length());
        return length <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }

    private int few(Field field) {
        return field.is(Field.Trait.REQUIRED) ? Math.max(1, few()) : few();
    }

    private int few() {
        return amount == Integer.MAX_VALUE ? 12 : amount % 4;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
