package org.datapop.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.UUID;

/** Folders that are made beside their place and renamed when complete. */
final class Folders {

    private static final String PART = ".part-";

    private Folders() {}

    /** A name nobody else uses: an orphan of a killed start may still be writing into its own. */
    static Path part(Path folder) {
        return folder.resolveSibling(folder.getFileName() + PART + UUID.randomUUID());
    }

    /** Nobody but its owner may look into it, on systems that know owners. */
    static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        var view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Deletes what killed starts left behind. */
    static void clear(Path home) throws IOException {
        try (var entries = Files.newDirectoryStream(home, "*" + PART + "*")) {
            for (var entry : entries) {
                delete(entry);
            }
        }
    }

    private static void delete(Path folder) {
        try (var entries = Files.walk(folder)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException | UncheckedIOException e) {
            // An orphan is still writing here; the next start tries again.
        }
    }
}
