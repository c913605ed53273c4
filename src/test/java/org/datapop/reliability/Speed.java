package org.datapop.reliability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.datapop.Measurement;
import org.datapop.SiteTest;
import org.datapop.site.ManyDocuments;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * How long searches and lists take at 100,000 documents, as whole pages over the wire from a node
 * with the options of {@code run.sh}: {@code ./mvnw test -Dtest=Speed -Dspeed=true}. The figures
 * belong into {@code src/docs/performance.md}.
 */
@SiteTest
@Measurement
@TestPropertySource(properties = ManyDocuments.UNSEALED)
class Speed {

    private static final int DOCUMENTS = Integer.getInteger("documents", 100_000);
    private static final int WORDS = 50_000;
    private static final int CALLS = 60;

    /** Searches that aren't measured: code is being compiled. */
    private static final int WARM_UP = 600;

    private int port;
    @Autowired Environment settings;
    @Autowired JdbcClient jdbc;

    @Value("${spring.datasource.url}")
    String url;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(2013);
    private final List<Double> searches = new ArrayList<>();
    private final List<Double> lists = new ArrayList<>();
    private final List<Supplier<String>> kinds = new ArrayList<>();

    @Test
    void searchesAndLists() throws Exception {
        ManyDocuments.fill(url, DOCUMENTS);
        try (var node =
                new Node(
                        settings,
                        0,
                        "--" + ManyDocuments.UNSEALED,
                        "--site.delivery.ahead=false")) {
            node.start();
            port = node.port();
            for (var i = 0; i < WARM_UP; i++) {
                get(search(word(50, WORDS)));
            }
            measure();
        }
    }

    private void measure() throws Exception {
        search("rare word", () -> word(10_000, WORDS));
        search("medium word", () -> word(200, 2_000));
        search("very common word", () -> word(1, 4));
        search("two words", () -> word(1, 50) + " " + word(50, 1_000));
        search("three words", () -> word(1, 50) + " " + word(5, 100) + " " + word(50, 1_000));
        search("phrase", () -> "\"" + word(1, 50) + " " + word(1, 50) + "\"");
        search("one word without another", () -> word(50, 500) + " -" + word(1, 20));
        search("misspelt word", () -> word(100, 5_000) + "x");
        search(
                "common word among people in English",
                () -> word(1, 10),
                "&type=person&language=en");
        secondPages();
        report("all searches", searches);
        report("all kinds but second pages, 4 clients at once", atOnce(4));
        list("/people");
        list("/interviews");
        report("all lists", lists);
    }

    private void search(String kind, Supplier<String> words, String... more) throws Exception {
        Supplier<String> path = () -> search(words.get()) + String.join("", more);
        var times = new ArrayList<Double>();
        for (var i = 0; i < CALLS; i++) {
            times.add(timed(path.get()));
        }
        kinds.add(path);
        searches.addAll(times);
        report(kind, times);
    }

    private static String search(String words) {
        return "/search?q=" + URLEncoder.encode(words, UTF_8);
    }

    /** Each client asks for as many pages as one did of each kind. */
    private List<Double> atOnce(int clients) throws Exception {
        Callable<List<Double>> client =
                () -> {
                    var times = new ArrayList<Double>();
                    for (var i = 0; i < CALLS; i++) {
                        times.add(timed(kinds.get(i % kinds.size()).get()));
                    }
                    return times;
                };
        var all = new ArrayList<Double>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (var times : threads.invokeAll(Collections.nCopies(clients, client))) {
                all.addAll(times.get());
            }
        }
        return all;
    }

    private void secondPages() throws Exception {
        var times = new ArrayList<Double>();
        while (times.size() < CALLS) {
            var first = get(search(word(1, 200)));
            var next = Jsoup.parse(first).select("a[rel=next]").attr("href");
            if (!next.isEmpty()) {
                times.add(timed(next));
            }
        }
        searches.addAll(times);
        report("second page", times);
    }

    private void list(String path) throws Exception {
        var times = new ArrayList<Double>();
        var places =
                jdbc.sql(
                                "select document_id from publication where type = :type order by md5(id::text) limit :calls")
                        .param("type", path.equals("/people") ? "person" : "interview")
                        .param("calls", CALLS)
                        .query(String.class)
                        .list();
        for (var place : places) {
            times.add(timed(path + "?after=" + place));
        }
        lists.addAll(times);
        report(path + " from anywhere", times);
    }

    private double timed(String path) throws Exception {
        var start = System.nanoTime();
        get(path);
        return (System.nanoTime() - start) / 1e6;
    }

    private String get(String path) throws Exception {
        var address = URI.create("http://localhost:" + port + path);
        var answer =
                client.send(
                        HttpRequest.newBuilder(address).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static void report(String kind, List<Double> times) {
        var sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        System.out.printf(
                "| %s | %.0f | %.0f | %.0f |%n",
                kind,
                sorted.get(sorted.size() / 2),
                sorted.get((int) Math.ceil(sorted.size() * .95) - 1),
                sorted.getLast());
    }

    /** A made-up word by its place among the most frequent ones, as {@code speed_word} makes it. */
    private String word(int from, int to) {
        var letters = new StringBuilder();
        for (var rank = from + random.nextInt(to - from) + 400; rank > 0; rank /= 20) {
            letters.append("bcdfghjklmnpqrtvwxyz".charAt(rank % 20))
                    .append("aeiou".charAt(rank % 5));
        }
        return letters.toString();
    }
}
