package org.datapop.backup;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A backup that is kept in the data folder, to be listed, downloaded and deleted.
 *
 * @param name its file name, by which it is found again
 * @param takenAt the instant that its name tells, to the second
 */
public record Backup(String name, Path file, Instant takenAt, long bytes) {}
