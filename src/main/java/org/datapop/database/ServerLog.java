package org.datapop.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** What the server wrote since its last start was tried: there it says why it did not start. */
final class ServerLog {

    private final Path file;
    private long mark;

    ServerLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    void rotate(long bytes) throws IOException {
        if (size() > bytes) {
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    void mark() throws IOException {
        mark = size();
    }

    boolean says(String... words) throws IOException {
        var news = news();
        return Arrays.stream(words).anyMatch(news::contains);
    }

    /** The server's own reason, or else the one of the program that started it. */
    String reason(CommandFailed failure) throws IOException {
        return news().lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .findFirst()
                .map(line -> line.replaceFirst(".*(FATAL|PANIC): +", ""))
                .orElse(String.valueOf(failure.getMessage()));
    }

    private String news() throws IOException {
        if (!Files.exists(file)) {
            return "";
        }
        var bytes = Files.readAllBytes(file);
        var from = (int) Math.min(mark, bytes.length);
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }

    private long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }
}
