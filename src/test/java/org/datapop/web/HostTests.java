package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HostTests {

    @LocalServerPort int port;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT", "LocalHost:PORT"})
    void isServedByTheNamesOfThisMachine(String host) {
        assertThat(page("Host: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: evil.example:PORT",
                "Host: localhost",
                "Host: localhost:80",
                "Host: localhost:1",
                "Host: localhost.evil.example:PORT",
                "Host: [::]:PORT",
                "Host: 127.0.0.2:PORT",
                "Host: 0.0.0.0:PORT",
                "Host:",
                "Host: localhost:PORT@evil.example",
                "Host: evil.example@localhost:PORT",
                "Host: localhost:PORT, evil.example",
                "Host: local host:PORT",
                "Host: localhost:PORTx",
                "Host: [::1",
                "Host: localhost:PORT/evil",
                "Host: http://localhost:PORT",
                "Host: localhost:PORT\r\nHost: evil.example",
                "Host: evil.example\r\nHost: localhost:PORT",
                "Host: localhost:PORT\r\nHost: localhost:PORT",
                "X-Nothing: here",
                "X-Forwarded-Host: localhost:PORT",
                "Host: evil.example\r\nX-Forwarded-Host: localhost:PORT",
                "Host: evil.example\r\nForwarded: host=localhost:PORT",
            })
    void isRefusedByAnyOther(String headers) {
        Wire.Reply reply = page(headers);
        assertThat(reply.status()).isIn(400, 421);
        assertThat(reply.body()).contains("<h1>").doesNotContain("evil.example", "A page");
        assertThat(reply.header("Location")).isEmpty();
    }

    @Test
    void isMisdirectedForAWellFormedStranger() {
        assertThat(page("Host: evil.example").status()).isEqualTo(421);
        assertThat(send("GET /page HTTP/1.0\r\n\r\n").status()).isEqualTo(421);
    }

    @Test
    void isTakenFromTheTargetWhereThatIsAbsoluteButNeverAgainstTheHeader() {
        assertThat(absolute("http://localhost:PORT/page", "localhost:PORT").status())
                .isEqualTo(200);
        assertThat(absolute("http://evil.example/page", "localhost:PORT").status()).isIn(400, 421);
        assertThat(absolute("http://localhost:PORT/page", "evil.example").status()).isIn(400, 421);
        assertThat(absolute("http://evil.example/page", "evil.example").status()).isEqualTo(421);
        assertThat(absolute("https://user@localhost:PORT/page", "localhost:PORT").status())
                .isIn(200, 400, 421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-Ssl: on",
                "X-Forwarded-Port: 444",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-For: 203.0.113.9",
                "X-Real-IP: 203.0.113.9",
                "X-Host: evil.example",
                "X-HTTP-Host-Override: evil.example",
                "X-Original-URL: /broken",
                "X-Rewrite-URL: /broken",
                "X-HTTP-Method-Override: DELETE",
                "Forwarded: for=203.0.113.9;host=evil.example;proto=https",
                "Front-End-Https: on",
                "True-Client-IP: 203.0.113.9",
                "CF-Connecting-IP: 203.0.113.9",
                "Origin: https://evil.example",
                "X-Forwarded-Server: evil.example",
            })
    void isNeverChangedByAStrangersHeader(String header) {
        Wire.Reply reply = wire.get("/who", header);
        assertThat(reply.body())
                .isEqualTo("127.0.0.1 http localhost http://localhost:%d/who".formatted(port));
        assertThat(reply.header("Strict-Transport-Security")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness"})
    void isNotAskedForHealth(String path) {
        Wire.Reply reply =
                send(
                        "GET "
                                + path
                                + " HTTP/1.1\r\nHost: 10.1.2.3:8080\r\nConnection: close\r\n\r\n");
        assertThat(reply.status()).isIn(200, 404);
        assertThat(reply.status()).isNotEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/healthy",
                "/actuator/health/../../page",
                "/actuator/health;/../../page",
                "/actuator/health/%2e%2e/%2e%2e/page",
                "/x/actuator/health",
                "//actuator/health"
            })
    void isAskedForWhatOnlyLooksLikeHealth(String path) {
        Wire.Reply reply =
                send(
                        "GET "
                                + path
                                + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(reply.status()).isIn(400, 421);
    }

    static Stream<String> hostilePaths() {
        return Stream.of(
                "/%00",
                "/page%00",
                "/page%00.css",
                "/%0d%0aX-Evil:%201",
                "/%",
                "/%2",
                "/%zz",
                "/%u0041",
                "/../page",
                "/a/../page",
                "/./page",
                "/page/.",
                "/page/..",
                "/%2e%2e/page",
                "/a/%2e%2e/page",
                "/%2e/page",
                "/..%2fpage",
                "/..%2f..%2fetc%2fpasswd",
                "/assets/..%2f..%2fapplication.properties",
                "/assets/../application.properties",
                "/assets/%2e%2e/application.properties",
                "/a%2Fb",
                "/a\\b",
                "/a%5cb",
                "/..%5c..%5cwindows",
                "/%252e%252e%252fpage",
                "/%25%32%66",
                "/page;x",
                "/page;jsessionid=0",
                "/;/page",
                "/%C0%AE%C0%AE/page",
                "/%FF",
                "/%ED%A0%80",
                "/\u00e9",
                "/page?q=%00",
                "/page?q=%",
                "/page?q=%FF",
                "/page?q=\u00e9",
                "/a b",
                "page",
                "\\page",
                "/<page>",
                "/\"");
    }

    @ParameterizedTest
    @MethodSource("hostilePaths")
    void wouldNotHelpAHostilePath(String path) {
        Wire.Reply reply = wire.ask("GET", path);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("X-Evil")).isEmpty();
        assertThat(reply.header("Content-Security-Policy")).isPresent();
        assertThat(reply.body()).contains("This request can’t be read").doesNotContain("Exception");
    }

    @Test
    void wouldNotHelpAnEndlessOne() {
        assertThat(wire.get("/" + "a".repeat(1024)).status()).isEqualTo(414);
        assertThat(wire.get("/page?q=" + "a".repeat(4095)).status()).isEqualTo(414);
        assertThat(wire.get("/page?q=" + "a".repeat(4094)).status()).isEqualTo(200);
    }

    @Test
    void hashOfTheInlineScriptIsWhatTheBrowserComputes() throws Exception {
        String page = wire.get("/nowhere").body();
        int start = page.indexOf("<script>") + "<script>".length();
        byte[] script =
                page.substring(start, page.indexOf("</script>")).getBytes(StandardCharsets.UTF_8);
        String hash =
                Base64.getEncoder()
                        .encodeToString(
                                java.security.MessageDigest.getInstance("SHA-256").digest(script));
        assertThat(script.length).isBetween(50, 300);
        assertThat(wire.get("/page").header("Content-Security-Policy").orElseThrow())
                .contains("'sha256-" + hash + "'");
    }

    private Wire.Reply absolute(String target, String host) {
        return send(
                "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private Wire.Reply page(String headers) {
        return send("GET /page HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
    }

    private Wire.Reply send(String request) {
        return wire.send(request.replace("PORT", Integer.toString(port)));
    }
}
