package org.datapop.content.published;

import java.util.List;
import org.datapop.shared.Language;

/**
 * What a page needs besides its own document.
 *
 * @param language the language of the page
 * @param mentions whether the documents that point to the page's own are needed
 */
public record Wanted(Language language, List<ListQuery> lists, boolean mentions) {

    public Wanted {
        lists = List.copyOf(lists);
    }

    /** Nothing but what is around every page. */
    public static Wanted nothing(Language language) {
        return new Wanted(language, List.of(), false);
    }
}
