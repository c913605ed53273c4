package org.datapop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;

/**
 * Lets an area with other needs than a public page, such as the staff's, replace some of the
 * headers that every answer carries. A bean of this type is asked for every request.
 */
@FunctionalInterface
public interface HeaderOverride {

    /** The headers to send instead; empty where the request is none of its business. */
    Map<String, String> headersFor(HttpServletRequest request);
}
