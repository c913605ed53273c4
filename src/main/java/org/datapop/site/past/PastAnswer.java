package org.datapop.site.past;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.datapop.site.rendering.RenderedPage;
import org.datapop.web.Sending;

/** Sends pages of the past, which search engines needn't keep beside those of today. */
final class PastAnswer {

    private static final String HTML = "text/html;charset=UTF-8";

    private PastAnswer() {}

    static void send(RenderedPage page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!page.body().isEmpty()) {
            headers.put("Content-Type", HTML);
        }
        headers.put("X-Robots-Tag", "noindex");
        headers.putAll(page.headers());
        var body = page.body().getBytes(UTF_8);
        Sending.once(page.status(), headers, body, request, response);
    }
}
