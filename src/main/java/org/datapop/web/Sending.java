package org.datapop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Sends what is finished, in the form in which it is asked for. */
public final class Sending {

    private Sending() {}

    public static void send(
            Finished finished, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var asking = Asking.of(request);
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
