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
        try {
            Files.createDirectories(folder());
            deleteAbandoned();
        } catch (IOException e) {
            throw new BackupFailed(
                    "The folder %s can't be used (%s): correct that and try again."
                            .formatted(folder(), e),
                    e);
        }
        var file = folder().resolve(NAME.format(Instant.now().atOffset(ZoneOffset.UTC)));
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
            return Optional.of(new Backup(name, file, takenAt, Files.size(file)));
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

    private Path folder() {
        return site.data().resolve(FOLDER);
    }

    private static void delete(Backup backup) {
        try {
            Files.deleteIfExists(backup.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Left by a process that was killed; another instance may be writing a younger one. */
    private void deleteAbandoned() throws IOException {
        var before = Instant.now().minus(ABANDONED);
        try (var parts = Files.newDirectoryStream(folder(), "*" + PART)) {
            for (var part : parts) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
