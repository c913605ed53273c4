package org.datapop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about the form in which it wants something, and under which conditions.
 *
 * @param encodings Accept-Encoding
 * @param ifMatch and the others: the headers of these names; null where they weren't sent
 */
record Asking(
        boolean isHead,
        @Nullable String encodings,
        @Nullable String ifMatch,
        @Nullable String ifUnmodifiedSince,
        @Nullable String ifNoneMatch,
        @Nullable String ifModifiedSince,
        @Nullable String ifRange,
        @Nullable String range) {

    static Asking of(HttpServletRequest request) {
        return new Asking(
                "HEAD".equals(request.getMethod()),
                joined(request, "Accept-Encoding"),
                joined(request, "If-Match"),
                request.getHeader("If-Unmodified-Since"),
                joined(request, "If-None-Match"),
                request.getHeader("If-Modified-Since"),
                request.getHeader("If-Range"),
                joined(request, "Range"));
    }

    /** Whether anything but the whole may be the answer. */
    boolean isConditional() {
        return ifNoneMatch != null
                || ifModifiedSince != null
                || range != null
                || ifMatch != null
                || ifUnmodifiedSince != null;
    }

    /** A list may be sent in several lines. */
    private static @Nullable String joined(HttpServletRequest request, String name) {
        var values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? null : String.join(", ", values);
    }
}
