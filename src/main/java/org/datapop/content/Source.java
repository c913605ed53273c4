package org.datapop.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The relations from which a timeline is read: what the public may see, what editors see, or that
 * with one draft laid over.
 *
 * @param instant the SQL expression for the instant {@code :at}, null meaning now
 * @param parameters of the expressions
 */
record Source(
        String timeline,
        String link,
        String facet,
        String media,
        String claim,
        String redirect,
        String instant,
        Map<String, @Nullable Object> parameters) {

    /** What has begun. The future is refused. */
    static final Source PUBLIC =
            new Source(
                    "public_timeline",
                    "public_link",
                    "public_facet",
                    "public_media",
                    "public_claim",
                    "public_redirect",
                    "public_instant(cast(:at as timestamptz))",
                    Map.of());

    /** All that was, is and is planned. */
    static final Source EDITORIAL =
            new Source(
                    "timeline",
                    "link",
                    "facet",
                    "shown_media",
                    "path_claim",
                    "redirect",
                    "coalesce(cast(:at as timestamptz), now())",
                    Map.of());

    /** Whether the timeline is a view that keeps its rows from the planner's short cuts. */
    boolean isBarred() {
        return equals(PUBLIC);
    }

    /** Replaces {@code {timeline}} and its likes in a statement. */
    String in(String sql) {
        return sql.replace("{timeline}", timeline)
                .replace("{link}", link)
                .replace("{facet}", facet)
                .replace("{media}", media)
                .replace("{claim}", claim)
                .replace("{redirect}", redirect)
                .replace("{instant}", instant);
    }
}
