package org.datapop.site.rendering;

import java.util.List;
import org.datapop.content.published.Answer;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Wanted;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;

/** Tells whether readers of the past or of what is to come can be led to the page of today. */
record Today(PublishedContent published, Views views, Language siteLanguage) {

    /** Whether the public finds anything there, be it that it is gone. */
    boolean has(SitePath path) {
        var place = views.at(path);
        return place.isPresent() && isOffered(place.get().language())
                || !(answer(path) instanceof Answer.Missing)
                || place.isPresent()
                        && answer(SitePath.HOME.under(place.get().language().tag()))
                                instanceof Answer.Gone;
    }

    private boolean isOffered(Language language) {
        return language.equals(siteLanguage)
                || published.around(SitePath.HOME, null, nothing(siteLanguage)).isOffered(language);
    }

    private Answer answer(SitePath path) {
        var wanted = nothing(Language.of(path).orElse(siteLanguage));
        return published.find(path, null, _ -> wanted);
    }

    private static Wanted nothing(Language language) {
        return new Wanted(language, List.of(), false);
    }
}
