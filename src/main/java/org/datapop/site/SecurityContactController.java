package org.datapop.site;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.datapop.web.PublicAddress;
import org.datapop.web.SiteProperties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Tells whoever found a weakness where to report it, as RFC 9116 wants it. */
@Controller
class SecurityContactController {

    static final String PATH = "/.well-known/security.txt";

    private static final int MONTHS = 11;

    private final PublicAddress address;
    private final SiteProperties site;

    SecurityContactController(PublicAddress address, SiteProperties site) {
        this.address = address;
        this.site = site;
    }

    @GetMapping(PATH)
    @ResponseBody
    ResponseEntity<String> contact() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(text(LocalDate.now(Clock.systemUTC())));
    }

    /** The same for a whole month, and never good for more than a year. */
    String text(LocalDate today) {
        var expires =
                today.withDayOfMonth(1).plusMonths(MONTHS).atStartOfDay().toInstant(ZoneOffset.UTC);
        URI contact = site.securityContact();
        return """
        Contact: %s
        Expires: %s
        Preferred-Languages: %s
        Canonical: %s
        """
                .formatted(
                        contact == null ? address.of("/contact") : contact,
                        expires,
                        site.language().toLanguageTag(),
                        address.of(PATH));
    }
}
