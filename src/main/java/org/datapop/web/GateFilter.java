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
            case ALIAS -> redirect(request, response);
            case UNKNOWN -> response.sendError(421);
        }
    }

    private HostPolicy.Verdict judge(HttpServletRequest request) {
        return hosts.judge(Collections.list(request.getHeaders("Host")), request.getLocalPort());
    }

    private void redirect(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
        response.setStatus(reads ? 301 : 308);
        response.setHeader("Location", address.of(request.getRequestURI()) + query);
    }

    /** Probes ask by address, not by name. */
    private static boolean isHealth(String path) {
        return path.equals(HEALTH) || path.startsWith(HEALTH + "/");
    }
}
