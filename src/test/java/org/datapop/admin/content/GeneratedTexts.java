package org.datapop.admin.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Markdown of all sorts, the same for the same seed. No word is written twice. */
final class GeneratedTexts {

    private static final List<String> FORMS =
            List.of(
                    "Said %s here. ",
                    "Is `code. %s` so? ",
                    "See [the. %s](https://example.org/a). ",
                    "A note %s.[^1] ",
                    "**Loud. %s** and quiet! ",
                    "A line %s\n",
                    "En [casa %s]{lang=es}. ");

    private final Random random;
    private int words;

    GeneratedTexts(long seed) {
        this.random = new Random(seed);
    }

    List<String> blocks() {
        return IntStream.range(0, 1 + random.nextInt(6))
                .mapToObj(_ -> block())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    String block() {
        return switch (random.nextInt(9)) {
            case 0 -> "# Head " + word();
            case 1 -> "```\n" + word() + "\n\n" + word() + "\n```";
            case 2 -> "| a | b |\n|---|---|\n| " + word() + " | " + word() + " |";
            case 3 -> "> Quoted " + word() + ".\n> And " + word() + ".";
            case 4 -> "[^" + word() + "]: Note " + word() + ".";
            case 5 -> "- " + word() + "\n- " + word() + "\n\n  more " + word() + "\n- " + word();
            case 6 -> "    code " + word();
            default -> paragraph();
        };
    }

    /** Something else in its place: other words, none, or one more. */
    List<String> edited(String block) {
        return switch (random.nextInt(5)) {
            case 0 -> List.of();
            case 1 -> List.of(block, paragraph());
            case 2 -> List.of("Anew " + word() + " and " + word() + ".");
            default -> List.of(block.replaceFirst("w\\d+", word()));
        };
    }

    /** Whatever somebody may do to a text, cutting through anything. */
    String mangled(String text) {
        var mangled = new StringBuilder(text);
        for (var times = random.nextInt(4); times > 0; times--) {
            var at = random.nextInt(mangled.length() + 1);
            var to = Math.min(mangled.length(), at + random.nextInt(20));
            switch (random.nextInt(5)) {
                case 0 -> mangled.delete(at, to);
                case 1 -> mangled.insert(at, "\n\n" + block() + "\n\n");
                case 2 -> mangled.insert(at, " " + word() + ". ");
                case 3 ->
                        mangled.insert(
                                at,
                                List.of("\n", "```\n", "\n\n", "- ", "* \n")
                                        .get(random.nextInt(5)));
                default -> mangled.append(mangled.substring(at, to));
            }
        }
        return mangled.toString();
    }

    String moved(List<String> blocks) {
        var moved = new ArrayList<>(blocks);
        Collections.swap(moved, random.nextInt(moved.size()), random.nextInt(moved.size()));
        return text(moved);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    static String text(List<String> blocks) {
        return String.join("\n\n", blocks);
    }

    private String paragraph() {
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(_ -> FORMS.get(random.nextInt(FORMS.size())).formatted(word()))
                .collect(Collectors.joining())
                .strip();
    }

    private String word() {
        return "w" + words++;
    }
}
