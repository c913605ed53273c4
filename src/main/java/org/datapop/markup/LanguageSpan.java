package org.datapop.markup;

import org.commonmark.node.CustomNode;
import org.datapop.shared.Language;

/** Words in another language than the text around them. */
final class LanguageSpan extends CustomNode {

    private final Language language;

    LanguageSpan(Language language) {
        this.language = language;
    }

    Language language() {
        return language;
    }
}
