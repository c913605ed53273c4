package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import org.datapop.admin.form.FormDrawing;
import org.datapop.admin.form.FormWords;
import org.datapop.content.DocumentEntry;
import org.datapop.markup.Slip;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says advice in words. */
@Component
class AdviceWords {

    private final MessageSource messages;
    private final FormWords words;

    AdviceWords(MessageSource messages, FormWords words) {
        this.messages = messages;
        this.words = words;
    }

    /**
     * Advice as a screen shows it.
     *
     * @param id of the control where it is mended
     * @param quote the words that can be read there; empty where an id would be all
     * @param words to look for in the control, from about that place on
     */
    record Line(
            String id, String label, String what, String why, String quote, String words, int at) {}

    /** All that there is, with the sentence that counts it. */
    record Panel(String count, List<Line> lines) {

        public boolean isEmpty() {
            return lines.isEmpty();
        }
    }

    Panel of(DocumentEntry entry, List<Advice> advice, Locale locale) {
        var count = messages.getMessage("admin.advice.count", new Object[] {advice.size()}, locale);
        return new Panel(count, advice.stream().map(one -> line(entry, one, locale)).toList());
    }

    private Line line(DocumentEntry entry, Advice advice, Locale locale) {
        return new Line(
                FormDrawing.id(advice.field()),
                words.place(entry.type(), advice.field(), locale),
                messages.getMessage("admin.advice.what." + advice.code(), null, locale),
                messages.getMessage("admin.advice.why." + advice.code(), null, locale),
                isReadable(advice) ? advice.words() : "",
                advice.words(),
                advice.at());
    }

    /** A picture is found by its id, which tells nobody anything. */
    private static boolean isReadable(Advice advice) {
        return !advice.code().equals(Advice.code(Slip.Kind.PICTURE_ALT))
                && !advice.code().equals(Advice.PICTURE_LOST);
    }
}
