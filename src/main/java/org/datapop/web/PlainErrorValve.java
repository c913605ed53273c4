package org.datapop.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * Writes the plain page for every error that reaches the server without a body, be it from a
 * controller, a filter or the parser of the very first request line.
 */
final class PlainErrorValve extends ErrorReportValve {

    /** What an error may say besides the page. */
    private static final List<String> KEPT =
            List.of("Allow", "Accept", "Accept-Patch", "Retry-After", "WWW-Authenticate");

    private final PlainPages pages;
    private final SecurityHeaders headers;

    PlainErrorValve(PlainPages pages, SecurityHeaders headers) {
        this.pages = pages;
        this.headers = headers;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (failure != null && failure.getCause() instanceof Unavailable away) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", away.retryAfter());
        }
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var open = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
        if (open.get()) {
            replaceHeaders(response, status);
            String page = pages.page(status, Incident.of(request), request.getRequestURI());
            write(response, page);
        }
    }

    private void replaceHeaders(Response response, int status) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT) {
            if (response.containsHeader(name)) {
                kept.put(name, String.join(", ", response.getHeaders(name)));
            }
        }
        response.reset();
        response.setStatus(status);
        // A reset forgets that this is an error, by which the request log finds unreadable
        // requests.
        response.setError();
        response.setErrorReported();
        headers.always().forEach(response::setHeader);
        kept.forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
    }

    private void write(Response response, String page) {
        try (Writer writer = response.getReporter()) {
            if (writer != null) {
                writer.write(page);
            }
        } catch (IOException e) {
            // The visitor left before the page about the error arrived.
            container.getLogger().debug("Unsent error page", e);
        }
    }
}
