package org.datapop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.DispatcherServlet;

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
        if (visitorLeft(failure)) {
            throw new CloseNowException(failure);
        }
        int status = status(failure);
        if (status == 500) {
            report(request, failure);
        }
        Unavailable away = Unavailable.of(failure);
        if (away != null) {
            log.warn("{}: {}", away.getMessage(), String.valueOf(away.getCause()));
        }
        if (response.isCommitted()) {
            // Half a page was sent: only a broken connection says that it isn't the whole one. A
            // redirect may not have left yet, and PlainErrorValve can still take it back.
            throw new CloseNowException(away == null ? failure : away);
        }
        if (away != null) {
            response.setHeader("Retry-After", away.retryAfter());
        }
        response.sendError(status);
    }

    private static int status(Throwable failure) {
        if (Unavailable.of(failure) != null) {
            return 503;
        }
        InvalidParameterException wrong =
                Unavailable.find(failure, InvalidParameterException.class);
        if (wrong != null) {
            return wrong.getErrorCode();
        }
        ErrorResponse known = Unavailable.find(failure, ErrorResponse.class);
        return known != null && known.getStatusCode().is4xxClientError()
                ? known.getStatusCode().value()
                : 500;
    }

    /** Not told by the words "connection reset", which a lost database says as well. */
    private static boolean visitorLeft(Throwable failure) {
        return Unavailable.find(failure, ClientAbortException.class) != null
                || Unavailable.find(failure, AsyncRequestNotUsableException.class) != null;
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
