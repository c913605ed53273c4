package org.datapop.site.rendering;

import java.lang.reflect.RecordComponent;
import java.text.BreakIterator;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Markdown;
import org.jspecify.annotations.Nullable;

/** Finds the words with which a page begins, where nobody wrote a summary. */
final class Lead {

    private static final int LONGEST = 160;

    private Lead() {}

    /**
     * The first text of a body, cut after a whole word; empty where it has none.
     *
     * @param plain makes words of Markdown
     */
    static String of(@Nullable Body body, Function<Markdown, String> plain, Locale locale) {
        return texts(body)
                .map(plain)
                .map(words -> words.replaceAll("\\s+", " ").strip())
                .filter(words -> !words.isEmpty())
                .findFirst()
                .map(words -> cut(words, locale))
                .orElse("");
    }

    static String cut(String words, Locale locale) {
        if (words.length() <= LONGEST) {
            return words;
        }
        var places = BreakIterator.getWordInstance(locale);
        places.setText(words);
        var end = places.preceding(LONGEST);
        var whole = words.substring(0, end > 0 ? end : LONGEST - 1);
        return whole.replaceFirst("[\\s\\p{Punct}]+$", "") + "…";
    }

    private static Stream<Markdown> texts(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case Markdown text -> Stream.of(text);
            case Collection<?> several -> several.stream().flatMap(Lead::texts);
            case Record parts ->
                    Arrays.stream(parts.getClass().getRecordComponents())
                            .flatMap(part -> texts(value(part, parts).orElse(null)));
            default -> Stream.empty();
        };
    }

    private static Optional<Object> value(RecordComponent part, Record of) {
        try {
            return Optional.ofNullable(part.getAccessor().invoke(of));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(of.getClass() + " can't be read", e);
        }
    }
}
