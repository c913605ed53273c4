package org.datapop.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.datapop.Measurement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How long the packaged site takes to its first page on a database that exists, and how much memory
 * it holds: {@code ./mvnw -Paot -DskipTests package} and then {@code ./mvnw test -Dtest=Start
 * -Dspeed=true}, with {@code -Doptions=…} for other options of the JVM. The figures belong into
 * {@code src/docs/performance.md}. Linux alone tells the memory.
 */
@Measurement
class Start {

    private static final int STARTS = 5;
    private static final int REQUESTS = Integer.getInteger("requests", 5_000);
    private static final int VISITORS = 4;
    private static final int REST_SECONDS = 10;
    private static final Path SITE = Path.of("target", "site");
    private static final String OPTIONS = System.getProperty("options", "");

    /** The ways to start it: a command, and options of the JVM. */
    private record Way(String name, List<String> command, String options) {

        StartedSite begin() throws Exception {
            return StartedSite.start(
                    command, options + " " + OPTIONS, Path.of("target", "start-speed"));
        }
    }

    private static final Way TRAINED =
            new Way("laid out, with the cache", List.of(SITE.resolve("run.sh").toString()), "");
    private static final Way UNTRAINED =
            new Way("laid out, without it", TRAINED.command(), "-XX:AOTMode=off");

    /** The database is made, and all files are in the system's cache. */
    @BeforeAll
    static void makeDatabase() throws Exception {
        assertThat(SITE.resolve("site.aot")).as("made by ./mvnw -Paot package").exists();
        UNTRAINED.begin().close();
        TRAINED.begin().close();
    }

    @Test
    void startsToTheFirstPage() throws Exception {
        for (var way : List.of(packaged(), UNTRAINED, TRAINED)) {
            var times = new ArrayList<Long>();
            for (var start = 0; start < STARTS; start++) {
                try (var site = way.begin()) {
                    times.add(site.millis());
                }
            }
            Collections.sort(times);
            IO.println(
                    "| %s | %d | %d | %d |"
                            .formatted(
                                    way.name(),
                                    times.get(STARTS / 2),
                                    times.getFirst(),
                                    times.getLast()));
        }
    }

    @Test
    void memory() throws Exception {
        try (var site = TRAINED.begin()) {
            Thread.sleep(REST_SECONDS * 1000L);
            report("at rest", site);
            var before = site.processorMillis();
            visit(site, REQUESTS);
            var each = (site.processorMillis() - before) / (double) REQUESTS;
            report("after %,d pages, %.1f ms of a processor each".formatted(REQUESTS, each), site);
        }
    }

    private static void visit(StartedSite site, int requests) throws Exception {
        var visits = new ArrayList<Callable<Integer>>();
        var paths = StarterAddresses.all();
        for (var request = 0; request < requests; request++) {
            var path = paths.get(request % paths.size());
            visits.add(() -> site.ask(path));
        }
        try (var visitors = Executors.newFixedThreadPool(VISITORS)) {
            for (var status : visitors.invokeAll(visits)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
    }

    private static void report(String when, StartedSite site) throws IOException {
        IO.println(
                "| %s | %d | %d | %d |"
                        .formatted(
                                when,
                                site.megabytes("status", "VmRSS"),
                                site.megabytes("status", "VmHWM"),
                                site.databaseMegabytes()));
    }

    private static Way packaged() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (var jars = Files.newDirectoryStream(Path.of("target"), "site-*.jar")) {
            var jar = jars.iterator().next().toString();
            var flags = "@" + SITE.resolve("jvm.options");
            return new Way("the jar", List.of(java, flags, "-jar", jar), "");
        }
    }
}
