package org.datapop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = TestSite.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class ErrorsTests {

    private static final Pattern NUMBER = Pattern.compile("mention the number ([a-z0-9]{8})\\.");

    @LocalServerPort int port;

    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/broken", "/stack-overflow", "/stained", "/unwell"})
    void areLoggedOnceWithANumberThatThePageShows(String path, CapturedOutput output) {
        Wire.Reply reply = wire.get(path);
        assertThat(reply.status()).isEqualTo(500);
        Matcher number = NUMBER.matcher(reply.body());
        assertThat(number.find()).isTrue();
        assertThat(errors(output))
                .singleElement()
                .asString()
                .contains(number.group(1), "GET " + path);
        assertThat(output.getOut()).containsOnlyOnce("Incident");
        assertSilent(reply);
    }

    @Test
    void leaveNothingOfTheFailedAnswer() {
        Wire.Reply reply = wire.get("/stained");
        assertThat(reply.header("ETag")).isEmpty();
        assertThat(reply.header("Content-Disposition")).isEmpty();
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void breakTheConnectionWhereHalfAPageWasSent(CapturedOutput output) {
        Wire.Reply reply = wire.get("/half");
        assertThat(reply.body()).contains("half a page").doesNotContain("\r\n0\r\n\r\n");
        assertThat(errors(output)).hasSize(1);
        assertSilent(reply);
    }

    @Test
    void tellWhenToComeBackWhereSomethingIsAway(CapturedOutput output) {
        Wire.Reply reply = wire.get("/away");
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).hasValue("30");
        assertThat(reply.body()).contains("away for a moment");
        assertThat(errors(output)).isEmpty();
        assertSilent(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, There is nothing here",
        "GET, /forbidden, not open to you",
        "GET, /number, can’t be read",
        "GET, /number?value=x, can’t be read",
        "POST, /page, can’t be done here",
        "TRACE, /page, can’t be done here",
        "BREW, /page, can’t be done here",
        "GET, /%zz, can’t be read",
        "POST, /json, format is not understood",
    })
    void ofVisitorsAreNoneOfOurs(String method, String path, String words, CapturedOutput output) {
        Wire.Reply reply = wire.ask(method, path, "Accept: application/json");
        assertThat(reply.status()).isBetween(400, 501);
        assertThat(reply.body()).contains(words);
        assertThat(output.getOut()).doesNotContain(" ERROR ", " WARN ", "\tat ");
        assertSilent(reply);
    }

    @Test
    void nameTheirStatusForEveryKindOfClient(CapturedOutput output) {
        assertThat(wire.ask("POST", "/page").header("Allow").orElseThrow()).contains("GET");
        assertThat(wire.get("/json-only", "Accept: text/html").status()).isEqualTo(406);
        assertThat(wire.get("/nowhere", "Accept: application/json").status()).isEqualTo(404);
        assertThat(wire.get("/nowhere", "Accept: ???").status()).isIn(404, 406);
        assertThat(wire.get("/page", "Accept: ???").status()).isIn(200, 406);
        assertThat(wire.get("/page", "Expect: the impossible").status()).isEqualTo(417);
        assertThat(output.getOut()).doesNotContain(" WARN ", " ERROR ");
        assertThat(
                        wire.ask(
                                        "POST",
                                        "/json",
                                        "Content-Type: application/json",
                                        "Content-Length: 1")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void haveNoBodyWhereNoneWasAskedFor() {
        Wire.Reply reply = wire.ask("HEAD", "/nowhere");
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void leaveTheConnectionFitForTheNextRequest() {
        String host = "Host: localhost:" + port + "\r\n";
        Wire.Reply reply =
                wire.send(
                        "GET /nowhere HTTP/1.1\r\n%s\r\nGET /forbidden HTTP/1.1\r\n%s\r\nGET /page HTTP/1.1\r\n%sConnection: close\r\n\r\n"
                                .formatted(host, host, host));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body()).contains("HTTP/1.1 403", "HTTP/1.1 200", "<title>A page</title>");
    }

    @Test
    void keepThePageThatAControllerWrote() {
        Wire.Reply reply = wire.get("/gone");
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body()).contains("Gone for good");
        assertThat(reply.header("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /es/nowhere, es, Aquí no hay nada",
        "GET, /es, es, Aquí no hay nada",
        "GET, /es?language=fr, es, Aquí no hay nada",
        "POST, /fr/, fr, Il n’y a rien ici",
        "GET, /fr/%zz, fr, Cette demande ne peut pas être lue",
        "TRACE, /fr/page, fr, Cela n’est pas possible ici",
        "GET, /en/es, en, There is nothing here",
        "GET, /essay/es, en, There is nothing here",
        "GET, /ES/nowhere, en, There is nothing here",
        "GET, /de/nowhere, en, There is nothing here",
    })
    void speakTheLanguageThatThePathBeginsWith(
            String method, String path, String language, String words) {
        String page = wire.ask(method, path, "Accept-Language: pt").body();
        assertThat(page).contains("<html lang=\"" + language + "\">", "<h1>" + words + "</h1>");
    }

    @Test
    void tellTheirNumberInTheLanguageOfThePath() {
        assertThat(wire.get("/fr/broken").body())
                .containsPattern("veuillez mentionner le numéro [a-z0-9]{8}\\.");
        assertThat(wire.get("/broken").body()).contains("<html lang=\"en\">");
    }

    @Test
    void areThereInEveryLanguageThatHasWords() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources"))) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.matches("messages(_.+)?\\.properties"))
                                    .map(name -> name.replaceAll("messages_?|\\.properties", ""))
                                    .map(language -> language.isEmpty() ? "en" : language))
                    .containsExactlyInAnyOrderElementsOf(PlainPages.LANGUAGES);
        }
    }

    @Test
    void areMadeOfOurWordsAndStylesOnly() {
        String page = wire.get("/nowhere").body();
        assertThat(page)
                .contains(
                        "<html lang=\"en\">",
                        "<title>There is nothing here</title>",
                        "name=\"viewport\"",
                        "<main",
                        "href=\"/\"",
                        "rel=\"stylesheet\" href=\"/assets/site.",
                        "integrity=\"sha384-")
                .doesNotContain("th:", "style=", "onclick", "@number@", "??");
    }

    private static List<String> errors(CapturedOutput output) {
        return output.getOut().lines().filter(line -> line.contains(" ERROR ")).toList();
    }

    private static void assertSilent(Wire.Reply reply) {
        assertThat(reply.body())
                .doesNotContain(TestSite.SECRET, "Exception", "org.datapop", "org.springframework");
        assertThat(String.join("\n", reply.head())).doesNotContain(TestSite.SECRET, "Exception");
    }
}
