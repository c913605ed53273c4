package org.datapop.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The folders of files below the data folder, such as pictures, that belong to the site. */
record StoredFiles(Path data) {

    private static final String PART = ".part-";

    /** No folder is called so, since each has its name from a backup that was checked. */
    private static final String NOTE = "moved in";

    /** The names of the folders that are saved. */
    List<String> folders() throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (var entries = Files.newDirectoryStream(data)) {
            var names = new ArrayList<String>();
            for (var entry : entries) {
                var name = entry.getFileName().toString();
                if (Files.isDirectory(entry) && Scope.hasFolder(name) && !name.contains(PART)) {
                    names.add(name);
                }
            }
            names.sort(Comparator.naturalOrder());
            return names;
        }
    }

    /** The files of a folder, whose paths begin with its name. */
    interface Found {
        void file(String path, Path file) throws IOException, SQLException;
    }

    /** The folder itself may be a link to another disk; within it nothing may be one. */
    void each(String folder, Found found) throws IOException, SQLException {
        var root = data.resolve(folder).toRealPath();
        try (var files = Files.walk(root)) {
            for (var all = files.sorted().iterator(); all.hasNext(); ) {
                var file = all.next();
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    continue;
                }
                var path = folder + '/' + slashed(root.relativize(file));
                if (!isPath(path)) {
                    throw new BackupFailed(
                            "The file %s has a name that can't be restored everywhere: rename it or move it out of the data folder."
                                    .formatted(file));
                }
                if (Files.isSymbolicLink(file) || isSpecial(file)) {
                    throw new BackupFailed(
                            "%s is no ordinary file: replace it by what it points to, or move it out of the data folder."
                                    .formatted(file));
                }
                found.file(path, file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** What was deleted meanwhile is told apart when it is opened. */
    private static boolean isSpecial(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a folder can be restored: it isn't there, or nothing is in it. */
    boolean isFree(String folder) throws IOException {
        var path = data.resolve(folder);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    /** A new folder beside the others, in which files wait until all is restored. */
    Path waitingRoom() throws IOException {
        Files.createDirectories(data);
        return Files.createDirectory(data.resolve("restore" + PART + UUID.randomUUID()));
    }

    static void write(Path room, String path, InputStream bytes) throws IOException {
        var file = room.resolve(path).normalize();
        if (!isPath(path) || !file.startsWith(room)) {
            throw new BackupFailed(
                    "The backup holds a file that would leave its folder: don't use it.");
        }
        Files.createDirectories(file.getParent());
        Files.copy(bytes, file);
        Durable.sync(file);
    }

    /**
     * Puts folders that waited into their places: all of them, or none. Until it is settled a note
     * in the waiting room tells which they were.
     */
    void moveIn(Path room, List<String> folders) throws IOException {
        var note = Files.write(room.resolve(NOTE), folders);
        Durable.sync(note);
        var moved = new ArrayList<Path>();
        try {
            for (var folder : folders) {
                var place = data.resolve(folder);
                Files.deleteIfExists(place); // It is empty, or this fails.
                Files.move(room.resolve(folder), place);
                moved.add(place);
            }
            Durable.syncFolder(data);
        } catch (IOException e) {
            moved.forEach(StoredFiles::delete);
            throw e;
        }
    }

    /** What was moved in stays. */
    static void settle(Path room) throws IOException {
        Files.deleteIfExists(room.resolve(NOTE));
        delete(room);
    }

    /**
     * Clears the places that a restoring filled which was killed before it was settled. To be asked
     * only where the database has no rows: so they belong to nobody. They go back to where they
     * waited and aren't lost, should that be wrong.
     */
    void takeBack() throws IOException {
        try (var rooms = Files.newDirectoryStream(data, "restore" + PART + "*")) {
            for (var room : rooms) {
                var note = room.resolve(NOTE);
                if (Files.isRegularFile(note)) {
                    for (var folder : Files.readAllLines(note)) {
                        var place = data.resolve(folder);
                        if (Files.exists(place) && !Files.exists(room.resolve(folder))) {
                            Files.move(place, room.resolve(folder));
                        }
                    }
                    Files.delete(note);
                }
            }
        } catch (NoSuchFileException e) {
            // There is no data folder yet.
        }
    }

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // What is left has a name that no backup takes and nobody reads.
        }
    }

    /** Names of folders and a file that mean the same on every system and lead nowhere else. */
    static boolean isPath(String path) {
        var names = path.split("/", -1);
        return names.length > 1
                && Scope.hasFolder(names[0])
                && !names[0].contains(PART)
                && Stream.of(names).allMatch(StoredFiles::isName);
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == 0xfffd);
    }

    private static String slashed(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
