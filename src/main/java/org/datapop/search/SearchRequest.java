package org.datapop.search;

import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param text as it was typed
 * @param type the key of a content type; null for all
 * @param language the tag of the documents' language; null for all
 * @param reader the language of the page on which results are shown; its documents come first
 * @param after the {@link SearchResults#next()} of the page before; null for the first page
 */
public record SearchRequest(
        String text,
        @Nullable String type,
        @Nullable String language,
        Language reader,
        @Nullable String after) {}
