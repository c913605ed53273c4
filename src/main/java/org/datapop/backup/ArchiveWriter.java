package org.datapop.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the one file of a backup from beginning to end, under another name until it is whole. */
final class ArchiveWriter implements AutoCloseable {

    /** Begins the comment of the file; the digest of the manifest follows. */
    static final String MARK = "site-backup sha256:";

    private final Path target;
    private final Path part;
    private final ZipOutputStream zip;
    private boolean complete;

    ArchiveWriter(Path target) throws IOException {
        this.target = target;
        // Such a file belongs to its owner alone (0600) from the moment it exists.
        part =
                Files.createTempFile(
                        Durable.folderOf(target), target.getFileName() + ".", Backups.PART);
        zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
    }

    /** What writes the bytes of an entry. */
    interface Content {
        void writeTo(OutputStream entry) throws IOException, SQLException;
    }

    Tally table(String name, Content content) throws IOException, SQLException {
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        return entry(Manifest.TableEntry.entry(name), content);
    }

    /** Pictures and documents are compressed already. */
    Tally file(String path, Content content) throws IOException, SQLException {
        zip.setLevel(Deflater.BEST_SPEED);
        return entry("files/" + path, content);
    }

    /** With the manifest the file is whole. */
    void complete(Manifest manifest) throws IOException, SQLException {
        var json = manifest.json();
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        entry(Manifest.ENTRY, entry -> entry.write(json));
        zip.setComment(MARK + Tally.sha256Hex(json));
        zip.close();
        Durable.rename(part, target);
        complete = true;
    }

    private Tally entry(String name, Content content) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(name));
        var tally = new Tally(zip);
        content.writeTo(tally);
        zip.closeEntry();
        return tally;
    }

    @Override
    public void close() throws IOException {
        if (!complete) {
            try {
                zip.close();
            } catch (IOException e) {
                // It is thrown away.
            }
            Files.deleteIfExists(part);
        }
    }
}
