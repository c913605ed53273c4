package org.datapop.content;

import org.datapop.content.spi.PlainText;
import org.datapop.markup.Markup;
import org.springframework.stereotype.Component;

/** Reads the words out of rich texts for content types, which know no markup. */
@Component
class MarkdownWords implements PlainText {

    private final Markup markup;

    MarkdownWords(Markup markup) {
        this.markup = markup;
    }

    @Override
    public String of(String markdown) {
        return markup.plainText(markdown);
    }
}
