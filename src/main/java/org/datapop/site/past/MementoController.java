package org.datapop.site.past;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.PublishedVersions;
import org.datapop.content.published.Version;
import org.datapop.content.published.Versions;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.PastPaths;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.RenderedPage;
import org.datapop.site.rendering.Stamp;
import org.datapop.web.HttpDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The site as it was at an instant, under {@code /at/yyyyMMddHHmmss/}: menus, lists, related
 * documents and links are those of then, so that one can walk about in it.
 */
@Controller
class MementoController {

    private final Pages pages;
    private final PublishedContent content;
    private final PublishedVersions versions;
    private final Addresses addresses;

    MementoController(
            Pages pages,
            PublishedContent content,
            PublishedVersions versions,
            Addresses addresses) {
        this.pages = pages;
        this.content = content;
        this.versions = versions;
        this.addresses = addresses;
    }

    @GetMapping({"/at", "/at/**"})
    void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var behind = PastPath.behindWord(request);
        var slash = behind.indexOf('/', 1);
        var instant = slash < 0 ? behind.substring(1) : behind.substring(1, slash);
        var path = slash < 0 ? "/" : behind.substring(slash);
        PastAnswer.send(answer(instant, path, request.getQueryString()), request, response);
    }

    private RenderedPage answer(String instant, String path, @Nullable String query) {
        var asked = Asked.sent(path, query);
        var stamp = Stamp.of(instant);
        var more = query == null ? "" : "?" + query;
        if (stamp.isEmpty()) {
            // Whoever names a day alone is sent to its last second, or to this one.
            return Stamp.ofPeriod(instant, content.now())
                    .map(end -> redirect(PastPaths.AT + end + path + more))
                    .orElseGet(() -> noPast(asked, 400, "malformed"));
        }
        return PastPath.of(pages, asked).stream()
                .filter(meant -> !pages.hasPast(meant))
                .findFirst()
                .map(ofToday -> redirect(ofToday + more))
                .orElseGet(() -> page(stamp.get(), asked));
    }

    private RenderedPage page(Stamp stamp, Asked asked) {
        var path = SitePath.isPath(asked.path()) ? new SitePath(asked.path()) : pages.tidy(asked);
        var subject = pages.subject(Reading.now(content), path);
        var found = versions.around(subject, stamp.instant());
        if (stamp.second().isAfter(found.now())) {
            return noPast(asked, 404, "future");
        }
        if (found.since() == null || stamp.instant().isBefore(found.since())) {
            return noPast(asked, 404, "before");
        }
        var at = stamp.instant().isAfter(found.now()) ? found.now() : stamp.instant();
        var page =
                pages.render(
                        new Reading(content, at, PastPaths.AT + stamp, Reading.Notice.PAST), asked);
        return page.status() == 404 ? page : memento(page, stamp, path, found);
    }

    private RenderedPage memento(RenderedPage page, Stamp stamp, SitePath path, Versions found) {
        var links = addresses.around(path);
        var isOwn = found.shown() != null && Stamp.of(found.shown()).equals(stamp);
        link(links, path, found.first(), "first memento");
        link(
                links,
                path,
                isOwn ? found.before() : found.shown(),
                "prev memento predecessor-version");
        link(links, path, found.next(), "next memento successor-version");
        link(links, path, found.last(), "last memento");
        return page.withLink(links.toString())
                .with("Memento-Datetime", HttpDate.of(stamp.second()));
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
}
