package org.datapop.backup;

import java.io.IOException;
import java.sql.SQLException;
import org.datapop.database.FullDisk;

/**
 * Says in one sentence why there is no backup or why none was restored, and what a person can do.
 */
public final class BackupFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is, for those who read it in another language than the sentence. */
    public enum Reason {
        /** No room is left on a disk. */
        FULL,
        /** The database was lost, or refused something. */
        DATABASE,
        /** A file or folder can't be read or written. */
        FILES,
        /** Not every byte is what was written. */
        DAMAGED,
        /** It is no backup of a site. */
        FOREIGN,
        /** A later version of the site wrote it. */
        NEWER,
        /** Somebody has worked where it should be restored. */
        OCCUPIED,
        /** The process that did it ended before it did. */
        STOPPED,
        /** What only the sentence tells. */
        OTHER
    }

    private final Reason reason;

    BackupFailed(String sentence) {
        this(Reason.OTHER, sentence);
    }

    BackupFailed(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** For the reason that the cause tells. */
    BackupFailed(String sentence, Throwable cause) {
        this(reason(cause), sentence, cause);
    }

    BackupFailed(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    /** What a person is told of something that nobody expected. */
    public static BackupFailed of(Throwable unexpected) {
        return new BackupFailed(String.valueOf(unexpected.getMessage()), unexpected);
    }

    public Reason reason() {
        return reason;
    }

    private static Reason reason(Throwable cause) {
        if (FullDisk.isBehind(cause)) {
            return Reason.FULL;
        }
        for (var inner = cause; inner != null; inner = inner.getCause()) {
            if (inner instanceof SQLException) {
                return Reason.DATABASE;
            }
            if (inner instanceof IOException) {
                return Reason.FILES;
            }
        }
        return Reason.OTHER;
    }

    /** What the database or the disk said, in one line. */
    static String words(Exception cause) {
        var message = String.valueOf(cause.getMessage());
        return message.lines().findFirst().orElse(message).strip();
    }
}
