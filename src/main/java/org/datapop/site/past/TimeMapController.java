package org.datapop.site.past;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.PublishedVersions;
import org.datapop.content.published.Subject;
import org.datapop.content.published.Version;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.PastPaths;
import org.datapop.site.rendering.Reading;
import org.datapop.web.HttpDate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.ObjectMapper;

/**
 * The list of all versions of a page: {@code /timemap/people/somebody} in the format of RFC 7089
 * and RFC 6690, and with {@code ?format=json} in that of other archives. A long one comes in parts
 * ({@code ?page=2}), each of which names the others.
 */
@Controller
class TimeMapController {

    private static final String LINK_FORMAT = "application/link-format";

    /** The attribute of a link to a list. */
    static final String TYPE = "; type=\"" + LINK_FORMAT + '"';

    private static final String JSON = "json";
    private static final int PART = 1_000;

    private final Pages pages;
    private final PublishedContent content;
    private final PublishedVersions versions;
    private final Addresses addresses;
    private final ObjectMapper json;

    TimeMapController(
            Pages pages,
            PublishedContent content,
            PublishedVersions versions,
            Addresses addresses,
            ObjectMapper json) {
        this.pages = pages;
        this.content = content;
        this.versions = versions;
        this.addresses = addresses;
        this.json = json;
    }

    /**
     * One part of the list.
     *
     * @param number from 1 on
     */
    private record Part(SitePath path, int number, int parts, int count, List<Version> versions) {}

    @GetMapping({PastPaths.TIMEMAP, PastPaths.TIMEMAP + "/**"})
    ResponseEntity<String> list(
            @RequestParam(name = "page", defaultValue = "1") int number,
            @RequestParam(name = "format", defaultValue = "link") String format,
            HttpServletRequest request) {
        var asked = Asked.sent(addresses.withoutOrigin(PastPath.behindWord(request)), null);
        for (var path : PastPath.of(pages, asked)) {
            var part = part(path, number);
            if (part.count() > 0) {
                return format.equals(JSON)
                        ? answer(MediaType.APPLICATION_JSON_VALUE, json(part))
                        : answer(LINK_FORMAT, links(part));
            }
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private Part part(SitePath path, int number) {
        Subject subject = pages.subject(Reading.now(content), path);
        var count = versions.count(subject);
        var parts = Math.max(1, Math.ceilDiv(count, PART));
        if (number < 1 || number > parts) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new Part(
                path, number, parts, count, versions.all(subject, (number - 1) * PART, PART));
    }

    private static ResponseEntity<String> answer(String type, String body) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("X-Robots-Tag", "noindex")
                .body(body);
    }

    private String links(Part part) {
        var path = part.path();
        var links =
                new Links()
                        .add(addresses.original(path), "original latest-version")
                        .add(addresses.timeGate(path), "timegate")
                        .add(
                                address(part, part.number(), ""),
                                "self",
                                TYPE
                                        + "; from=\""
                                        + HttpDate.of(part.versions().getFirst().at())
                                        + "\"; until=\""
                                        + HttpDate.of(part.versions().getLast().at())
                                        + '"');
        for (var other = 1; other <= part.parts(); other++) {
            if (other != part.number()) {
                links.add(address(part, other, ""), "timemap", TYPE);
            }
        }
        var last = part.versions().size() - 1;
        for (var i = 0; i <= last; i++) {
            var version = part.versions().get(i);
            var isFirst = part.number() == 1 && i == 0;
            var isLast = part.number() == part.parts() && i == last;
            links.add(
                    addresses.memento(version, path),
                    (isFirst ? "first " : "") + (isLast ? "last " : "") + "memento",
                    version.at());
        }
        return links.joined(",\n") + "\n";
    }

    private String address(Part part, int number, String format) {
        var query = new ArrayList<String>();
        if (!format.isEmpty()) {
            query.add("format=" + format);
        }
        if (number > 1) {
            query.add("page=" + number);
        }
        return addresses.timeMap(part.path())
                + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private String json(Part part) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("original_uri", addresses.original(part.path()));
        map.put("timegate_uri", addresses.timeGate(part.path()));
        map.put(
                "timemap_uri",
                Map.of(
                        "link_format", address(part, part.number(), ""),
                        "json_format", address(part, part.number(), JSON)));
        var pages = new ArrayList<String>();
        for (var number = 1; number <= part.parts(); number++) {
            pages.add(address(part, number, JSON));
        }
        map.put("pages", pages);
        map.put("count", part.count());
        map.put(
                "mementos",
                Map.of(
                        "list",
                        part.versions().stream()
                                .map(version ->
                                        Map.of(
                                                "datetime", version.at().toString(),
                                                "uri", addresses.memento(version, part.path())))
                                .toList()));
        return json.writeValueAsString(map);
    }
}
