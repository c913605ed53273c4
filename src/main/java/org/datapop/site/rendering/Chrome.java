package org.datapop.site.rendering;

import java.util.List;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param language the language of the page's frame
 * @param languages where there is more than one to choose from; else empty
 * @param search the address of the search page
 * @param edit where its editors find the page; null for a page without an address of its own
 * @param history where it is told what the page has said before; null for what is no document
 * @param past null for the present
 */
record Chrome(
        Language language,
        String name,
        String motto,
        String tagline,
        String home,
        String search,
        Head head,
        List<MenuLink> menu,
        List<MenuLink> footer,
        List<LanguageLink> languages,
        @Nullable String edit,
        @Nullable String history,
        @Nullable Past past) {

    /** The address of a view in the page's language: {@code /es/people} for {@code people}. */
    public String view(String name) {
        return (home.endsWith("/") ? home : home + "/") + name;
    }

    /**
     * What a reader is told who walks about in the site of another day.
     *
     * @param day in words
     * @param moment the same with the time of day
     * @param present the address of the same page today
     */
    record Past(String day, String moment, String present) {}

    /** An entry of a menu. */
    record MenuLink(String label, String href, boolean current) {}

    /**
     * A way to another language.
     *
     * @param same whether it leads to the same page; else to the home page, since the page doesn't
     *     exist in the language
     */
    record LanguageLink(
            Language language, String name, String href, boolean current, boolean same) {}
}
