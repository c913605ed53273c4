package org.datapop.site.past;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Erasure;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.datapop.site.StarterAddresses;
import org.datapop.site.rendering.Stamp;
import org.datapop.transparency.SealedNow;
import org.datapop.transparency.Verifier;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Whoever saved a page proves with the log what was published, and when. */
@SiteTest
class LogTests {

    @LocalServerPort int port;
    @TempDir Path folder;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired Erasure erasure;
    @Autowired ApplicationContext site;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeEach
    void seal() {
        SealedNow.on(site);
    }

    /** The whole of what the starter publishes, over HTTP, and each with one word changed. */
    @Test
    void everyPageOfADocumentIsProvenAndNoneWithAnotherWord() throws Exception {
        var verifier = Verifier.in(folder);
        var entries = get("/log/entries").body();
        var keys = get("/log/keys").body();
        var proven = new ArrayList<String>();
        var refusals = 0;
        for (var path : StarterAddresses.all()) {
            var proof = get("/proof" + path);
            if (proof.statusCode() == 404) {
                continue; // A list.
            }
            var page = get(path).body();
            var verdict = verifier.on(entries, keys, proof.body(), page);
            assertThat(verdict.status()).as("%s: %s", path, verdict.words()).isZero();
            assertThat(verdict.words()).contains("PROVEN: ", "public from ");
            proven.add(path);

            for (var changed : changed(proof.body(), page)) {
                var refused = verifier.on(entries, keys, proof.body(), changed);
                assertThat(refused.status()).as("%s: %s", path, refused.words()).isEqualTo(1);
                assertThat(refused.words()).contains("Not on the page: ");
                refusals++;
            }
        }
        assertThat(refusals).isGreaterThan(100);
        assertThat(proven)
                .contains("/", "/mission", "/about", "/challenges", "/people/emmanuel-letouze")
                .contains("/interviews/how-the-alliance-began", "/organizations/data-pop-alliance")
                .doesNotContain("/people", "/map", "/interviews", "/organizations", "/news");
    }

    /** The page with another word in each line of the proof that has one of some length. */
    private static List<String> changed(String proof, String page) {
        var main = page.indexOf("<main");
        var changed = new ArrayList<String>();
        for (var line : proof.lines().toList()) {
            Arrays.stream(line.split(" "))
                    .filter(word -> word.matches("[a-z]{4,}"))
                    .filter(word -> page.indexOf(" " + word + " ", main) > 0)
                    .filter(word -> line.contains(" " + word + " "))
                    .findFirst()
                    .map(word ->
                            page.substring(0, main)
                                    + page.substring(main).replace(" " + word + " ", " otherwise "))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    /** As a reader does it, in a process of its own, with the three commands of the page. */
    @Test
    void theCommandsOfThePageProveTheHomePage() throws Exception {
        var commands =
                Jsoup.parse(get("/log").body())
                        .select("pre code")
                        .getFirst()
                        .wholeText()
                        .lines()
                        .toList();
        assertThat(commands).hasSize(3);
        for (var command : commands.subList(0, 2)) {
            var downloads = command.split(" -f");
            for (var i = 1; i < downloads.length; i++) {
                var words = downloads[i].strip().split(" ");
                var address = words[0].equals("O") ? words[1] : words[0];
                var name =
                        words[0].equals("O")
                                ? address.substring(address.lastIndexOf('/') + 1)
                                : words[2];
                Files.writeString(folder.resolve(name), get(URI.create(address).getPath()).body());
            }
        }
        var said = run(commands.getLast());
        assertThat(said).contains("The log is whole: ", "PROVEN: the page has every line");

        Files.writeString(folder.resolve("page.html"), "<p>Something else");
        assertThat(run(commands.getLast())).contains("NOT PROVEN: ");
        assertThat(run("java Verify.java entries")).startsWith("Usage: ");
    }

    private String run(String command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(command.split(" ")));
        words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var process =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(new File(folder.toFile(), "said"))
                        .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        var said = Files.readString(folder.resolve("said"));
        assertThat(process.exitValue())
                .isEqualTo(said.contains("NOT PROVEN") ? 1 : said.startsWith("Usage") ? 2 : 0);
        return said;
    }

    @Test
    void whatAPageSaidBeforeIsProvenByThePageOfThen() throws Exception {
        var saved = publish(create("Proven Then", "What was said first."));
        SealedNow.on(site);
        var then = Stamp.ofSecond(Instant.now()).digits();
        awaitSecond(then);
        publish(edit(saved, "What is said since."));
        SealedNow.on(site);

        var verifier = Verifier.in(folder);
        var entries = get("/log/entries").body();
        var keys = get("/log/keys").body();
        var path = "/people/proven-then";
        var past = get("/proof" + path + "?at=" + then).body();
        var present = get("/proof" + path).body();
        assertThat(past).contains("What was said first.").doesNotContain("since");
        assertThat(present).contains("What is said since.");
        var pastPage = get("/at/" + then + path).body();
        var verdict = verifier.on(entries, keys, past, pastPage);
        assertThat(verdict.status()).as(verdict.words()).isZero();
        assertThat(verdict.words()).containsPattern("public from \\S+ to \\S+\\.");
        assertThat(verifier.on(entries, keys, present, get(path).body()).status()).isZero();
        assertThat(verifier.on(entries, keys, present, pastPage).status()).isEqualTo(1);
        assertThat(verifier.on(entries, keys, past, get(path).body()).words())
                .contains("Not on the page: What was said first.");
    }

    /** It claims no more than it knows: of words added, and of those that nobody gets to see. */
    @Test
    void theVerdictSaysWhatIsProven() throws Exception {
        publish(create("Proven Exactly", "Said in the open.\n\nSaid once more."));
        SealedNow.on(site);
        var verifier = Verifier.in(folder);
        var entries = get("/log/entries").body();
        var keys = get("/log/keys").body();
        var proof = get("/proof/people/proven-exactly").body();
        var page = get("/people/proven-exactly").body();
        assertThat(verifier.on(entries, keys, proof, page).words())
                .doesNotContain("Hidden on the page")
                .endsWith(
                        """
                        PROVEN: the page has every line that was published. What stands there besides is listed above; \
                        it is no part of that, and isn't proven.
                        """);

        var added =
                verifier.on(
                        entries,
                        keys,
                        proof,
                        page.replace("Said once", "<b>Nobody said</b> this. Said once"));
        assertThat(added.status()).isZero();
        assertThat(added.words()).contains("\n  Nobody said this.\n");

        for (var hidden :
                List.of(
                        "<p hidden>",
                        "<p class=x HIDDEN=''>",
                        "<p hidden=\"until-found\"><i></i>",
                        "<div title='>' style=\"color: red; display : NONE\"><div></div><p>",
                        "<p style=display:none>",
                        "<div hidden><p><br hidden>")) {
            var end = hidden.startsWith("<div") ? "</p></div>" : "</p>";
            var changed =
                    page.replace("<p>Said in the open.</p>", hidden + "Said in the open." + end);
            assertThat(changed).isNotEqualTo(page);
            var verdict = verifier.on(entries, keys, proof, changed);
            assertThat(verdict.status()).as(hidden).isZero();
            assertThat(verdict.words())
                    .as(hidden)
                    .contains("\n  Hidden on the page: Said in the open.\n")
                    .doesNotContain("Hidden on the page: Said once more.");
        }
        for (var open :
                List.of(
                        "<p class=\"hidden\" data-hidden='' title=\"is hidden here\">",
                        "<p title='style=display:none'>",
                        "<p hidden></p><p>",
                        "<br hidden><p>",
                        "<div hidden>Said in the open.</div><p>")) {
            var verdict =
                    verifier.on(
                            entries,
                            keys,
                            proof,
                            page.replace("<p>Said in the open.", open + "Said in the open."));
            assertThat(verdict.status()).as(open).isZero();
            assertThat(verdict.words()).as(open).doesNotContain("Hidden on the page");
        }
    }

    /** Words that somebody adds to a statement, or takes from another, aren't what was sealed. */
    @Test
    void aForgedProofIsNone() throws Exception {
        publish(create("Proven Well", "The words themselves."));
        SealedNow.on(site);
        var verifier = Verifier.in(folder);
        var entries = get("/log/entries").body();
        var keys = get("/log/keys").body();
        var proof = get("/proof/people/proven-well").body();
        var page = get("/people/proven-well").body();
        assertThat(verifier.on(entries, keys, proof, page).status()).isZero();
        for (var forged :
                List.of(
                        proof.replace("themselves", "themselvez"),
                        proof.replaceFirst("salt: .", "salt: x"),
                        proof.substring(0, proof.length() - 1),
                        proof + "\n",
                        "",
                        proof.replaceFirst("entry \\d+", "entry 1"),
                        proof.replaceFirst("entry \\d+", "entry 999999"))) {
            var verdict = verifier.on(entries, keys, forged, page);
            assertThat(verdict.status()).as("%s: %s", forged, verdict.words()).isEqualTo(1);
        }
    }

    @Test
    void whatIsErasedIsNowhereAndTheLogIsWhole() throws Exception {
        var saved = publish(create("Erased Words", "Words about quixotry."));
        SealedNow.on(site);
        var then = Stamp.ofSecond(Instant.now()).digits();
        awaitSecond(then);
        assertThat(get("/proof/people/erased-words").body()).contains("quixotry");
        erasure.erase(saved.document(), "By order of a court", Actor.SYSTEM);
        SealedNow.on(site);

        for (var query : List.of("", "?at=" + then)) {
            var answer = get("/proof/people/erased-words" + query);
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.body())
                    .isEqualTo(
                            "What was published at this path was erased. Its entries stay in the log, without their words.\n");
        }
        var verdict = Verifier.in(folder).on(get("/log/entries").body(), get("/log/keys").body());
        assertThat(verdict.status()).as(verdict.words()).isZero();
    }

    @Test
    void whatIsPlannedOrJustPublishedHasNoProofYet() {
        var planned = create("Planned Proof", "Nobody knows.");
        publishing.schedule(
                Publishing.Order.of(planned), Instant.now().plusSeconds(600), Actor.SYSTEM);
        SealedNow.on(site);
        assertThat(get("/proof/people/planned-proof").statusCode()).isEqualTo(404);
        assertThat(get("/log/entries").body()).doesNotContain(planned.document().toString());

        publish(create("Just Now", "A moment ago."));
        var answer = get("/proof/people/just-now");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("is sealed within seconds");
    }

    @ParameterizedTest
    @CsvSource({
        "/proof/people,404,No document",
        "/proof/no/such/page,404,No document",
        "/proof/mission?at=2015,400,names an instant",
        "/proof/mission?at=,400,names an instant",
        "/proof/mission?at=20150231000000,400,names an instant",
        "/proof/mission?at=20150228000000,404,No document",
        "/proof/mission?at=99990101000000,404,not come yet"
    })
    void whatCannotBeProvenIsToldInASentence(String path, int status, String words) {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words).hasLineCount(1);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("text/plain;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log", "/log/entries", "/log/keys", "/log/Verify.java", "/proof/"})
    void searchEnginesNeedntKeepIt(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
    }

    @Test
    void whoHasTheLogAlreadyNeedNotHaveItAgain() throws Exception {
        var answer = get("/log/entries");
        var mark = answer.headers().firstValue("ETag").orElseThrow();
        var again =
                client.send(
                        HttpRequest.newBuilder(URI.create(address("/log/entries")))
                                .header("If-None-Match", mark)
                                .build(),
                        HttpResponse.BodyHandlers.ofString(UTF_8));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void thePageTellsTheNewestEntryAndTheKeys() throws GeneralSecurityException {
        var page = Jsoup.parse(get("/log").body());
        var facts = page.select("dl.facts dd").eachText();
        var number = Integer.parseInt(facts.get(0));
        var entry = get("/log/entries").body().lines().toList().get(number - 1);
        assertThat(entry).startsWith(number + " ");
        assertThat(facts.get(1)).isEqualTo(hash(entry));
        assertThat(get("/log/keys").body()).startsWith("key " + facts.getLast().substring(0, 16));
        assertThat(Jsoup.parse(get("/history/mission").body()).select("a").eachAttr("href"))
                .contains("/proof/mission", "/log");
    }

    private static String hash(String entry) throws GeneralSecurityException {
        var line = entry.substring(0, entry.lastIndexOf(' '));
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log", "/log/entries", "/proof", "/proof/mission"})
    void noDocumentComesThere(String path) {
        assertThat(new SitePath(path).isReserved()).isTrue();
    }

    private static void awaitSecond(String stamp) {
        while (Stamp.ofSecond(Instant.now()).digits().equals(stamp)) {
            Thread.onSpinWait();
        }
    }

    private SavedRevision create(String name, String words) {
        return drafting.create("person", Language.ENGLISH, null, person(name, words), Actor.SYSTEM);
    }

    private SavedRevision edit(SavedRevision saved, String words) {
        return drafting.save(
                saved.document(),
                saved.revision(),
                saved.slug(),
                person(((Person) saved.body()).name(), words),
                "",
                Actor.SYSTEM);
    }

    private static Person person(String name, String words) {
        return new Person(
                name, "", "A summary.", "", new Markdown(words), List.of(), List.of(), null);
    }

    private SavedRevision publish(SavedRevision saved) {
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        return saved;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private HttpResponse<String> get(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address(path))).build(),
                    HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
