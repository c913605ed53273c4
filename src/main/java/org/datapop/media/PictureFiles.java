package org.datapop.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import org.datapop.web.SiteProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** The files of pictures: a folder for each, complete or not there. */
@Component
class PictureFiles {

    private static final String FOLDER = "media";

    /** What is being written has a name that no backup takes. */
    private static final String PART = ".part-";

    private final Path data;

    PictureFiles(SiteProperties site) {
        this.data = site.data().toAbsolutePath().normalize();
    }

    /** Somewhere on the same disk to receive a file before anybody has looked at it. */
    Path waitingRoom() {
        try {
            Files.createDirectories(data);
            return Files.createTempDirectory(data, FOLDER + PART);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void store(UUID id, Renditions renditions) {
        var room = waitingRoom();
        try {
            for (var file : renditions.files()) {
                write(room.resolve(name(file.width())), file.bytes());
            }
            Files.createDirectories(data.resolve(FOLDER));
            Files.move(room, folder(id), StandardCopyOption.ATOMIC_MOVE);
            sync(data.resolve(FOLDER));
        } catch (IOException e) {
            delete(room);
            throw new UncheckedIOException(e);
        }
    }

    Optional<Path> find(UUID id, int width) {
        return Optional.of(folder(id).resolve(name(width))).filter(Files::isRegularFile);
    }

    void remove(UUID id) {
        delete(folder(id));
    }

    static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void sync(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder; there the name is written with the file.
        }
    }

    private Path folder(UUID id) {
        return data.resolve(FOLDER).resolve(id.toString());
    }

    private static String name(int width) {
        return width + ".webp";
    }
}
