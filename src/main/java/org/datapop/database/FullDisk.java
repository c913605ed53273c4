package org.datapop.database;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A full disk speaks in many exceptions; all of them carry one of a few words. */
public final class FullDisk {

    private static final String POSTGRES_CODE = "53100";

    private FullDisk() {}

    public static boolean isBehind(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var message = String.valueOf(cause.getMessage());
            if (message.contains("No space left on device")
                    || message.contains("Disk quota exceeded")
                    || message.contains("There is not enough space on the disk")
                    || (cause instanceof SQLException sql
                            && POSTGRES_CODE.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    static String sentence(Path folder) {
        return "The disk that holds %s is full: make room on it and start the site again, or point SITE_DATA to another disk."
                .formatted(folder);
    }
}
