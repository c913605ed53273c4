package org.datapop.site.rendering;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.datapop.content.spi.Body;
import org.datapop.content.spi.Reference;
import org.datapop.shared.FuzzyDate;
import org.jspecify.annotations.Nullable;

/**
 * A document as other pages show it.
 *
 * @param href null where the document has no address; then its title is shown without a link
 * @param lang the tag of its language where that differs from the page's, else null
 * @param photo its picture, where it has one
 * @param body where the list asked for bodies, else null
 */
record Card(
        UUID id,
        String type,
        String title,
        String summary,
        @Nullable String href,
        @Nullable String lang,
        @Nullable String dir,
        Map<String, String> facets,
        @Nullable Photo photo,
        @Nullable Body body) {

    /** The value of a facet, or an empty text. */
    public String facet(String name) {
        return facets.getOrDefault(name, "");
    }

    /** The contents that a facet of references points to, in their order. */
    public List<Reference> references(String facet) {
        return Arrays.stream(facet(facet).split(" "))
                .filter(id -> !id.isEmpty())
                .map(id -> Reference.to(UUID.fromString(id)))
                .toList();
    }

    /** The date under which the document is filed; null where there is none. */
    public @Nullable FuzzyDate date() {
        var date = facet("date");
        return FuzzyDate.isDate(date) ? new FuzzyDate(date) : null;
    }

    /** Its year, or an empty text. */
    public String year() {
        var date = date();
        return date == null ? "" : Integer.toString(date.year());
    }

    /** The name of the passage that tells of the document on a page with others; else empty. */
    public String anchor() {
        return href == null || href.indexOf('#') < 0 ? "" : href.substring(href.indexOf('#') + 1);
    }

    /** What stands for a photograph. */
    public Halftone portrait() {
        return Halftone.portrait(id);
    }

    public String initials() {
        return Initials.of(title);
    }
}
