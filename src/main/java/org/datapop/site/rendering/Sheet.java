package org.datapop.site.rendering;

import java.time.Instant;
import org.datapop.content.published.Correction;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one drawing of a page is made from.
 *
 * @param name of the template below {@code site/}
 * @param firstPublic when the document was first to be seen; null for what is no document
 * @param corrected what it put right last; null for nothing
 * @param query of the address where a list is read from a place onwards; else empty
 * @param listed whether the page has an address that others may use
 */
record Sheet(
        Reading reading,
        SitePath path,
        Language language,
        Surroundings around,
        String name,
        String title,
        String summary,
        @Nullable Snapshot document,
        @Nullable Instant firstPublic,
        @Nullable Correction corrected,
        String query,
        boolean listed) {

    Sheet(Reading reading, SitePath path, Language language, Surroundings around) {
        this(reading, path, language, around, "", "", "", null, null, null, "", true);
    }

    Sheet showing(Snapshot shown, Instant firstShown, @Nullable Correction lastCorrected) {
        return new Sheet(
                reading,
                path,
                language,
                around,
                shown.type(),
                shown.title(),
                shown.summary(),
                shown,
                firstShown,
                lastCorrected,
                "",
                true);
    }

    Sheet titled(String template, String words, String lead) {
        return new Sheet(
                reading, path, language, around, template, words, lead, null, null, null, query,
                true);
    }

    Sheet unlisted(String template, String words) {
        return new Sheet(
                reading, path, language, around, template, words, "", null, null, null, "", false);
    }

    /** Read with a query, which is then part of the address. */
    Sheet asked(String with) {
        return new Sheet(
                reading,
                path,
                language,
                around,
                name,
                title,
                summary,
                document,
                firstPublic,
                corrected,
                with,
                listed);
    }

    /** Whether this is a list or another view, which exists in every language of the site. */
    boolean isView() {
        return document == null && listed;
    }

    /** Whether this is the front of the site in a language. */
    boolean isHome() {
        return document != null && document.type().equals("home");
    }
}
