package org.datapop.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Makes sure that what was written is on the disk before anybody relies on it. */
final class Durable {

    private Durable() {}

    static void sync(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Gives a complete file its name at once, so that nobody ever finds half of it there. */
    static void rename(Path part, Path file) throws IOException {
        sync(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(folderOf(file));
    }

    static Path folderOf(Path file) {
        var absolute = file.toAbsolutePath().normalize();
        return Objects.requireNonNullElse(absolute.getParent(), absolute);
    }

    static void syncFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder; there the name is written with the file.
        }
    }
}
