package org.datapop.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.datapop.Measurement;
import org.datapop.SiteTest;
import org.datapop.catalog.person.Person;
import org.datapop.content.Drafting;
import org.datapop.content.Publishing;
import org.datapop.content.SavedRevision;
import org.datapop.content.WordsOfTheSite;
import org.datapop.content.spi.Markdown;
import org.datapop.shared.Actor;
import org.datapop.shared.Language;
import org.datapop.shared.Slug;
import org.datapop.site.ManyDocuments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * What a page costs that isn't kept, and one of the past, what publishing costs and when another
 * node shows it, and how quickly pages are made ahead, on a site of 100,000 documents: {@code
 * ./mvnw test -Dtest=PageSpeed -Dspeed=true}, with {@code -Ddocuments=100} for a small site. The
 * figures belong into {@code src/docs/performance.md}.
 */
@SiteTest
@Measurement
@TestPropertySource(properties = ManyDocuments.UNSEALED)
class PageSpeed {

    private static final int DOCUMENTS = Integer.getInteger("documents", 100_000);

    /** So many are made ahead before that can be measured. */
    private static final int A_FEW = 1_000;

    private static final int ROUND = 100;

    /** Rounds in which nothing is measured: code is being compiled. */
    private static final int WARM_UP = 20;

    private static final int ROUNDS = 5;

    /** Every how many pages a list is asked for. */
    private static final int LISTS = 10;

    private static final int PUBLICATIONS = 200;
    private static final Duration FILLING = Duration.ofMinutes(2);

    /** The node has to know that what it kept isn't true any more. */
    private static final Duration UNTIL_HEARD = Duration.ofSeconds(1);

    private static final String PATH = "/people/often-published";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("'/at/'uuuuMMddHHmmss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    @LocalServerPort int port;
    @Autowired Environment settings;
    @Autowired Drafting drafting;
    @Autowired Publishing publishing;
    @Autowired JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void pagesAndPublishing() throws Exception {
        ManyDocuments.fill(url, DOCUMENTS);
        var saved =
                drafting.create(
                        "person",
                        Language.ENGLISH,
                        Slug.of("Often Published"),
                        person("Edition 0"),
                        Actor.SYSTEM);
        publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
        System.out.println("| | median | 95 of 100 | 99 of 100 | longest |");
        try (var node =
                new Node(
                        settings,
                        0,
                        "--" + ManyDocuments.UNSEALED,
                        "--site.delivery.ahead=false")) {
            node.start();
            pages(node.port());
            published(saved, node.port());
        }
        if (DOCUMENTS > A_FEW) {
            try (var node = new Node(settings, 0, "--" + ManyDocuments.UNSEALED)) {
                node.start();
                filled(node.port());
            }
        }
    }

    /**
     * Each for the first time since the words around all pages were published again, in an order
     * that neither the table nor an index has; after each another one as it was a second before,
     * and now and then a list of then.
     */
    private void pages(int node) throws Exception {
        var site = WordsOfTheSite.again(jdbc);
        var present = new ArrayList<Double>();
        var past = new ArrayList<Double>();
        var lists = new ArrayList<Double>();
        var then = STAMP.format(Instant.now().minusSeconds(1));
        for (var i = 0; i < (WARM_UP + ROUNDS) * ROUND; i++) {
            if (i % ROUND == 0) {
                publishing.publish(site, Actor.SYSTEM);
                Thread.sleep(UNTIL_HEARD);
            }
            var page = timed(node, path(i));
            var memento = timed(node, then + path(i + DOCUMENTS / 2));
            var list = i % LISTS == 0 ? timed(node, then + "/people") : 0;
            if (i >= WARM_UP * ROUND) {
                present.add(page);
                past.add(memento);
                if (i % LISTS == 0) {
                    lists.add(list);
                }
            }
        }
        report("a page that isn't kept", present);
        report("a page of the past", past);
        report("a list of the past", lists);
    }

    private static String path(int i) {
        return ManyDocuments.path(1 + (int) (i * 7_919L % DOCUMENTS));
    }

    /** Packed, as browsers ask for it. */
    private double timed(int node, String path) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + node + path))
                        .header("Accept-Encoding", "gzip, br")
                        .build();
        var begun = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        var taken = millisSince(begun);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return taken;
    }

    private void published(SavedRevision first, int other) throws Exception {
        var saved = first;
        var publications = new ArrayList<Double>();
        var seen = new ArrayList<Double>();
        for (var i = 1; i <= PUBLICATIONS; i++) {
            saved =
                    drafting.save(
                            saved.document(),
                            saved.revision(),
                            saved.slug(),
                            person("Edition " + i),
                            "",
                            Actor.SYSTEM);
            var begun = System.nanoTime();
            publishing.publish(Publishing.Order.of(saved), Actor.SYSTEM);
            publications.add(millisSince(begun));
            while (!body(other, PATH).contains("Edition " + i + "<")) {
                Thread.onSpinWait();
            }
            seen.add(millisSince(begun));
        }
        report("publishing", publications);
        report("publishing, until another node shows it", seen);
    }

    /** The node begins with an empty folder and fills it by itself. */
    private static void filled(int node) throws Exception {
        var folder = Path.of("target", "node-" + node);
        Thread.sleep(Duration.ofSeconds(10));
        var before = files(folder);
        Thread.sleep(FILLING);
        var each = (files(folder) - before) / (double) FILLING.toSeconds();
        System.out.printf(
                "made ahead: %.1f pages a second, %,d pages in %.1f hours%n",
                each, DOCUMENTS, DOCUMENTS / each / 3600);
    }

    private static long files(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private String body(int of, String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + of + path)).build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isLessThan(400);
        return answer.body();
    }

    private static void report(String what, List<Double> times) {
        var sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        System.out.printf(
                "| %s | %.1f | %.1f | %.1f | %.1f |%n",
                what, at(sorted, .5), at(sorted, .95), at(sorted, .99), sorted.getLast());
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(sorted.size() * share) - 1);
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static Person person(String name) {
        return new Person(name, "", "", "", new Markdown(""), List.of(), List.of(), null);
    }
}
