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
 * @param notice null for the site of today
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
        @Nullable Note notice) {

    /** The address of a view in the page's language: {@code /es/people} for {@code people}. */
    public String view(String name) {
        return (home.endsWith("/") ? home : home + "/") + name;
    }

    /** The day that is read, in words; empty for today. */
    public String day() {
        return notice == null ? "" : notice.day();
    }

    /**
     * What a reader is told who walks about in another site than that of today.
     *
     * @param kind {@code past}, {@code planned} or {@code draft}
     * @param day in words; empty for a draft
     * @param moment the same with the time of day
     * @param present the address of the same page today; null where there is nothing today
     */
    record Note(String kind, String day, String moment, @Nullable String present) {

        public boolean isPast() {
            return kind.equals("past");
        }
    }

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
