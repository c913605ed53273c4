package org.datapop.catalog.site;

import java.util.List;
import org.datapop.content.spi.Body;

/**
 * The name of the site and what surrounds its pages.
 *
 * @param languages the languages offered to visitors, where a home page exists in them
 */
public record Site(
        String name,
        String motto,
        String tagline,
        List<MenuItem> menu,
        List<MenuItem> footer,
        List<SpokenLanguage> languages)
        implements Body {

    /**
     * A language by the name its speakers use.
     *
     * @param tag BCP 47
     */
    public record SpokenLanguage(String key, String tag, String name) {}
}
