package org.datapop.site.past;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.util.stream.Collectors;
import org.datapop.transparency.PublicLog;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

/** The log of publications for programs: all entries, the keys, and what checks them. */
@Controller
class LogController {

    static final String TEXT = "text/plain;charset=UTF-8";

    private static final String VERIFIER = "Verify.java";

    private final PublicLog log;

    LogController(PublicLog log) {
        this.log = log;
    }

    /** Sent while it is read, for it grows as long as the site lives. */
    @GetMapping("/log/entries")
    void entries(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var end =
                log.checkpoint()
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var mark = "W/\"" + end.count() + '-' + end.at().toEpochMilli() + '"';
        response.setHeader("X-Robots-Tag", "noindex");
        if (new ServletWebRequest(request, response).checkNotModified(mark)) {
            return;
        }
        response.setContentType(TEXT);
        if (request.getMethod().equals("GET")) {
            var out = new OutputStreamWriter(response.getOutputStream(), UTF_8);
            log.write(end, out);
            out.flush();
        }
    }

    @GetMapping("/log/keys")
    ResponseEntity<String> keys() {
        return text(
                log.keys().stream().map(key -> key.line() + '\n').collect(Collectors.joining()));
    }

    @GetMapping("/log/" + VERIFIER)
    ResponseEntity<String> verifier() throws IOException {
        return text(new ClassPathResource("transparency/" + VERIFIER).getContentAsString(UTF_8));
    }

    private static ResponseEntity<String> text(String text) {
        return answer(HttpStatus.OK, text);
    }

    static ResponseEntity<String> answer(HttpStatus status, String text) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.parseMediaType(TEXT).toString())
                .header("X-Robots-Tag", "noindex")
                .body(text);
    }
}
