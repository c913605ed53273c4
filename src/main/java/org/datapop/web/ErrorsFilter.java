package org.datapop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Catches what nobody else did: a visitor gets a status and an incident number, the log the whole
 * story, once.
 */
final class ErrorsFilter extends HttpFilter {

    private static final Logger log = LoggerFactory.getLogger(ErrorsFilter.class);
    private static final Duration SOON = Duration.ofSeconds(30);

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
        Unavailable away = away(failure);
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
        if (away(failure) != null) {
            return 503;
        }
        InvalidParameterException wrong = find(failure, InvalidParameterException.class);
        if (wrong != null) {
            return wrong.getErrorCode();
        }
        ErrorResponse known = find(failure, ErrorResponse.class);
        return known != null && known.getStatusCode().is4xxClientError()
                ? known.getStatusCode().value()
                : 500;
    }

    /** A lost database is nobody's fault here and mostly over soon. */
    private static @Nullable Unavailable away(Throwable failure) {
        Unavailable away = find(failure, Unavailable.class);
        if (away != null) {
            return away;
        }
        boolean lost =
                find(failure, DataAccessResourceFailureException.class) != null
                        || find(failure, CannotCreateTransactionException.class) != null
                        || isConnectionLost(find(failure, SQLException.class));
        return lost ? new Unavailable("The database does not answer", SOON, failure) : null;
    }

    /**
     * When a connection breaks in the midst of a transaction, all that arrives here may be that not
     * even the rollback was possible: that is said by the pool, which knows no SQLSTATE. What the
     * database says of the connection is of class 08 or 57P.
     */
    private static boolean isConnectionLost(@Nullable SQLException failure) {
        if (failure == null) {
            return false;
        }
        String state = failure.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    /** Not told by the words "connection reset", which a lost database says as well. */
    private static boolean visitorLeft(Throwable failure) {
        return find(failure, ClientAbortException.class) != null
                || find(failure, AsyncRequestNotUsableException.class) != null;
    }

    private static <T> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
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
