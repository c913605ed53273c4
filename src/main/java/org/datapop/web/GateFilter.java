package org.datapop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;

/** Turns away what is malformed or meant for another host before any other code sees it. */
final class GateFilter extends HttpFilter {

    private static final String HEALTH = "/actuator/health";

    private final HostPolicy hosts;
    private final PublicAddress address;

    GateFilter(HostPolicy hosts, PublicAddress address) {
        this.hosts = hosts;
        this.address = address;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        int verdict =
                RequestLimits.judge(
                        request.getMethod(), request.getRequestURI(), request.getQueryString());
        if (verdict != RequestLimits.OK) {
            response.sendError(verdict);
            return;
        }
        HostPolicy.Verdict host =
                isHealth(request.getRequestURI()) ? HostPolicy.Verdict.SERVED : judge(request);
        switch (host) {
            case SERVED -> chain.doFilter(request, response);
            case ALIAS -> {
                request.setAttribute(AliasFilter.ALIAS, true);
                chain.doFilter(request, response);
            }
            case UNKNOWN -> response.sendError(421);
        }
    }

    private HostPolicy.Verdict judge(HttpServletRequest request) {
        HostPolicy.Verdict verdict =
                hosts.judge(Collections.list(request.getHeaders("Host")), request.getLocalPort());
        // Only a trusted proxy can have said so: the connector itself speaks as SITE_URL does.
        boolean unsafe = address.secure() && "http".equals(request.getScheme());
        return unsafe && verdict == HostPolicy.Verdict.SERVED ? HostPolicy.Verdict.ALIAS : verdict;
    }

    /** Probes ask by address, not by name. */
    private static boolean isHealth(String path) {
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }
}
