package org.datapop.search;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.datapop.shared.Language;

/** Makes hits of rows: what was looked for is marked in their titles and in the best passage. */
final class Marked {

    /** More different words than that are not asked about. */
    private static final int MOST_WORDS = 2000;

    private final SearchReader reader;
    private final List<Term> terms;

    Marked(SearchReader reader, List<Term> terms) {
        this.reader = reader;
        this.terms = terms;
    }

    private record Texts(SearchReader.Row row, Passage title, Passage summary, Passage said) {

        static Texts of(SearchReader.Row row) {
            var said =
                    row.said().startsWith(row.title())
                            ? row.said().substring(row.title().length())
                            : row.said();
            return new Texts(
                    row, new Passage(row.title()), new Passage(row.summary()), new Passage(said));
        }

        Hit marked(Marking marking) {
            return new Hit(
                    row.content(),
                    row.type(),
                    row.language(),
                    row.address(),
                    title.whole(marking),
                    excerpt(marking));
        }

        /** The summary says best what a page is, unless its text says more of what is asked. */
        private List<Piece> excerpt(Marking marking) {
            var summaryIsBetter =
                    !summary.words().isEmpty() && summary.terms(marking) >= said.terms(marking);
            return (summaryIsBetter ? summary : said).best(marking);
        }
    }

    List<Hit> hits(List<SearchReader.Row> rows) {
        var texts = rows.stream().map(Texts::of).toList();
        var kin = kin(texts);
        return texts.stream()
                .map(text ->
                        text.marked(
                                new Marking(
                                        terms, kin.getOrDefault(text.row().language(), Set.of()))))
                .toList();
    }

    /** Only the database knows stems; it is asked once for each language. */
    private Map<Language, Set<String>> kin(List<Texts> texts) {
        var wanted = terms.stream().filter(term -> !term.beginning()).toList();
        var meant =
                wanted.stream()
                        .flatMap(term -> Token.in(term.text()).stream().map(t -> t.of(term.text())))
                        .toList();
        var folded = wanted.stream().flatMap(term -> term.words().stream()).toList();
        var asked = new HashMap<Language, Set<String>>();
        for (var text : texts) {
            var words = asked.computeIfAbsent(text.row().language(), _ -> new HashSet<>());
            for (var passage : List.of(text.title(), text.summary(), text.said())) {
                gather(passage, folded, words);
            }
        }
        var kin = new HashMap<Language, Set<String>>();
        asked.forEach((language, words) -> {
            var found = new HashSet<String>();
            if (!words.isEmpty()) {
                reader.kin(words, meant, language).forEach(word -> found.add(Token.fold(word)));
            }
            kin.put(language, found);
        });
        return kin;
    }

    private static void gather(Passage passage, List<String> wanted, Set<String> words) {
        for (var at = 0; at < passage.words().size() && words.size() < MOST_WORDS; at++) {
            var word = passage.words().get(at);
            if (wanted.stream().anyMatch(w -> !w.equals(word) && Marking.areAlike(w, word))) {
                words.add(passage.written(at).toLowerCase(java.util.Locale.ROOT));
            }
        }
    }
}
