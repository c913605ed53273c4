package org.datapop.site.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.datapop.SiteTest;
import org.datapop.browser.Browser;
import org.datapop.browser.BrowserTest;
import org.datapop.browser.Look;
import org.datapop.transparency.SealedNow;
import org.datapop.transparency.Verifier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * A page that a browser saved “complete” is no longer what was sent: its scripts have run, its
 * addresses are whole ones and its text is written anew. It is proven all the same.
 */
@SiteTest
@BrowserTest
class SavedPagesTests {

    @LocalServerPort int port;
    @TempDir Path folder;
    @Autowired ApplicationContext site;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void seal() {
        SealedNow.on(site);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/mission",
                "/about",
                "/challenges",
                "/pillars/diagnose",
                "/people/emmanuel-letouze",
                "/interviews/how-the-alliance-began",
                "/organizations/data-pop-alliance"
            })
    void whatABrowserMadeOfAPageIsProven(String path, Browser browser) throws Exception {
        var page = browser.open(address(path), Look.PHONE);
        page.evaluate("document.querySelectorAll('[href]').forEach(a => { a.href = a.href; })");
        var saved = "<!-- saved from url=(0020)" + address(path) + " -->\n" + page.content();

        var verdict = verdict(path, saved);

        assertThat(verdict.status()).as(verdict.words()).isZero();
    }

    @Test
    void anArchiveIsNotTakenForAChangedPage() throws Exception {
        var archive =
                """
                From: <Saved by Blink>
                MIME-Version: 1.0
                Content-Type: multipart/related;

                Content-Transfer-Encoding: quoted-printable

                <main id=3D"main">\
                """;

        var verdict = verdict("/mission", archive);

        assertThat(verdict.status()).isEqualTo(1);
        assertThat(verdict.words()).contains("Save it again, as HTML alone.");
        assertThat(verdict.words()).doesNotContain("Not on the page");
    }

    private Verifier.Verdict verdict(String path, String page) throws Exception {
        return Verifier.in(folder)
                .on(get("/log/entries"), get("/log/keys"), get("/proof" + path), page);
    }

    private String get(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create(address(path))).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
