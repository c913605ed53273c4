package org.datapop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * A site of a few pages without a database, to which everything of this module applies. Named where
 * it is wanted and never found by a scan, so that no other test's site has its pages.
 */
@EnableAutoConfiguration(
        exclude = {
            DataSourceAutoConfiguration.class,
            HibernateJpaAutoConfiguration.class,
            FlywayAutoConfiguration.class
        })
@EnableConfigurationProperties(SiteProperties.class)
@ComponentScan(
        basePackageClasses = PublicAddress.class,
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
class TestSite {

    /** Stands in for the database that readiness asks for. */
    @Bean
    HealthIndicator dbHealthIndicator() {
        return () -> Health.up().build();
    }

    /** One page was somewhere else before. */
    @Bean
    FinalAddress formerPage() {
        return request -> request.getRequestURI().equals("/Former/") ? "/page?a=b" : null;
    }

    static final String SECRET = "the words of an exception";

    @RestController
    @TestComponent
    static class Pages {

        @GetMapping(path = "/page", produces = MediaType.TEXT_HTML_VALUE)
        String page() {
            return "<!DOCTYPE html><title>A page</title>";
        }

        @GetMapping("/unchanged")
        ResponseEntity<String> unchanged() {
            return ResponseEntity.ok().eTag("\"same\"").body("same");
        }

        @GetMapping("/moved")
        void moved(HttpServletResponse response) throws IOException {
            response.sendRedirect("/page");
        }

        @GetMapping("/gone")
        ResponseEntity<String> gone() {
            return ResponseEntity.status(HttpStatus.GONE)
                    .cacheControl(CacheControl.maxAge(Duration.ofDays(1)))
                    .body("Gone for good");
        }

        @GetMapping({"/broken", "/fr/broken"})
        String broken() {
            throw new IllegalStateException(SECRET);
        }

        @GetMapping("/stack-overflow")
        String overflow() {
            throw new StackOverflowError(SECRET);
        }

        @GetMapping("/half")
        void half(HttpServletResponse response) throws IOException {
            response.getWriter().write("half a page");
            response.flushBuffer();
            throw new IllegalStateException(SECRET);
        }

        @GetMapping("/stained")
        void stained(HttpServletResponse response) {
            response.setHeader("Cache-Control", "public, max-age=60");
            response.setHeader("ETag", "\"stain\"");
            response.setHeader("Content-Disposition", "attachment");
            throw new IllegalStateException(SECRET);
        }

        @GetMapping("/away")
        String away() {
            throw new Unavailable(
                    "The database is away",
                    Duration.ofSeconds(30),
                    new IllegalStateException(SECRET));
        }

        @GetMapping("/forbidden")
        String forbidden() {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, SECRET);
        }

        @GetMapping("/unwell")
        String unwell() {
            throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR, SECRET);
        }

        @GetMapping("/number")
        String number(@RequestParam int value) {
            return "number " + value;
        }

        @GetMapping("/parameters")
        String parameters(HttpServletRequest request) {
            return "parameters " + request.getParameterMap().size();
        }

        @PostMapping(path = "/json", consumes = MediaType.APPLICATION_JSON_VALUE)
        String json(@RequestBody java.util.Map<String, String> body) {
            return "json " + body.size();
        }

        @GetMapping(path = "/json-only", produces = MediaType.APPLICATION_JSON_VALUE)
        String jsonOnly() {
            return "{}";
        }

        @GetMapping("/who")
        String who(HttpServletRequest request) {
            return "%s %s %s %s"
                    .formatted(
                            request.getRemoteAddr(),
                            request.getScheme(),
                            request.getServerName(),
                            request.getRequestURL());
        }

        @GetMapping("/session")
        String session(HttpSession session) {
            return "session " + !session.isNew();
        }

        @GetMapping("/reset")
        void reset(HttpServletResponse response) throws IOException {
            response.reset();
            response.getWriter().write("reset");
        }
    }
}
