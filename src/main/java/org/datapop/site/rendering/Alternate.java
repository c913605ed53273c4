package org.datapop.site.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.datapop.shared.Language;

/**
 * The same page in a language, for machines that choose one for their reader.
 *
 * @param hreflang BCP 47, or {@code x-default} for readers of any other language
 * @param href absolute
 */
record Alternate(String hreflang, String href) {

    /**
     * Every language of a page, its own too; nothing where there is no choice.
     *
     * @param addresses absolute, by their languages
     */
    static List<Alternate> among(Map<Language, String> addresses, Language siteLanguage) {
        if (addresses.size() < 2) {
            return List.of();
        }
        var alternates = new ArrayList<Alternate>();
        new TreeMap<>(addresses)
                .forEach((language, href) -> alternates.add(new Alternate(language.tag(), href)));
        var others = addresses.getOrDefault(siteLanguage, alternates.getFirst().href());
        alternates.add(new Alternate("x-default", others));
        return alternates;
    }
}
