package org.datapop.site.rendering;

import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Wanted;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;

/** Tells whether readers of the past or of what is to come can be led to the page of today. */
record Today(PublishedContent published, Views views, Language siteLanguage) {

    /** Whether the public finds anything there, be it that it is gone. */
    boolean has(SitePath path) {
        var place = views.at(path);
        return place.filter(at -> isOffered(at.language())).isPresent()
                || published.answers(path)
                || place.flatMap(at -> at.goneWithItsLanguage(Reading.now(published))).isPresent();
    }

    private boolean isOffered(Language language) {
        return language.equals(siteLanguage)
                || published
                        .around(SitePath.HOME, null, Wanted.nothing(siteLanguage))
                        .isOffered(language);
    }
}
