package org.datapop.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Knows where a request would be redirected on this site, so that a visitor who has to be sent to
 * another host anyway is sent only once.
 */
@FunctionalInterface
public interface FinalAddress {

    /** A path of this site or an absolute address; null where the request is answered as it is. */
    @Nullable String of(HttpServletRequest request);
}
