package org.datapop.site.rendering;

import java.util.List;
import org.datapop.shared.Language;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param language the language of the page's frame
 * @param tabTitle the title of the window: the page's and the site's
 * @param canonical the one absolute address of the page; null for a page that has none, such as an
 *     answer of 404
 * @param languages where there is more than one to choose from; else empty
 */
record Chrome(
        Language language,
        String name,
        String motto,
        String tagline,
        String home,
        String tabTitle,
        String description,
        @Nullable String canonical,
        List<MenuLink> menu,
        List<MenuLink> footer,
        List<LanguageLink> languages) {

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
