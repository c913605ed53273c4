package org.datapop.backup;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backup that is kept in the data folder, to be listed, downloaded and deleted.
 *
 * @param name its file name, by which it is found again
 * @param takenAt the instant that its name tells, to the second
 * @param verdict what became of comparing its checksums; null as long as nobody did
 */
public record Backup(
        String name, Path file, Instant takenAt, long bytes, @Nullable Verdict verdict) {

    /** Whether every byte was what was written, when that was last looked at. */
    public record Verdict(boolean whole, Instant at) {}

    /**
     * What a backup says of itself.
     *
     * @param schema the newest migration of the site that it was taken from
     * @param known whether this version of the site can restore it
     * @param site what the site was called; null where the backup doesn't know
     * @param pictures how many; their files are part of it
     */
    public record Contents(
            Instant takenAt,
            String schema,
            boolean known,
            @Nullable String site,
            long documents,
            long accounts,
            long pictures) {}
}
