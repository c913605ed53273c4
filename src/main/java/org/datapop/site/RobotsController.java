package org.datapop.site;

import org.datapop.web.PublicAddress;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Tells crawlers that they are welcome. It asks no database: a failure would turn them away. */
@Controller
class RobotsController {

    private final PublicAddress address;

    RobotsController(PublicAddress address) {
        this.address = address;
    }

    @GetMapping("/robots.txt")
    @ResponseBody
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(
                        """
                        User-agent: *
                        Disallow: /admin
                        Disallow: /preview
                        Disallow: /at/
                        Disallow: /log/
                        Disallow: /proof/
                        Disallow: /search?
                        Disallow: /*/search?

                        Sitemap: %s
                        """
                                .formatted(address.of("/sitemap.xml")));
    }
}
