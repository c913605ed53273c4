package org.datapop.markup;

import java.util.Optional;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/** Reads {@code [words]{lang=es}}. */
final class LanguageSpans implements LinkProcessor {

    private static final int LONGEST_TAG = 35;

    @Override
    public @Nullable LinkResult process(
            LinkInfo link, Scanner scanner, InlineParserContext context) {
        if (link.marker() != null) {
            return LinkResult.none();
        }
        scanner.setPosition(link.afterTextBracket());
        return language(scanner)
                .map(tag -> LinkResult.wrapTextIn(new LanguageSpan(tag), scanner.position()))
                .orElseGet(LinkResult::none);
    }

    /** Leaves the scanner behind the mark when there is one. */
    static Optional<Language> language(Scanner scanner) {
        if (!scanner.next("{lang=")) {
            return Optional.empty();
        }
        var tag = new StringBuilder();
        while (isPartOfTag(scanner.peek()) && tag.length() <= LONGEST_TAG) {
            tag.append(scanner.peek());
            scanner.next();
        }
        return scanner.next('}') ? language(tag.toString()) : Optional.empty();
    }

    private static Optional<Language> language(String tag) {
        try {
            return Optional.of(new Language(tag));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isPartOfTag(char c) {
        return c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
    }
}
