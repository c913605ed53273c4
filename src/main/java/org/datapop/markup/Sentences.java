package org.datapop.markup;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.datapop.shared.Language;

/** Cuts words where a sentence or a line ends, each with the blanks that follow it. */
final class Sentences {

    private Sentences() {}

    /**
     * @param mayCut asked of each place
     */
    static List<String> of(String words, Language language, IntPredicate mayCut) {
        var breaks = BreakIterator.getSentenceInstance(ULocale.forLocale(language.locale()));
        breaks.setText(words);
        var sentences = new ArrayList<String>();
        var from = 0;
        breaks.first();
        for (var to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            if (to == words.length() || mayCut.test(to)) {
                sentences.add(words.substring(from, to));
                from = to;
            }
        }
        return sentences;
    }
}
