package org.datapop.site.past;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Version;
import org.datapop.content.published.Versions;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.RenderedPage;
import org.datapop.web.Coding.Effort;
import org.datapop.web.Finished;
import org.datapop.web.Sending;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The site as it was at an instant, under {@code /at/yyyyMMddHHmmss/}: menus, lists, related
 * documents and links are those of then, so that one can walk about in it.
 */
@Controller
class MementoController {

    private static final String HTML = "text/html;charset=UTF-8";

    private final Pages pages;
    private final PublishedContent content;
    private final Addresses addresses;

    MementoController(Pages pages, PublishedContent content, Addresses addresses) {
        this.pages = pages;
        this.content = content;
        this.addresses = addresses;
    }

    @GetMapping({"/at/{instant}", "/at/{instant}/**"})
    void page(
            @PathVariable("instant") String instant,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var path = request.getRequestURI().substring(Addresses.AT.length() + instant.length());
        var asked = Asked.sent(path.isEmpty() ? "/" : path, request.getQueryString());
        var stamp = Stamp.of(instant);
        if (stamp.isEmpty()) {
            send(ofPeriod(instant, withQuery(path, request), asked), request, response);
            return;
        }
        if (!pages.hasPast(pages.tidy(asked))) {
            send(redirect(withQuery(path, request)), request, response);
            return;
        }
        send(page(stamp.get(), asked), request, response);
    }

    /** Whoever names a day alone is sent to its last second. */
    private RenderedPage ofPeriod(String instant, String target, Asked asked) {
        return Stamp.ofPeriod(instant)
                .map(stamp -> redirect(Addresses.AT + stamp + target))
                .orElseGet(() -> noPast(asked, 400, "malformed"));
    }

    private static String withQuery(String path, HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    private RenderedPage page(Stamp stamp, Asked asked) {
        var path = SitePath.isPath(asked.path()) ? new SitePath(asked.path()) : pages.tidy(asked);
        var subject = pages.subject(Reading.now(content), path);
        var versions = content.versions(subject, stamp.instant());
        if (stamp.second().isAfter(versions.now())) {
            return noPast(asked, 404, "future");
        }
        if (versions.since() == null || stamp.instant().isBefore(versions.since())) {
            return noPast(asked, 404, "before");
        }
        var at = stamp.instant().isAfter(versions.now()) ? versions.now() : stamp.instant();
        var page = pages.render(Reading.past(content, at, Addresses.AT + stamp), asked);
        return with(page, headers(page, stamp, path, versions));
    }

    private Map<String, String> headers(
            RenderedPage page, Stamp stamp, SitePath path, Versions versions) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (page.status() == 404) {
            return headers;
        }
        var links =
                new Links()
                        .add(addresses.original(path), "original latest-version")
                        .add(addresses.timeGate(path), "timegate")
                        .add(
                                addresses.timeMap(path),
                                "timemap version-history",
                                "; type=\"" + TimeMapController.LINK_FORMAT + '"');
        var isOwn = versions.shown() != null && Stamp.of(versions.shown()).equals(stamp);
        link(links, path, versions.first(), "first memento");
        link(
                links,
                path,
                isOwn ? versions.before() : versions.shown(),
                "prev memento predecessor-version");
        link(links, path, versions.next(), "next memento successor-version");
        link(links, path, versions.last(), "last memento");
        var own = page.headers().get("Link");
        headers.put("Link", own == null ? links.toString() : own + ", " + links);
        headers.put("Memento-Datetime", HttpDate.of(stamp.second()));
        return headers;
    }

    private void link(Links links, SitePath path, @Nullable Version version, String rel) {
        if (version != null) {
            links.add(addresses.memento(version, path), rel, version.at());
        }
    }

    private RenderedPage noPast(Asked asked, int status, String why) {
        return pages.noPast(Reading.now(content), pages.tidy(asked), status, why);
    }

    private static RenderedPage redirect(String target) {
        return new RenderedPage(302, Map.of("Location", target), "", Set.of(), null);
    }

    private static RenderedPage with(RenderedPage page, Map<String, String> more) {
        var headers = new LinkedHashMap<>(page.headers());
        headers.putAll(more);
        return new RenderedPage(page.status(), headers, page.body(), page.tags(), (Instant) null);
    }

    private static void send(
            RenderedPage page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!page.body().isEmpty()) {
            headers.put("Content-Type", HTML);
        }
        headers.put("X-Robots-Tag", "noindex");
        headers.putAll(page.headers());
        var body = page.body().getBytes(UTF_8);
        Sending.send(
                Finished.of(page.status(), headers, body, null, Effort.QUICK), request, response);
    }
}
