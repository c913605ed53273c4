package org.datapop.admin.content;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.datapop.admin.Desk;
import org.datapop.newsroom.Presences.Window;
import org.springframework.mock.web.MockHttpServletRequest;

/** So many strangers listen, each in a browser of their own, that a node takes nobody more. */
final class Crowd implements AutoCloseable {

    private final PresenceWatch watch;
    private final List<PresenceStream> streams = new ArrayList<>();

    Crowd(PresenceWatch watch, PresenceWords words, Desk desk) {
        this.watch = watch;
        for (var next = stranger(words, desk); watch.add(next); next = stranger(words, desk)) {
            streams.add(next);
        }
    }

    int size() {
        return streams.size();
    }

    private static PresenceStream stranger(PresenceWords words, Desk desk) {
        var window = new Window(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var session = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        var request = new MockHttpServletRequest();
        request.setCookies(new Cookie("staff", Base64.getEncoder().encodeToString(session)));
        return new PresenceStream(
                window,
                desk.visit(request),
                new PresenceWords.Reader(
                        window.document(), null, window.account(), ZoneOffset.UTC, Locale.ENGLISH),
                words);
    }

    /** They leave. */
    @Override
    public void close() {
        streams.forEach(stream -> {
            stream.end("");
            watch.write(stream, (_, _) -> {});
        });
    }
}
