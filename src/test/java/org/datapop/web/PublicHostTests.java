package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "site.url=https://example.org/",
            "site.aliases=www.example.org,old.example.net",
            "site.trusted-proxies=127.0.0.0/8,2001:db8::/32",
            "logging.level.org.datapop.web.RequestLog=debug"
        })
@ExtendWith(OutputCaptureExtension.class)
class PublicHostTests {

    @LocalServerPort int port;
    @Autowired PublicAddress address;
    @Autowired Assets assets;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "EXAMPLE.org", "example.org:443"})
    void servesTheConfiguredAddress(String host) {
        Wire.Reply reply = ask("GET", "/page", host);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Strict-Transport-Security")).hasValue("max-age=63072000");
        assertThat(address.of("/a")).isEqualTo("https://example.org/a");
    }

    /** Printed links are whole ones. */
    @Test
    void stylesKnowWhatStandsBeforeAPath() {
        assertThat(ask("GET", assets.stylesheet().url(), "example.org").body())
                .contains("--origin:\"https://example.org\"");
    }

    @Test
    void servesNothingElse() {
        for (String host :
                new String[] {
                    "localhost:" + port,
                    "127.0.0.1:" + port,
                    "example.org:80",
                    "example.org:" + port,
                    "evil.example"
                }) {
            Wire.Reply reply = ask("GET", "/page", host);
            assertThat(reply.status()).as(host).isEqualTo(421);
            assertThat(reply.header("Strict-Transport-Security")).isPresent();
            assertThat(reply.body()).contains("href=\"https://example.org/\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/page|301|https://example.org/page",
                "HEAD|/page?a=b|301|https://example.org/page?a=b",
                "POST|/page|308|https://example.org/page",
                "DELETE|/page|308|https://example.org/page",
                "GET|//evil.example/|301|https://example.org//evil.example/",
                "GET|/caf%C3%A9?q=%C3%A9&to=https://evil.example|301|https://example.org/caf%C3%A9?q=%C3%A9&to=https://evil.example",
                "GET|http://www.example.org/page|301|https://example.org/page",
                "GET|/Former/?a=b&c=d|301|https://example.org/page?a=b",
                "POST|/Former/|308|https://example.org/Former/",
            })
    void sendsAliasesToTheSamePathOfTheSite(String method, String path, int status, String target) {
        Wire.Reply reply = ask(method, path, "www.example.org");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Location")).hasValue(target);
        assertThat(reply.header("Content-Security-Policy")).isPresent();
    }

    @Test
    void sendsNoHostilePathAnywhere() {
        assertThat(ask("GET", "/%0d%0aSet-Cookie:a=b", "www.example.org").status()).isEqualTo(400);
        assertThat(ask("GET", "/@evil.example/..", "www.example.org").status()).isEqualTo(400);
    }

    @Test
    void takesTheSchemeFromTheConfigurationAndTheVisitorFromATrustedProxyOnly() {
        Wire.Reply reply =
                ask(
                        "GET",
                        "/who",
                        "example.org",
                        "X-Forwarded-For: 198.51.100.1, 203.0.113.9",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Port: 81");
        assertThat(reply.body()).isEqualTo("203.0.113.9 https example.org https://example.org/who");
    }

    @Test
    void sendsVisitorsOfATrustedProxyWhoCameWithoutEncryptionToTheEncryptedAddress() {
        for (String host : new String[] {"example.org", "www.example.org"}) {
            Wire.Reply reply =
                    ask(
                            "GET",
                            "/page?a=b",
                            host,
                            "X-Forwarded-For: 203.0.113.9",
                            "X-Forwarded-Proto: http");
            assertThat(reply.status()).as(host).isEqualTo(301);
            assertThat(reply.header("Location")).hasValue("https://example.org/page?a=b");
        }
        assertThat(
                        ask(
                                        "GET",
                                        "/actuator/health",
                                        "10.0.0.1",
                                        "X-Forwarded-For: 203.0.113.9",
                                        "X-Forwarded-Proto: http")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void skipsAChainOfTrustedProxies() {
        Wire.Reply reply =
                ask(
                        "GET",
                        "/who",
                        "example.org",
                        "X-Forwarded-For: 203.0.113.9, 2001:db8::7, 127.0.0.5");
        assertThat(reply.body()).startsWith("203.0.113.9 https");
    }

    @Test
    void marksCookiesSecure() {
        assertThat(ask("GET", "/session", "example.org").header("Set-Cookie").orElseThrow())
                .contains("Secure", "HttpOnly", "SameSite=Lax");
    }

    @Test
    void logsOneLineWithoutTheQuery(CapturedOutput output) {
        ask("GET", "/page?token=secret", "example.org", "X-Forwarded-For: 203.0.113.9");
        ask("GET", "/nowhere", "example.org");
        ask("GET", "/shared/xVnL_zKaSVspig2VWb8ULyElQGv6C9hLOdwbAdJaImc/people", "example.org");
        wire.send(
                "GET /%zz?token=secret HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n");
        assertThat(output.getOut().lines().filter(line -> line.contains("RequestLog")))
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .matches(
                                                ".*DEBUG.* : GET /page 200 \\d+ ms 203\\.0\\.113\\.9"),
                        line ->
                                assertThat(line)
                                        .matches(".* : GET /nowhere 404 \\d+ ms 127\\.0\\.0\\.1"),
                        line -> assertThat(line).contains(" : GET /shared/…/people 404 "),
                        line ->
                                assertThat(line)
                                        .matches(".* : GET /%zz 400 \\d+ ms 127\\.0\\.0\\.1"));
        assertThat(output.getOut()).doesNotContain("secret");
    }

    private Wire.Reply ask(String method, String path, String host, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return wire.send(
                "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
                        .formatted(method, path, host, more));
    }
}
