package org.datapop.site.past;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.PublishedVersions;
import org.datapop.content.published.Version;
import org.datapop.content.published.Versions;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.PastPaths;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.Stamp;
import org.datapop.web.HttpDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The way from a date to the version of that day: {@code /timegate/people/somebody} with {@code
 * Accept-Datetime} (RFC 7089, pattern 2.1). Before the first version it leads to that, and without
 * a date to the last.
 */
@Controller
class TimeGateController {

    private static final String ACCEPT_DATETIME = "Accept-Datetime";

    private final Pages pages;
    private final PublishedContent content;
    private final PublishedVersions versions;
    private final Addresses addresses;

    TimeGateController(
            Pages pages,
            PublishedContent content,
            PublishedVersions versions,
            Addresses addresses) {
        this.pages = pages;
        this.content = content;
        this.versions = versions;
        this.addresses = addresses;
    }

    @GetMapping({PastPaths.TIMEGATE, PastPaths.TIMEGATE + "/**"})
    void choose(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var vary = ACCEPT_DATETIME.toLowerCase(Locale.ROOT);
        response.setHeader("Vary", vary);
        var asked = asked(request);
        var date = request.getHeader(ACCEPT_DATETIME);
        var wanted = date == null ? null : wanted(date).orElse(null);
        if (date != null && wanted == null) {
            var refused = pages.noPast(Reading.now(content), pages.tidy(asked), 400, "header");
            PastAnswer.send(refused.with("Vary", vary), request, response);
            return;
        }
        choose(asked, wanted, response);
    }

    private void choose(Asked asked, @Nullable Instant wanted, HttpServletResponse response) {
        for (var path : PastPath.of(pages, asked)) {
            var found = versions.around(pages.subject(Reading.now(content), path), wanted);
            var version = found.shown() == null ? found.first() : found.shown();
            if (version != null) {
                send(version, path, found, response);
                return;
            }
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** To the end of the second, for no date says more. */
    private static Optional<Instant> wanted(String date) {
        return HttpDate.parse(date).map(second -> Stamp.ofSecond(second).instant());
    }

    private Asked asked(HttpServletRequest request) {
        return Asked.sent(addresses.withoutOrigin(PastPath.behindWord(request)), null);
    }

    private void send(
            Version version, SitePath path, Versions found, HttpServletResponse response) {
        var links = addresses.around(path);
        Optional.ofNullable(found.first())
                .ifPresent(first ->
                        links.add(addresses.memento(first, path), "first memento", first.at()));
        Optional.ofNullable(found.last())
                .ifPresent(last ->
                        links.add(addresses.memento(last, path), "last memento", last.at()));
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", addresses.memento(version, path));
        response.setHeader("Link", links.toString());
        response.setHeader("X-Robots-Tag", "noindex");
    }
}
