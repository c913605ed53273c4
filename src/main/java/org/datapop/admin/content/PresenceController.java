package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.newsroom.Presences;
import org.datapop.newsroom.Presences.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** Tells an open form who else is there, and hears from it that somebody is. */
@Controller
class PresenceController {

    private final Desk desk;
    private final Presences presences;
    private final PresenceWatch watch;
    private final PresenceWords words;
    private final JsonMapper json;

    PresenceController(
            Desk desk,
            Presences presences,
            PresenceWatch watch,
            PresenceWords words,
            JsonMapper json) {
        this.desk = desk;
        this.presences = presences;
        this.watch = watch;
        this.words = words;
        this.json = json;
    }

    /** Goes on until the page is closed, or its reader may not know it any more. */
    @GetMapping("/admin/content/{document}/presence")
    void listen(
            @PathVariable UUID document,
            @RequestParam(required = false) @Nullable UUID window,
            @RequestParam(required = false) @Nullable UUID from,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        desk.open(document, Action.READ);
        if (window == null) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return;
        }
        var stream =
                new PresenceStream(
                        new Window(window, document, desk.account().id()),
                        desk.visit(request),
                        PresenceWords.Reader.of(document, from, desk.account(), locale),
                        words);
        if (!watch.add(stream)) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            return;
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader("X-Accel-Buffering", "no"); // nginx would keep it until there is more
        watch.write(stream, (event, data) -> send(event, data, response));
    }

    private void send(String event, Object data, HttpServletResponse response) throws IOException {
        var text = "event: %s\ndata: %s\n\n".formatted(event, json.writeValueAsString(data));
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    @PostMapping("/admin/content/{document}/presence")
    ResponseEntity<Void> tell(
            @PathVariable UUID document,
            @RequestParam(required = false) @Nullable UUID window,
            @RequestParam(defaultValue = "false") boolean idle,
            @RequestParam(defaultValue = "false") boolean unsaved,
            @RequestParam(defaultValue = "false") boolean left) {
        desk.open(document, Action.READ);
        if (window == null) {
            return ResponseEntity.badRequest().build();
        }
        var there = new Window(window, document, desk.account().id());
        if (left) {
            presences.leave(there);
        } else {
            presences.see(there, idle, unsaved);
        }
        return ResponseEntity.noContent().build();
    }
}
