package org.datapop.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many pages the site sends in a second out of its memory, beside nginx that sends the same
 * bytes from files: {@code ./mvnw test -Dtest=DeliverySpeed -Dspeed=true}; needs {@code nginx} and
 * {@code wrk}. {@code -Doptions=…} adds options of the JVM. The figures belong into {@code
 * src/docs/performance.md}.
 */
@Measurement
class DeliverySpeed {

    private static final int ROUNDS = 5;
    private static final int CONNECTIONS = 64;
    private static final String SECONDS = "4s";
    private static final int FILES_PORT = 18_300;
    private static final int DELAY_MILLIS = 4;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

    @TempDir Path folder;

    private int files;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void besideNginx() throws Exception {
        try (var site = StartedSite.start(command(), System.getProperty("options", ""), folder);
                var _ = new FileServer(folder)) {
            warmUp(site);
            System.out.println("| page | bytes | nginx /s | site /s | ratio |");
            for (var path : List.of("/mission", "/people/patrick-vinck", "/people", "/founders")) {
                compare(site, path, "identity");
            }
            for (var coding : List.of("gzip", "br")) {
                compare(site, "/people", coding);
            }
            unchanged(site);
            late(site);
            System.out.printf(
                    "resident after the load: %d MB%n", site.megabytes("status", "VmRSS"));
        }
    }

    private void warmUp(StartedSite site) throws Exception {
        for (var path : List.of("/mission", "/people")) {
            wrk(site.port() + path, CONNECTIONS, "8s");
        }
    }

    private void compare(StartedSite site, String path, String coding) throws Exception {
        var answer = get(site, path, "Accept-Encoding", coding);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " " + answer.statusCode());
        }
        var file = file(answer.body());
        report(
                file,
                path + " " + coding,
                answer.body().length,
                site,
                path,
                "Accept-Encoding: " + coding,
                "X: y");
    }

    private void unchanged(StartedSite site) throws Exception {
        var answer = get(site, "/people", "Accept-Encoding", "identity");
        var file = file(answer.body());
        var nginx =
                HttpRequest.newBuilder(URI.create("http://localhost:" + FILES_PORT + file)).build();
        var its =
                client.send(nginx, BodyHandlers.discarding())
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        var ours = answer.headers().firstValue("ETag").orElseThrow();
        report(
                file,
                "/people 304",
                0,
                site,
                "/people",
                "If-None-Match: " + ours,
                "If-None-Match: " + its);
    }

    /** nginx keeps a file open for as long as it likes, so each is another one. */
    private String file(byte[] bytes) throws IOException {
        var name = "page-" + ++files + ".html";
        Files.write(folder.resolve(name), bytes);
        return "/" + name;
    }

    private void report(
            String file,
            String what,
            int bytes,
            StartedSite site,
            String path,
            String header,
            String its)
            throws Exception {
        var nginx = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        for (var i = 0; i < ROUNDS; i++) {
            nginx.add(rate(wrk(FILES_PORT + file, CONNECTIONS, SECONDS, "-H", its)));
            ours.add(rate(wrk(site.port() + path, CONNECTIONS, SECONDS, "-H", header)));
        }
        System.out.printf(
                "| %s | %d | %.0f | %.0f | %.2f |%n",
                what, bytes, median(nginx), median(ours), median(ours) / median(nginx));
    }

    /** Each connection waits between two requests, so that there are half as many as could be. */
    private void late(StartedSite site) throws Exception {
        var peak = rate(wrk(site.port() + "/people", CONNECTIONS, SECONDS));
        var file = file(get(site, "/people", "Accept-Encoding", "identity").body());
        var connections = (int) (peak / 2 * DELAY_MILLIS / 1000);
        var script = folder.resolve("wait.lua");
        Files.writeString(script, "function delay() return " + DELAY_MILLIS + " end");
        var more = new String[] {"--latency", "-s", script.toString()};
        var nginx = new ArrayList<Double>();
        var ours = new ArrayList<Double>();
        for (var i = 0; i < ROUNDS; i++) {
            nginx.add(p99(wrk(FILES_PORT + file, connections, SECONDS, more)));
            ours.add(p99(wrk(site.port() + "/people", connections, SECONDS, more)));
        }
        System.out.printf(
                "99 of 100 at half the peak (%d connections): nginx %.2f ms, site %.2f ms%n",
                connections, median(nginx), median(ours));
    }

    private HttpResponse<byte[]> get(StartedSite site, String path, String... headers)
            throws Exception {
        var address = URI.create("http://localhost:" + site.port() + path);
        return client.send(
                HttpRequest.newBuilder(address).headers(headers).build(),
                BodyHandlers.ofByteArray());
    }

    private static String wrk(String address, int connections, String time, String... more)
            throws Exception {
        var line = new ArrayList<>(List.of("wrk", "-t2", "-c" + connections, "-d" + time));
        line.addAll(List.of(more));
        line.add("http://localhost:" + address);
        return output(line);
    }

    private static String output(List<String> line) throws IOException, InterruptedException {
        var process = new ProcessBuilder(line).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(line + " " + said);
        }
        return said;
    }

    private static double rate(String said) {
        var rate = RATE.matcher(said);
        if (!rate.find() || said.contains("Non-2xx or 3xx")) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static double p99(String said) {
        var late = P99.matcher(said);
        if (!late.find()) {
            throw new IllegalStateException(said);
        }
        var unit =
                switch (late.group(2)) {
                    case "us" -> 0.001;
                    case "ms" -> 1;
                    default -> 1000;
                };
        return Double.parseDouble(late.group(1)) * unit;
    }

    private static double median(List<Double> of) {
        return of.stream().sorted().toList().get(of.size() / 2);
    }

    /** As run.sh starts it, without the cache that only a packaged site has. */
    private static List<String> command() {
        var classPath =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(part -> !part.replaceFirst("/$", "").endsWith("test-classes"))
                        .collect(Collectors.joining(File.pathSeparator));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var line = new ArrayList<>(List.of(java, "@src/main/docker/jvm.options"));
        Stream.of(System.getProperty("options", "").split(" "))
                .filter(option -> !option.isEmpty())
                .forEach(line::add);
        line.addAll(List.of("-cp", classPath, "org.datapop.Application"));
        return line;
    }

    /** nginx with the files of a folder. */
    private static final class FileServer implements AutoCloseable {

        private final Path settings;

        FileServer(Path folder) throws IOException, InterruptedException {
            settings = folder.resolve("nginx.conf");
            Files.writeString(
                    settings,
                    """
                    worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/nginx.log;
                    events { worker_connections 4096; }
                    http {
                      access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=100;
                      types { text/html html; }
                      server { listen 127.0.0.1:%2$d; root %1$s; }
                    }
                    """
                            .formatted(folder, FILES_PORT));
            folder.toFile().setExecutable(true, false);
            folder.toFile().setReadable(true, false);
            output(List.of("nginx", "-c", settings.toString()));
        }

        @Override
        public void close() throws IOException, InterruptedException {
            output(List.of("nginx", "-c", settings.toString(), "-s", "quit"));
        }
    }
}
