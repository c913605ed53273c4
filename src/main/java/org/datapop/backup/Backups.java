package org.datapop.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.datapop.backup.Backup.Contents;
import org.datapop.backup.BackupFailed.Reason;
import org.springframework.stereotype.Service;

/**
 * Takes backups of the site while it runs, keeps them in the folder {@code backups} of the data
 * folder, and restores one into an empty installation. Each call does its work before it returns;
 * who wants to do something else meanwhile calls from a thread of their own.
 */
@Service
public class Backups {

    static final String PART = ".part";

    private static final String FOLDER = "backups";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'site-'uuuu-MM-dd'T'HH-mm-ss'Z.zip'");
    private static final Pattern IS_NAME =
            Pattern.compile("site-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ\\.zip");
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Installation site;

    Backups(Installation site) {
        this.site = site;
    }

    /**
     * Saves the site as it is at this moment into a new file of the data folder.
     *
     * @throws BackupFailed with a sentence, when nothing was saved
     */
    public Backup take(Progress progress) {
        var folder = usableFolder();
        var file = folder.resolve(NAME.format(Instant.now().atOffset(ZoneOffset.UTC)));
        takeTo(file, progress);
        return find(file.getFileName().toString()).orElseThrow();
    }

    /**
     * Saves the site as it is at this moment into a new file anywhere.
     *
     * @throws BackupFailed with a sentence, when nothing was saved
     */
    public void takeTo(Path file, Progress progress) {
        new Taking(site, file, progress).run();
    }

    /** The backups that are kept, the newest first. */
    public List<Backup> list() {
        var backups = new ArrayList<Backup>();
        try {
            if (Files.isDirectory(folder())) {
                try (var files = Files.newDirectoryStream(folder(), "site-*.zip")) {
                    for (var file : files) {
                        find(file.getFileName().toString()).ifPresent(backups::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        backups.sort(Comparator.comparing(Backup::takenAt).reversed());
        return List.copyOf(backups);
    }

    /** Nothing where the name is no backup's; a name never leads out of the folder. */
    public Optional<Backup> find(String name) {
        if (!IS_NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var file = folder().resolve(name);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            var takenAt = LocalDateTime.parse(name, NAME).toInstant(ZoneOffset.UTC);
            return Optional.of(
                    new Backup(name, file, takenAt, Files.size(file), Verdicts.of(file)));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Deletes the oldest that are kept beyond a number of them, and says which. */
    public List<Backup> keepNewest(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("The newest backup stays");
        }
        var old = list().stream().skip(number).toList();
        old.forEach(Backups::delete);
        return old;
    }

    /**
     * Reads a whole backup and compares every byte with what was written.
     *
     * @throws BackupFailed with a sentence, when it is damaged or none of this site
     */
    public void check(Path file, Progress progress) {
        try (var archive = Archive.open(file)) {
            archive.check(progress);
        }
    }

    /**
     * The same for one that is kept, whose verdict is remembered.
     *
     * @throws BackupFailed with a sentence, when it is damaged or none of this site
     */
    public void check(Backup backup, Progress progress) {
        try {
            check(backup.file(), progress);
            remember(backup, true);
        } catch (BackupFailed e) {
            if (e.reason() == Reason.DAMAGED || e.reason() == Reason.FOREIGN) {
                remember(backup, false);
            }
            throw e;
        }
    }

    /**
     * What a backup says of itself.
     *
     * @throws BackupFailed with a sentence, when it isn't one
     */
    public Contents look(Backup backup) {
        try (var archive = Archive.open(backup.file())) {
            var manifest = archive.manifest();
            return new Contents(
                    manifest.takenAt(),
                    manifest.schema(),
                    site.knows(manifest.schema()),
                    manifest.site(),
                    manifest.rows("document"),
                    manifest.rows("account"),
                    manifest.rows("media"));
        }
    }

    /**
     * Where a file is received that may be a backup.
     *
     * @throws BackupFailed with a sentence, when nothing can be written there
     */
    public Path usableFolder() {
        try {
            Files.createDirectories(folder());
            deleteAbandoned();
            return folder();
        } catch (IOException e) {
            throw new BackupFailed(
                    "The folder %s can't be used (%s): correct that and try again."
                            .formatted(folder(), e),
                    e);
        }
    }

    /**
     * Keeps a file of the usable folder that turns out to be a backup, under the name of the
     * instant that it was taken.
     *
     * @throws BackupFailed with a sentence, when it isn't one; then the file is as it was
     */
    public Backup keep(Path received) {
        Instant at;
        try (var archive = Archive.open(received)) {
            at = archive.manifest().takenAt();
        }
        try {
            var file = folder().resolve(NAME.format(at.atOffset(ZoneOffset.UTC)));
            while (Files.exists(file) && Files.mismatch(file, received) >= 0) {
                at = at.plusSeconds(1);
                file = folder().resolve(NAME.format(at.atOffset(ZoneOffset.UTC)));
            }
            Durable.rename(received, file);
            return find(file.getFileName().toString()).orElseThrow();
        } catch (IOException e) {
            throw new BackupFailed(
                    "The file can't be kept in %s (%s): correct that and try again."
                            .formatted(folder(), e),
                    e);
        }
    }

    /**
     * Puts a backup in the place of the starter content, in the running site. It is checked
     * completely before anything is written, and nobody may have worked in the site yet.
     *
     * @throws BackupFailed with a sentence, when all is as it was
     */
    public void replaceStarter(Path file, Progress progress) {
        try (var archive = Archive.open(file)) {
            archive.check(progress);
            new Replacing(site, archive, progress).run();
        }
    }

    /**
     * Fills an empty installation with a backup, which is checked completely before anything is
     * written. The site must not run there.
     *
     * @throws BackupFailed with a sentence, when nothing was restored
     */
    public void restore(Path file, Progress progress) {
        try (var archive = Archive.open(file)) {
            archive.check(progress);
            new Restoring(site, archive, progress).run();
        }
    }

    Path folder() {
        return site.data().resolve(FOLDER);
    }

    /** Deletes it, with what is remembered of it. */
    public static void delete(Backup backup) {
        try {
            Verdicts.forget(backup.file());
            Files.deleteIfExists(backup.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remember(Backup backup, boolean whole) {
        try {
            Verdicts.remember(backup.file(), whole);
        } catch (IOException e) {
            // Then nobody knows, as before.
        }
    }

    /** Left by a process that was killed; another instance may be writing a younger one. */
    private void deleteAbandoned() throws IOException {
        var before = Instant.now().minus(ABANDONED);
        try (var parts = Files.newDirectoryStream(folder(), "*{" + PART + ",.tmp}")) {
            for (var part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
