package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AssetsTests {

    @LocalServerPort int port;
    @Autowired Assets assets;

    @Test
    void areOneStylesheetInTheOrderOfItsLayers() throws Exception {
        HttpResponse<byte[]> reply = get(assets.stylesheet().url());
        String css = new String(reply.body(), StandardCharsets.UTF_8);
        assertThat(reply.headers().firstValue("Content-Type")).hasValue("text/css;charset=utf-8");
        assertThat(css).startsWith("@layer reset,tokens,").doesNotContain("/*", "\n", "  ");
        assertThat(css.indexOf("--paper")).isLessThan(css.indexOf(".plain{"));
        assertThat(css.chars().filter(c -> c == '{').count())
                .isEqualTo(css.chars().filter(c -> c == '}').count());
    }

    @Test
    void areWhatTheirIntegritySays() throws Exception {
        for (Assets.Link link : new Assets.Link[] {assets.stylesheet(), assets.script("scheme")}) {
            byte[] digest = MessageDigest.getInstance("SHA-384").digest(get(link.url()).body());
            assertThat(link.integrity())
                    .isEqualTo("sha384-" + Base64.getEncoder().encodeToString(digest));
        }
        assertThat(assets.stylesheet().url()).matches("/assets/site\\.[0-9a-f]{16}\\.css");
        assertThat(assets.script("scheme").url()).matches("/assets/scheme\\.[0-9a-f]{16}\\.js");
        assertThat(assets.favicon()).matches("/assets/favicon\\.[0-9a-f]{16}\\.svg");
    }

    @Test
    void areZippedForThoseWhoAccept() throws Exception {
        String url = assets.stylesheet().url();
        HttpResponse<byte[]> plain = get(url);
        HttpResponse<byte[]> zipped = get(url, "Accept-Encoding", "deflate, gzip");
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zipped.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(unzip(zipped.body())).isEqualTo(plain.body());
        assertThat(zipped.body()).hasSizeLessThan(plain.body().length);
    }

    @Test
    void areOnlyThoseKnownAtStartUp() throws Exception {
        String url = assets.stylesheet().url();
        for (String path :
                new String[] {
                    "/assets/site.css",
                    "/assets/site.0000000000000000.css",
                    url + "/",
                    url + ".map",
                    url.toUpperCase(java.util.Locale.ROOT),
                    "/assets//" + url.substring(8),
                    "/assets",
                    "/assets/order.txt",
                    "/assets/css/order.txt"
                }) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThatThrownBy(() -> assets.script("nothing")).hasMessageContaining("nothing.js");
    }

    @Test
    void canOnlyBeRead() {
        Wire wire = new Wire(port);
        String url = assets.stylesheet().url();
        assertThat(wire.ask("HEAD", url).status()).isEqualTo(200);
        assertThat(wire.ask("HEAD", url).body()).isEmpty();
        for (String method : new String[] {"POST", "PUT", "DELETE", "PATCH"}) {
            assertThat(wire.ask(method, url).status()).as(method).isEqualTo(405);
        }
    }

    private HttpResponse<byte[]> get(String path, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static byte[] unzip(byte[] zipped) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return in.readAllBytes();
        }
    }
}
