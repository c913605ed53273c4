package org.datapop.admin.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.datapop.markup.Markup;
import org.datapop.markup.Passage;
import org.datapop.shared.Language;

/**
 * Finds in which save each sentence of the newest first stood as it stands now, wherever in the
 * document it stood then. So whoever moves a paragraph, or brings an old text back, isn't taken for
 * its author, and of a paragraph in which one sentence was changed the others stay whose they were.
 */
final class Origins {

    /** What begins a heading, an item or a quotation: it may change while the words don't. */
    private static final Pattern MARKER = Pattern.compile("^(?:#{1,6}|[-*+>]|\\d{1,9}[.)])\\s+");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Markup markup;
    private final Language language;
    private final Map<String, Integer> first = new HashMap<>();
    private Map<LongText, Set<String>> known = Map.of();
    private boolean hasBegun;
    private long lettersRead;

    Origins(Markup markup, Language language) {
        this.markup = markup;
        this.language = language;
    }

    /** Reads one save, the newest first and each before the one that it became. */
    void read(int save, List<LongText> texts) {
        known = texts.stream().distinct().collect(Collectors.toMap(text -> text, this::sentences));
        for (var sentences : known.values()) {
            for (var sentence : sentences) {
                if (!hasBegun || first.containsKey(sentence)) {
                    first.put(sentence, save);
                }
            }
        }
        hasBegun = true;
    }

    /** The earliest of the saves that were read in which a sentence of the newest stands. */
    int of(String sentence) {
        return Objects.requireNonNull(first.get(words(sentence)));
    }

    /** How much had to be cut into sentences; what stayed the same from save to save isn't. */
    long lettersRead() {
        return lettersRead;
    }

    List<Passage> passages(LongText text) {
        return text.isMarkdown()
                ? markup.passages(text.text(), language)
                : markup.passagesPlain(text.text(), language);
    }

    /** What is compared of a sentence. */
    static String words(String sentence) {
        return BLANKS.matcher(MARKER.matcher(sentence.strip()).replaceFirst("")).replaceAll(" ");
    }

    private Set<String> sentences(LongText text) {
        var before = known.get(text);
        if (before != null) {
            return before;
        }
        lettersRead += text.text().length();
        return passages(text).stream()
                .flatMap(passage -> passage.parts().stream())
                .map(Origins::words)
                .collect(Collectors.toSet());
    }
}
