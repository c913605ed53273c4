package org.datapop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running server says about itself in its data folder.
 *
 * @param port 0 while the server has not written it yet
 */
record PidFile(Path cluster, long pid, int port) {

    /** Nothing where there is no file or a killed start left it empty. */
    static Optional<PidFile> in(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(file(cluster));
            if (lines.isEmpty() || lines.getFirst().isBlank()) {
                return Optional.empty();
            }
            var port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            return Optional.of(
                    new PidFile(cluster, Long.parseLong(lines.getFirst().strip()), port));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * PostgreSQL refuses to start beside an empty file, and beside one whose number another program
     * has got since; any other leftover it checks and replaces itself.
     */
    static void deleteStale(Path cluster) throws IOException {
        var found = in(cluster);
        if (found.isEmpty() || ProcessHandle.of(found.get().pid).isPresent()) {
            Files.deleteIfExists(file(cluster));
        }
    }

    /** The server's process, while it lives. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isServer);
    }

    /** A server works in its data folder; where that cannot be seen, its name must do. */
    private boolean isServer(ProcessHandle process) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(pid), "cwd"), cluster);
        } catch (IOException e) {
            return process.info().command().filter(name -> name.contains("postgres")).isPresent();
        }
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
