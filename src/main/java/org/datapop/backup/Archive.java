package org.datapop.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.datapop.backup.BackupFailed.Reason;
import org.datapop.backup.Manifest.FileEntry;
import org.datapop.backup.Manifest.TableEntry;
import tools.jackson.core.JacksonException;

/** A backup's file that was opened and, so far, found to be one. */
final class Archive implements AutoCloseable {

    /** Room for hundreds of thousands of files; more would only fill the memory. */
    private static final int MANIFEST_BYTES = 1 << 26;

    /** Rows and pictures aren't packed so tightly by far; a file made to fill the disk is. */
    private static final int BOMB_TIMES = 200;

    private static final long BOMB_BYTES = 1L << 30;

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.manifest = readManifest();
        checkEntries();
    }

    static Archive open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BackupFailed(
                    Reason.FOREIGN,
                    "There is no file %s: name the backup that you want to restore."
                            .formatted(file));
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new BackupFailed(
                    Reason.FOREIGN,
                    "The file %s is no backup of this site, or it was cut off: take another."
                            .formatted(file),
                    e);
        }
        try {
            return new Archive(file, zip);
        } catch (IOException | RuntimeException e) {
            try {
                zip.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e instanceof BackupFailed told ? told : damaged(file, e);
        }
    }

    Path file() {
        return file;
    }

    Manifest manifest() {
        return manifest;
    }

    /** Reads all of it once: whatever was changed since it was written shows. */
    void check(Progress progress) {
        var steps = new Steps(progress, Step.Deed.CHECKED, manifest.parts());
        try {
            for (var table : manifest.tables()) {
                try (var rows = open(table)) {
                    steps.table(table.name(), table.rows(), drain(rows));
                }
            }
            for (var folder : manifest.folders()) {
                var counted = steps.folder(folder);
                for (var entry : manifest.files()) {
                    if (entry.folder().equals(folder)) {
                        try (var bytes = open(entry)) {
                            counted.file(drain(bytes));
                        }
                    }
                }
                counted.done();
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    InputStream open(TableEntry table) throws IOException {
        return open(table.entry(), table.bytes(), table.sha256());
    }

    InputStream open(FileEntry entry) throws IOException {
        return open(entry.entry(), entry.bytes(), entry.sha256());
    }

    static BackupFailed damaged(Path file, Exception cause) {
        return new BackupFailed(
                Reason.DAMAGED,
                "The backup %s is damaged (%s): use another one."
                        .formatted(file, BackupFailed.words(cause)),
                cause);
    }

    private InputStream open(String name, long bytes, String sha256) throws IOException {
        return new CheckedEntry(name, raw(name), bytes, sha256);
    }

    private InputStream raw(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new BackupFailed(
                    Reason.DAMAGED,
                    "The backup %s lacks %s: use another one.".formatted(file, name));
        }
        return zip.getInputStream(entry);
    }

    private Manifest readManifest() throws IOException {
        var comment = String.valueOf(zip.getComment());
        if (!comment.startsWith(ArchiveWriter.MARK)) {
            throw new BackupFailed(
                    Reason.FOREIGN,
                    "The file %s is no backup of this site: name the one that you want to restore."
                            .formatted(file));
        }
        byte[] json;
        try (var entry = raw(Manifest.ENTRY)) {
            json = entry.readNBytes(MANIFEST_BYTES);
        }
        if (!Tally.sha256Hex(json).equals(comment.substring(ArchiveWriter.MARK.length()))) {
            throw new CheckedEntry.DamagedEntry(Manifest.ENTRY);
        }
        try {
            var manifest = Manifest.of(json);
            if (manifest.format() > Manifest.FORMAT) {
                throw new BackupFailed(
                        Reason.NEWER,
                        "The backup %s was written by a newer version of the site: restore it with that version or a later one."
                                .formatted(file));
            }
            return manifest;
        } catch (JacksonException e) {
            throw damaged(file, e);
        }
    }

    /** What is in the file and what the manifest says are the same, and every path is harmless. */
    private void checkEntries() {
        var expected = manifest.entries();
        var found = new HashSet<String>();
        for (var entry : zip.stream().toList()) {
            var name = entry.getName();
            if (!expected.contains(name) || !found.add(name)) {
                throw new BackupFailed(
                        Reason.DAMAGED,
                        "The backup %s holds something that doesn't belong there (%s): use another one."
                                .formatted(file, printable(name)));
            }
        }
        for (var name : expected) {
            if (!found.contains(name)) {
                throw new BackupFailed(
                        Reason.DAMAGED,
                        "The backup %s lacks %s: use another one."
                                .formatted(file, printable(name)));
            }
        }
        if (manifest.unpacked() > BOMB_BYTES && manifest.unpacked() / BOMB_TIMES > packed()) {
            throw new BackupFailed(
                    Reason.DAMAGED,
                    "The backup %s would unpack to more than %d times its size: don't use it."
                            .formatted(file, BOMB_TIMES));
        }
        for (var entry : manifest.files()) {
            if (!StoredFiles.isPath(entry.path())) {
                throw new BackupFailed(
                        Reason.DAMAGED,
                        "The backup %s holds a file that would leave its folder (%s): don't use it."
                                .formatted(file, printable(entry.path())));
            }
        }
    }

    private long packed() {
        return zip.stream().mapToLong(ZipEntry::getCompressedSize).sum();
    }

    private static String printable(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    private static long drain(InputStream bytes) throws IOException {
        return bytes.transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
