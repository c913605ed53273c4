package org.datapop.site.rendering;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.datapop.content.published.ListQuery;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Surroundings;
import org.datapop.shared.SitePath;

/** A page that is no document but a view over documents. */
interface View {

    /** Where it is found, before a language is put in front. */
    SitePath path();

    /** The query parameters that it knows; all others are ignored. */
    default Set<String> parameters() {
        return Set.of();
    }

    /**
     * Whether it is found in every language that the site is offered in; else in the site's own.
     */
    default boolean speaks() {
        return true;
    }

    /** Whether people read it, so that it stands in a list of all pages. */
    default boolean isPage() {
        return true;
    }

    /** Whether it can be read as of another day. */
    default boolean hasPast() {
        return true;
    }

    /** The lists that it shows. */
    default List<ListQuery> lists(Visit visit) {
        return List.of();
    }

    /** The types of which it shows documents, or what {@link Subject} has for others. */
    default Set<String> listed(Visit visit) {
        return lists(visit).stream().map(ListQuery::type).collect(Collectors.toSet());
    }

    RenderedPage draw(Visit visit, Surroundings around);
}
