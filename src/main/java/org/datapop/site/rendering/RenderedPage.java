package org.datapop.site.rendering;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
 *     list:{type}:{language}}, {@code path:{path}}, {@code site}, or {@code pages} for any at all
 * @param freshUntil the next instant at which a schedule or an expiry changes it; null when none is
 *     planned
 */
public record RenderedPage(
        int status,
        Map<String, String> headers,
        String body,
        Set<String> tags,
        @Nullable Instant freshUntil) {

    public RenderedPage {
        headers = Map.copyOf(headers);
        tags = Set.copyOf(tags);
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
