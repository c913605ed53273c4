package org.datapop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Catches what nobody else did: a visitor gets a status and an incident number, the log the whole
 * story, once.
 */
final class ErrorsFilter extends HttpFilter {

    private static final Logger log = LoggerFactory.getLogger(ErrorsFilter.class);

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (Throwable failure) {
            answer(failure, request, response);
            return;
        }
        if (response.getStatus() == 500) {
            report(request, handled(request));
        }
    }

    private void answer(Throwable failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            log.debug("The visitor left {} {}", request.getMethod(), request.getRequestURI());
            throw new CloseNowException(failure);
        }
        int status = status(failure, response);
        if (status == 500) {
            report(request, failure);
        }
        if (response.isCommitted()) {
            // Half a page was sent: only a broken connection says that it isn't the whole one.
            throw new CloseNowException(failure);
        }
        response.sendError(status);
    }

    private static int status(Throwable failure, HttpServletResponse response) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            switch (t) {
                case Unavailable away -> {
                    log.warn("{}: {}", away.getMessage(), String.valueOf(away.getCause()));
                    response.setHeader("Retry-After", Long.toString(away.retryAfter().toSeconds()));
                    return 503;
                }
                case InvalidParameterException wrong -> {
                    return wrong.getErrorCode();
                }
                case ErrorResponse known when known.getStatusCode().is4xxClientError() -> {
                    return known.getStatusCode().value();
                }
                default -> {}
            }
        }
        return 500;
    }

    private static @Nullable Throwable handled(HttpServletRequest request) {
        return (Throwable) request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
    }

    private static void report(HttpServletRequest request, @Nullable Throwable failure) {
        String incident = Incident.open(request);
        log.error(
                "Incident {} at {} {}",
                incident,
                request.getMethod(),
                request.getRequestURI(),
                failure);
    }
}
