package org.datapop.backup;

import org.jspecify.annotations.Nullable;

/**
 * Says in one sentence why there is no backup or why none was restored, and what a person can do.
 */
public final class BackupFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BackupFailed(String sentence) {
        this(sentence, null);
    }

    BackupFailed(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** What the database or the disk said, in one line. */
    static String reason(Exception cause) {
        var message = String.valueOf(cause.getMessage());
        return message.lines().findFirst().orElse(message).strip();
    }
}
