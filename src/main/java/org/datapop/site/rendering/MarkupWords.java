package org.datapop.site.rendering;

import java.util.Locale;
import org.datapop.markup.Words;
import org.springframework.context.MessageSource;

/** The words that texts need around them, in the language of the page. */
record MarkupWords(MessageSource messages, Locale locale) implements Words {

    @Override
    public String table() {
        return message("markup.table");
    }

    @Override
    public String notes() {
        return message("markup.notes");
    }

    @Override
    public String note(int number) {
        return message("markup.note", number);
    }

    @Override
    public String backToReference(int number, int time) {
        return message(
                time == 1 ? "markup.backToReference" : "markup.backToReferenceAgain", number, time);
    }

    @Override
    public String section(String heading) {
        return message("markup.section", heading);
    }

    @Override
    public String omission() {
        return message("markup.omission");
    }

    @Override
    public String callout() {
        return message("markup.callout");
    }

    private String message(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
