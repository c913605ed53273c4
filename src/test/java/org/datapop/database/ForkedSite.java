package org.datapop.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An application in a process of its own that uses an embedded server and can be killed. */
final class ForkedSite implements AutoCloseable {

    private final Process process;

    private ForkedSite(Process process) {
        this.process = process;
    }

    /** What the process runs: the folder, then perhaps binaries. */
    static void main(String[] arguments) throws IOException {
        var installed = arguments.length > 1 ? Path.of(arguments[1]) : null;
        var postgres = EmbeddedPostgres.start(Path.of(arguments[0]), "site", installed);
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        IO.println("READY " + postgres.url());
        while (System.in.read() >= 0) {
            // Until the test closes the stream or ends this process.
        }
    }

    static ForkedSite start(Path... arguments) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), arguments);
    }

    static ForkedSite start(List<String> prefix, String classPath, Path... arguments)
            throws IOException {
        var line = new ArrayList<>(prefix);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath));
        line.add(ForkedSite.class.getName());
        for (var argument : arguments) {
            line.add(argument.toString());
        }
        return new ForkedSite(
                new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /** The address of its database, once that is ready. */
    String url() {
        return CompletableFuture.supplyAsync(this::readUrl).orTimeout(90, TimeUnit.SECONDS).join();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Ends it as a service manager does. */
    void terminate() {
        process.destroy();
        process.onExit().join();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        terminate();
    }

    private String readUrl() {
        try {
            for (BufferedReader reader = process.inputReader(); ; ) {
                var line = reader.readLine();
                if (line == null) {
                    throw new IllegalStateException("The application ended: " + process.waitFor());
                }
                if (line.startsWith("READY ")) {
                    return line.substring("READY ".length());
                }
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
