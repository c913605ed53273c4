package org.datapop.search;

import java.util.List;
import org.datapop.shared.Language;

/**
 * What somebody who is still typing may mean.
 *
 * @param words that begin like the last one
 */
public record Suggestions(List<Page> pages, List<String> words) {

    static final Suggestions NONE = new Suggestions(List.of(), List.of());

    /** A document whose title has what was typed. */
    public record Page(String type, Language language, String address, String title) {}
}
