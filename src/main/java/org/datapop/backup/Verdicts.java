package org.datapop.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.datapop.backup.Backup.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, in a small file beside each backup, what became of comparing its checksums. It counts
 * as long as the backup has the size and the time that it had then.
 */
final class Verdicts {

    private static final String CHECKED = ".checked";

    private Verdicts() {}

    static void remember(Path backup, boolean whole) throws IOException {
        var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Files.writeString(beside(backup), whole + "\n" + at + "\n" + state(backup) + "\n");
    }

    static @Nullable Verdict of(Path backup) throws IOException {
        var file = beside(backup);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        // Whatever somebody may have written there is text.
        var lines = Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList();
        try {
            return lines.size() == 3 && lines.getLast().equals(state(backup))
                    ? new Verdict(lines.getFirst().equals("true"), Instant.parse(lines.get(1)))
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    static void forget(Path backup) throws IOException {
        Files.deleteIfExists(beside(backup));
    }

    private static Path beside(Path backup) {
        return backup.resolveSibling(backup.getFileName() + CHECKED);
    }

    private static String state(Path backup) throws IOException {
        return Files.size(backup) + " " + Files.getLastModifiedTime(backup);
    }
}
