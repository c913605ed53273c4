package org.datapop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands every answer its headers before anybody writes it. */
final class HeadersFilter extends HttpFilter {

    private final SecurityHeaders headers;
    private final List<HeaderOverride> overrides;

    HeadersFilter(SecurityHeaders headers, List<HeaderOverride> overrides) {
        this.headers = headers;
        this.overrides = overrides;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, new Answer(response, owed(request)));
    }

    private Map<String, String> owed(HttpServletRequest request) {
        if (overrides.isEmpty()) {
            return headers.always();
        }
        Map<String, String> owed = new LinkedHashMap<>(headers.always());
        overrides.forEach(override -> owed.putAll(override.headersFor(request)));
        return owed;
    }
}
