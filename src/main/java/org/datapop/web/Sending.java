package org.datapop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Sends what is finished, in the form in which it is asked for. */
public final class Sending {

    private Sending() {}

    /** What isn't kept, and so is packed for this reader alone. */
    public static void once(
            int status,
            Map<String, String> headers,
            byte[] body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var asking = Asking.of(request);
        var accepted = Accepted.of(asking.encodings());
        send(Finished.once(status, headers, body, accepted), asking, response);
    }

    public static void send(
            Finished finished, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(finished, Asking.of(request), response);
    }

    private static void send(Finished finished, Asking asking, HttpServletResponse response)
            throws IOException {
        var form = finished.form(Accepted.of(asking.encodings()));
        var verdict = finished.judge(asking, form);
        response.setStatus(verdict.status());
        if (verdict.status() == 304) {
            List.copyOf(response.getHeaderNames()).forEach(name -> response.setHeader(name, null));
        }
        form.lines(verdict).forEach(line -> response.setHeader(line.name(), line.value()));
        if (verdict.hasLength()) {
            response.setContentLength(verdict.length());
        }
        if (!asking.isHead() && verdict.length() > 0) {
            response.getOutputStream().write(form.body(), verdict.from(), verdict.length());
        }
    }
}
