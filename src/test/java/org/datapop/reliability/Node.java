package org.datapop.reliability;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.datapop.TestFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** One more process that serves the same site from the same database, and that can be killed. */
final class Node implements AutoCloseable {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
    private static final int A_MOMENT = 200;
    private static final List<String> SETTINGS =
            List.of(
                    "spring.datasource.url",
                    "spring.datasource.username",
                    "spring.datasource.password",
                    "spring.flyway.user",
                    "spring.flyway.password",
                    "site.reader.username",
                    "site.reader.password");

    private final List<String> line;
    private final int port;
    private @Nullable Process process;

    /**
     * @param site whose database it shares
     * @param ahead by how many seconds its clock differs
     * @param more settings, such as {@code --site.delivery.ahead=false}
     */
    Node(Environment site, int ahead, String... more) {
        this.port = freePort();
        this.line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@src/main/docker/jvm.options",
                                "-D" + EarlyNode.AHEAD + "=" + ahead,
                                "-cp",
                                classPath(),
                                EarlyNode.class.getName(),
                                "--server.port=" + port,
                                "--site.data=" + Path.of("target", "node-" + port)));
        SETTINGS.forEach(key -> line.add("--" + key + "=" + site.getRequiredProperty(key)));
        line.addAll(List.of(more));
    }

    int port() {
        return port;
    }

    /** Starts it, and waits until it answers. */
    void start() throws IOException, InterruptedException {
        var log = Path.of("target", "node-" + port + ".log").toFile();
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        var started = builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
        process = started;
        var deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!isReady()) {
            if (!started.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("The node doesn't answer; see " + log);
            }
            Thread.sleep(A_MOMENT);
        }
    }

    /** As a power cut does. */
    void kill() {
        Objects.requireNonNull(process).destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private boolean isReady() {
        try {
            var readiness = URI.create("http://localhost:" + port + "/actuator/health/readiness");
            var asked = (HttpURLConnection) readiness.toURL().openConnection();
            return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException _) {
            return false;
        }
    }

    /** What is installed somewhere knows nothing of tests but how to set its clock. */
    private static String classPath() {
        var own = EarlyNode.class.getName().replace('.', '/') + ".class";
        var folder = TestFolder.of("node-classes");
        try (var compiled =
                Objects.requireNonNull(Node.class.getClassLoader().getResourceAsStream(own))) {
            Files.createDirectories(folder.resolve(own).getParent());
            Files.copy(compiled, folder.resolve(own), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.concat(
                        Stream.of(folder.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .filter(part ->
                                        !part.replaceFirst("/$", "").endsWith("test-classes")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
