package org.datapop.site.past;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.datapop.site.rendering.Asked;
import org.datapop.site.rendering.Pages;
import org.datapop.site.rendering.PastPaths;
import org.datapop.site.rendering.Stamp;
import org.datapop.transparency.PublicLog;
import org.datapop.transparency.PublicLog.Proof;
import org.datapop.web.SiteProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What of the log belongs to a page: {@code /proof/people/somebody} has what was sealed of it, each
 * statement headed by the number of its entry and by its length in bytes. With {@code ?at=} and an
 * instant as under {@code /at/}, it is that of then. Of what is gone it is what its page tells of
 * that, and from a former address it leads to where the proof is.
 */
@Controller
class ProofController {

    private static final String PATH = PastPaths.PROOF;

    private final Pages pages;
    private final PublicLog log;
    private final ProofTrail trail;
    private final MessageSource messages;
    private final Locale language;

    ProofController(
            Pages pages,
            PublicLog log,
            ProofTrail trail,
            MessageSource messages,
            SiteProperties site) {
        this.pages = pages;
        this.log = log;
        this.trail = trail;
        this.messages = messages;
        this.language = site.language();
    }

    @GetMapping({PATH, PATH + "/**"})
    ResponseEntity<String> proof(
            @RequestParam(name = "at", required = false) @Nullable String at,
            HttpServletRequest request) {
        var stamp = at == null ? null : Stamp.of(at).orElse(null);
        if (at != null && stamp == null) {
            return sentence(HttpStatus.BAD_REQUEST, "log.malformed");
        }
        if (stamp != null && stamp.second().isAfter(Clock.systemUTC().instant())) {
            return sentence(HttpStatus.NOT_FOUND, "log.future");
        }
        return answer(Asked.sent(PastPath.behindWord(request), null), stamp);
    }

    private ResponseEntity<String> answer(Asked asked, @Nullable Stamp stamp) {
        var at = stamp == null ? null : stamp.instant();
        var paths = PastPath.of(pages, asked);
        for (var path : paths) {
            var found = log.proof(path, at);
            if (!found.isEmpty()) {
                return answer(found);
            }
        }
        return paths.stream().anyMatch(log::isErased)
                ? sentence(HttpStatus.GONE, "log.erased")
                : trail.end(asked, stamp)
                        .map(this::moved)
                        .orElseGet(() -> sentence(HttpStatus.NOT_FOUND, "log.none"));
    }

    /** With a sentence for whoever follows nothing by itself. */
    private ResponseEntity<String> moved(String address) {
        var answer = sentence(HttpStatus.FOUND, "log.moved", address);
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header(HttpHeaders.LOCATION, address)
                .body(answer.getBody());
    }

    private ResponseEntity<String> answer(List<Proof> found) {
        if (found.stream().anyMatch(proof -> proof.number() == null)) {
            return sentence(HttpStatus.NOT_FOUND, "log.unsealed");
        }
        var text = new StringBuilder();
        for (var proof : found) {
            var statement = proof.statement();
            if (statement != null) {
                text.append("entry %d %d\n".formatted(proof.number(), bytes(statement)))
                        .append(statement);
            }
        }
        return text.isEmpty()
                ? sentence(HttpStatus.GONE, "log.erased")
                : LogController.answer(HttpStatus.OK, text.toString());
    }

    private static int bytes(String statement) {
        return statement.getBytes(UTF_8).length;
    }

    private ResponseEntity<String> sentence(HttpStatus status, String key, Object... values) {
        var words = messages.getMessage(key, values, language);
        return LogController.answer(status, Objects.requireNonNull(words) + '\n');
    }
}
