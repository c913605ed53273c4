package org.datapop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * Sends whoever comes by another host or without encryption to the one address, in a single step.
 */
final class AliasFilter extends HttpFilter {

    /** The attribute of requests that {@link GateFilter} let pass for this filter alone. */
    static final String ALIAS = AliasFilter.class.getName();

    private final transient PublicAddress address;
    private final transient List<FinalAddress> known;

    AliasFilter(PublicAddress address, List<FinalAddress> known) {
        this.address = address;
        this.known = known;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(ALIAS) == null) {
            chain.doFilter(request, response);
            return;
        }
        boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        response.setStatus(reads ? 301 : 308);
        response.setHeader("Location", reads ? target(request) : same(request));
    }

    private String target(HttpServletRequest request) {
        return known.stream()
                .map(places -> places.of(request))
                .filter(Objects::nonNull)
                .findFirst()
                .map(target -> target.startsWith("/") ? address.of(target) : target)
                .orElseGet(() -> same(request));
    }

    private String same(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return address.of(request.getRequestURI()) + query;
    }
}
