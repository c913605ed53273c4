package org.datapop.content;

import java.util.List;
import org.datapop.content.spi.Address;
import org.datapop.content.spi.ContentType;
import org.datapop.content.spi.Draft;
import org.datapop.content.spi.ReservedPaths;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.shared.Slug;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Finds the place of a document on the site: its type's address, below its language unless that is
 * the site's own.
 */
@Component
class Places {

    private final Language siteLanguage;
    private final List<ReservedPaths> reserved;

    Places(@Value("${site.language:en}") String siteLanguage, List<ReservedPaths> reserved) {
        this.siteLanguage = new Language(siteLanguage);
        this.reserved = List.copyOf(reserved);
    }

    /**
     * @throws PathTaken when the system answers there
     */
    Place of(ContentType<?> type, Slug slug, Language language) {
        return switch (type.address(new Draft(slug, language))) {
            case Address.Page page ->
                    new Place(localized(free(page.path()), language).value(), null);
            case Address.Part part ->
                    new Place(null, localized(part.path(), language) + "#" + part.anchor());
            case Address.None _ -> new Place(null, null);
        };
    }

    private SitePath free(SitePath path) {
        if (isTaken(path)) {
            throw new PathTaken(path, PathTaken.By.SYSTEM);
        }
        return path;
    }

    /** Whether the system answers there. */
    boolean isTaken(SitePath path) {
        return path.isReserved()
                || reserved.stream().anyMatch(paths -> paths.paths().contains(path));
    }

    private SitePath localized(SitePath path, Language language) {
        return language.equals(siteLanguage) ? path : path.under(language.tag());
    }
}
