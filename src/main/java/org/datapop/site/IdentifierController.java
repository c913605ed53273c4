package org.datapop.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.datapop.content.published.Answer;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Wanted;
import org.datapop.content.published.Whereabouts;
import org.datapop.shared.SitePath;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.Reading;
import org.datapop.site.rendering.RenderedPage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.server.ResponseStatusException;

/**
 * Names a thing for good, whatever its address or language: {@code /id/…} leads to its page, in the
 * reader's language where it exists, else in that in which it was written. Of what was erased it
 * tells itself since when and why.
 */
@Controller
class IdentifierController {

    private static final Pattern IDENTIFIER =
            Pattern.compile("/id/+(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})/*");

    private final PublishedContent content;
    private final Pages pages;

    IdentifierController(PublishedContent content, Pages pages) {
        this.content = content;
        this.pages = pages;
    }

    @GetMapping("/id/**")
    ResponseEntity<?> page(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false)
                    @Nullable String languages) {
        var found = content.whereabouts(identifier(request), null);
        if (found.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var live = found.stream().filter(Whereabouts::isLive).toList();
        var address = address(live.isEmpty() ? found : live, languages);
        return address == null ? unaddressed(found, languages) : redirect(address);
    }

    /** What was erased has lost its address, and what stands within other pages has none. */
    private ResponseEntity<?> unaddressed(List<Whereabouts> found, @Nullable String languages) {
        if (found.stream().anyMatch(Whereabouts::isLive)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return gone(preferred(found, languages))
                .with(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .answer();
    }

    private RenderedPage gone(Whereabouts last) {
        var path = new SitePath("/" + last.language().tag()); // So it is said in that language.
        var around = content.around(path, null, Wanted.nothing(last.language()));
        var answer = new Answer.Gone(last.title(), last.reason(), last.since(), null, around);
        return pages.gone(Reading.now(content), path, answer);
    }

    private static ResponseEntity<?> redirect(String address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, address)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .build();
    }

    /** With capitals or a slash too many, as addresses of pages may have them. */
    private static UUID identifier(HttpServletRequest request) {
        var asked = Asked.sent(request.getRequestURI(), null).path();
        return Optional.of(IDENTIFIER.matcher(asked))
                .filter(Matcher::matches)
                .map(match -> UUID.fromString(match.group(1)))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static @Nullable String address(List<Whereabouts> found, @Nullable String languages) {
        var addressed = found.stream().filter(place -> place.address() != null).toList();
        return addressed.isEmpty() ? null : preferred(addressed, languages).address();
    }

    /** The first is the one in which it was written. */
    private static Whereabouts preferred(List<Whereabouts> places, @Nullable String languages) {
        var wanted = wanted(places, languages);
        return places.stream()
                .filter(place -> place.language().tag().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseGet(places::getFirst);
    }

    private static @Nullable String wanted(List<Whereabouts> places, @Nullable String languages) {
        try {
            return languages == null || languages.isBlank()
                    ? null
                    : Locale.lookupTag(
                            Locale.LanguageRange.parse(languages),
                            places.stream().map(place -> place.language().tag()).toList());
        } catch (IllegalArgumentException _) {
            return null; // A header that nobody understands asks for nothing.
        }
    }
}
