package org.datapop.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs PostgreSQL's programs, which refuse root, on behalf of whoever started the site. */
final class Command {

    private static final boolean ROOT = System.getProperty("user.name").equals("root");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private Command() {}

    /** What the program printed. */
    static String run(Path program, String... arguments) throws IOException {
        var line = new ArrayList<>(notAsRoot());
        line.add(program.toString());
        line.addAll(List.of(arguments));
        var outcome = outcome(line);
        if (outcome.status() != 0) {
            throw new CommandFailed(program.getFileName().toString(), outcome.output());
        }
        return outcome.output();
    }

    /** A user namespace lets PostgreSQL run with root's files without being root. */
    private static List<String> notAsRoot() {
        if (!ROOT) {
            return List.of();
        }
        try {
            if (outcome(List.of("unshare", "-U", "true")).status() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException e) {
            throw rootIsRefused(e);
        }
        throw rootIsRefused(null);
    }

    private static DatabaseNotReady rootIsRefused(@Nullable Throwable cause) {
        return new DatabaseNotReady(
                "PostgreSQL refuses to run as root and this system forbids the way around it"
                        + " (unshare -U): start the site as an ordinary user, or set"
                        + " SPRING_DATASOURCE_URL to a database of your own.",
                cause);
    }

    private static Outcome outcome(List<String> line) throws IOException {
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        var process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(line + " took longer than " + LIMIT.toMinutes() + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + line, e);
        }
        // Not to the end of the stream: on some systems the server keeps it open.
        var output = process.getInputStream();
        var text = new String(output.readNBytes(output.available()), StandardCharsets.UTF_8);
        return new Outcome(process.exitValue(), text.strip());
    }

    private record Outcome(int status, String output) {}
}
