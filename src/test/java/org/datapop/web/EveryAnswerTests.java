package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class EveryAnswerTests {

    private static final String POLICY =
            "default-src 'none'; script-src 'self' 'report-sample'"
                    + " 'sha256-SCHEME'; style-src 'self';"
                    + " img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self';"
                    + " manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src"
                    + " 'none'; frame-ancestors 'none'; require-trusted-types-for 'script';"
                    + " trusted-types 'none'";

    @LocalServerPort int port;
    @Autowired Assets assets;
    @Autowired PublicAddress address;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /page, 200",
        "HEAD, /page, 200",
        "OPTIONS, /page, 200",
        "GET, /moved, 302",
        "GET, /gone, 410",
        "GET, /reset, 200",
        "GET, /nowhere, 404",
        "HEAD, /nowhere, 404",
        "GET, /error, 404",
        "GET, /assets/nothing.css, 404",
        "GET, /assets/, 404",
        "GET, /css/tokens.css, 404",
        "GET, /static/favicon.svg, 404",
        "GET, /messages.properties, 404",
        "POST, /page, 405",
        "TRACE, /page, 405",
        "BREW, /page, 501",
        "GET, /forbidden, 403",
        "GET, /number, 400",
        "GET, /number?value=seven, 400",
        "GET, /%2e%2e/, 400",
        "GET, /%, 400",
        "GET, /broken, 500",
        "GET, /stack-overflow, 500",
        "GET, /stained, 500",
        "GET, /unwell, 500",
        "GET, /away, 503",
        "GET, /actuator, 404",
        "GET, /actuator/health, 200",
        "GET, /actuator/env, 404"
    })
    void carriesTheMeasuredHeaders(String method, String path, int status) {
        Wire.Reply reply = wire.ask(method, path);
        assertThat(reply.status()).isEqualTo(status);
        assertOwed(reply);
        if (status >= 400) {
            assertThat(reply.header("Cache-Control")).hasValue("no-store");
        } else {
            assertThat(reply.header("Cache-Control")).hasValue("no-cache");
        }
    }

    @Test
    void carriesThemOnAssets() {
        for (String url :
                new String[] {
                    assets.stylesheet().url(),
                    assets.favicon(),
                    assets.script("scheme").url(),
                    assets.picture("card"),
                    "/favicon.ico"
                }) {
            Wire.Reply first = wire.get(url);
            assertOwedByAFile(first);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("Cache-Control"))
                    .hasValue(
                            url.equals("/favicon.ico")
                                    ? "public, max-age=86400"
                                    : "public, max-age=31536000, immutable");
            String tag = first.header("ETag").orElseThrow();
            Wire.Reply second = wire.get(url, "If-None-Match: " + tag);
            assertThat(second.status()).isEqualTo(304);
            assertThat(second.body()).isEmpty();
        }
    }

    @Test
    void carriesThemOnWhatSomebodyElseSaysIsUnchanged() {
        Wire.Reply page = wire.get("/unchanged", "If-None-Match: \"same\"");
        assertThat(page.status()).isEqualTo(304);
        assertOwed(page);
    }

    @Test
    void carriesThemToAStranger() {
        Wire.Reply reply =
                wire.send("GET /page HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(reply.status()).isEqualTo(421);
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
        assertOwed(reply);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
                "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /<script>alert(1)</script> HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nBad Header: x\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: evil\r\n\r\n",
            })
    void isPlainEvenForWhatIsNotHttp(String request) {
        Wire.Reply reply = wire.send(request);
        assertThat(reply.status()).isBetween(400, 505);
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
        assertOwed(reply);
        assertPlain(reply);
    }

    @Test
    void isPlainForHeadersOfAbsurdSize() {
        for (String request :
                new String[] {
                    "GET /"
                            + "a".repeat(20_000)
                            + " HTTP/1.1\r\nHost: localhost:"
                            + port
                            + "\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: localhost:"
                            + port
                            + "\r\nX: "
                            + "a".repeat(20_000)
                            + "\r\n\r\n"
                }) {
            Wire.Reply reply = wire.send(request);
            assertThat(reply.status()).isIn(400, 414, 431);
            assertOwed(reply);
            assertPlain(reply);
        }
    }

    @Test
    void startsNoSessionAndSetsNoCookie() {
        assertThat(wire.get("/page").header("Set-Cookie")).isEmpty();
        String cookie = wire.get("/session").header("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    }

    @Test
    void redirectsByPathOnly() {
        assertThat(wire.get("/moved", "X-Forwarded-Host: evil.example").header("Location"))
                .hasValue("/page");
    }

    @Test
    void knowsTheAddressOfTheRunningServer() {
        assertThat(address.of("/page")).isEqualTo("http://localhost:" + port + "/page");
        assertThat(address.secure()).isFalse();
    }

    private static void assertPlain(Wire.Reply reply) {
        assertThat(reply.header("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(reply.body())
                .startsWith("<!DOCTYPE html>")
                .contains("<h1>", "<main")
                .doesNotContain("Tomcat", "Exception", "org.apache", "alert(1)");
    }

    private static void assertOwed(Wire.Reply reply) {
        assertOwed(reply, "same-origin");
    }

    /**
     * What stands in public pages may also stand in the frame of a preview, which has no origin.
     */
    private static void assertOwedByAFile(Wire.Reply reply) {
        assertOwed(reply, "cross-origin");
    }

    private static void assertOwed(Wire.Reply reply, String readers) {
        assertThat(reply.header("Content-Security-Policy"))
                .hasValue(POLICY.replace("sha256-SCHEME", SchemeScript.HASH));
        assertThat(reply.header("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
        assertThat(reply.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(reply.header("X-Frame-Options")).hasValue("DENY");
        assertThat(reply.header("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(reply.header("Cross-Origin-Embedder-Policy")).hasValue("require-corp");
        assertThat(reply.header("Cross-Origin-Resource-Policy")).hasValue(readers);
        assertThat(reply.header("Permissions-Policy"))
                .hasValueSatisfying(features ->
                        assertThat(features)
                                .contains("camera=()", "geolocation=()", "microphone=()"));
        assertThat(reply.header("Strict-Transport-Security")).isEqualTo(Optional.empty());
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.header("X-Powered-By")).isEmpty();
        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
    }
}
