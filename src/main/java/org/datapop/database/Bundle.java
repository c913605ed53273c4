package org.datapop.database;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL that comes in a jar, unpacked once for each version of it. */
final class Bundle {

    private static final Pattern VERSION = Pattern.compile("-(\\d[\\w.]*)\\.jar");

    private Bundle() {}

    /** Unpacks beside the final place and renames, so that a half-made folder is never used. */
    static Binaries unpackedIn(Path home) throws IOException {
        return unpackedIn(home, System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Binaries unpackedIn(Path home, String os, String processor) throws IOException {
        var archive = archive(os, processor);
        if (archive == null) {
            throw new DatabaseNotReady(
                    "No PostgreSQL for this system (%s, %s) comes with the site: set SPRING_DATASOURCE_URL to a database of your own."
                            .formatted(os, processor));
        }
        var folder = home.resolve("binaries-" + version(archive));
        if (!Files.exists(folder)) {
            var part = Folders.part(folder);
            unpack(archive, part);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return Binaries.in(folder);
    }

    private static @Nullable URL archive(String os, String processor) {
        var system =
                os.startsWith("Windows") ? "windows" : os.startsWith("Mac") ? "darwin" : "linux";
        var architecture =
                switch (processor) {
                    case "aarch64", "arm64" -> "arm_64";
                    case "amd64", "x86_64" -> "x86_64";
                    default -> processor;
                };
        var alpine = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return Bundle.class.getResource(
                "/postgres-" + system + "-" + architecture + alpine + ".txz");
    }

    /** The archive does not name its version; the jar around it does. */
    private static String version(URL archive) throws IOException {
        String version = null;
        for (var found = VERSION.matcher(archive.toString()); found.find(); ) {
            version = found.group(1);
        }
        return version != null
                ? version
                : "of-" + archive.openConnection().getContentLengthLong() + "-bytes";
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (var bytes = new BufferedInputStream(archive.openStream(), 1 << 16);
                var tar = new TarArchiveInputStream(new XZInputStream(bytes))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                var name = entry.getName();
                if (!name.endsWith(".a") && !name.contains("/include/")) {
                    unpack(tar, entry, folder);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException(entry.getName() + " would leave " + folder);
        }
        Files.createDirectories(entry.isDirectory() ? target : requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                throw new IOException(target + " cannot be made executable");
            }
        }
    }
}
