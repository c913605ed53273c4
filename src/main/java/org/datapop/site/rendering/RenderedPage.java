package org.datapop.site.rendering;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A finished answer.
 *
 * @param headers what this page adds to the headers of every answer
 * @param body HTML; empty for a redirect
 * @param tags what the page depends on: {@code content:{id}}, {@code mentions:{id}}, {@code
 *     picture:{id}}, {@code list:{type}:{language}}, {@code path:{path}}, {@code site}, {@code
 *     redirects} for any redirect, or {@code pages} for any page at all
 * @param freshUntil the next instant at which a schedule or an expiry changes it; null when none is
 *     planned
 * @param expiresAt the instant from which nothing stands here, as far as is planned; null where
 *     something will
 * @param lasting whether it is worth keeping: another visitor will ask for the same
 */
public record RenderedPage(
        int status,
        Map<String, String> headers,
        String body,
        Set<String> tags,
        @Nullable Instant freshUntil,
        @Nullable Instant expiresAt,
        boolean lasting) {

    public RenderedPage {
        headers = Map.copyOf(headers);
        tags = Set.copyOf(tags);
    }

    /** A page without an end; what is nowhere to be found isn't worth keeping. */
    public RenderedPage(
            int status,
            Map<String, String> headers,
            String body,
            Set<String> tags,
            @Nullable Instant freshUntil) {
        this(status, headers, body, tags, freshUntil, null, status != 404);
    }

    /** The same for this visitor alone. */
    RenderedPage passing() {
        return new RenderedPage(status, headers, body, tags, freshUntil, expiresAt, false);
    }

    /** The same with an end. */
    RenderedPage until(@Nullable Instant end) {
        return new RenderedPage(status, headers, body, tags, freshUntil, end, lasting);
    }

    /** The same with one more link in its headers, as RFC 8288 writes them. */
    public RenderedPage withLink(String link) {
        var links = headers.get("Link");
        return with("Link", links == null ? link : links + ", " + link);
    }

    /** The same with one more header. */
    public RenderedPage with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new RenderedPage(status, more, body, tags, freshUntil, expiresAt, lasting);
    }

    /** As it goes over the wire: HTML, unless its headers say another type, as a feed's do. */
    public ResponseEntity<byte[]> answer() {
        var all = new HttpHeaders();
        all.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
        headers.forEach(all::set);
        return ResponseEntity.status(status)
                .headers(all)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }
}
