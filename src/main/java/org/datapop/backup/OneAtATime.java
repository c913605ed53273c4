package org.datapop.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Lets one do something in a folder, of all processes that share it. The system itself gives the
 * place free when a process ends, however it ends.
 */
record OneAtATime(Path file) {

    /** Null where somebody else is at it. */
    @Nullable FileChannel begin() throws IOException {
        return open(false);
    }

    boolean isFree() throws IOException {
        // Shared, so that two who only look don't take each other for one who works.
        var channel = open(true);
        if (channel == null) {
            return false;
        }
        channel.close();
        return true;
    }

    private @Nullable FileChannel open(boolean shared) throws IOException {
        var channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Another site in this very process.
        }
        channel.close();
        return null;
    }
}
