package org.datapop.site;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packaged site in a process of its own, with its own database.
 *
 * @param millis from the command to the first home page
 */
record StartedSite(Process process, int port, Path data, long millis) implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 180_000;
    private static final int A_MOMENT = 10;
    private static final int OK = HttpURLConnection.HTTP_OK;

    /**
     * @param options of the JVM
     */
    static StartedSite start(List<String> command, String options, Path folder)
            throws IOException, InterruptedException {
        var port = freePort();
        var data = Files.createDirectories(folder).resolve("data");
        var log = ProcessBuilder.Redirect.appendTo(new File(folder.toFile(), "site.log"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", options.strip());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("SITE_DATA", data.toString());
        var before = System.nanoTime();
        var process = builder.start();
        while (answer(port, "/") != OK) {
            if (!process.isAlive() || millisSince(before) > PATIENCE_MILLIS) {
                process.destroy();
                throw new IllegalStateException(
                        "The site doesn't start; see site.log in " + folder);
            }
            Thread.sleep(A_MOMENT);
        }
        return new StartedSite(process, port, data, millisSince(before));
    }

    /** The status of the answer. */
    int ask(String path) {
        return answer(port, path);
    }

    /** What it has taken of processors, which depends little on what else runs. */
    long processorMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** A size of the JVM as Linux tells it. */
    long megabytes(String file, String what) throws IOException {
        return kilobytes(process.pid(), file, what) / 1024;
    }

    /** What the processes of the database hold, where what they share counts once. */
    long databaseMegabytes() throws IOException {
        var first = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
        var sum = 0L;
        for (var one : Stream.concat(Stream.of(postmaster), postmaster.children()).toList()) {
            sum += kilobytes(one.pid(), "smaps_rollup", "Pss");
        }
        return sum / 1024;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static long kilobytes(long pid, String file, String what) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), file)).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    /** Zero while nobody listens. */
    private static int answer(int port, String path) {
        try {
            var address = URI.create("http://localhost:" + port + path).toURL();
            var connection = (HttpURLConnection) address.openConnection();
            var status = connection.getResponseCode();
            try (var body =
                    status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
                if (body != null) {
                    body.readAllBytes();
                }
            }
            return status;
        } catch (IOException _) {
            return 0;
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
