package org.datapop.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows who uses a server, across processes and within one, so that the last to leave stops it. A
 * shared file lock ends with its process, however that ends.
 */
final class Users {

    /** A process has one channel for a file, since closing any of them would drop every lock. */
    private static final Map<Path, Users> HERE = new HashMap<>();

    private final FileChannel channel;
    private final FileLock lock;
    private int count;

    private Users(Path file) throws IOException {
        channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        lock = channel.lock(0, Long.MAX_VALUE, true);
    }

    static synchronized void join(Path file) throws IOException {
        var users = HERE.get(file);
        if (users == null) {
            users = new Users(file);
            HERE.put(file, users);
        }
        users.count++;
    }

    /** Whether nobody is left; to be asked while holding the {@link StartLock}. */
    static synchronized boolean leave(Path file) throws IOException {
        var users = HERE.get(file);
        if (users == null || --users.count > 0) {
            return false;
        }
        HERE.remove(file);
        users.lock.release();
        try (var channel = users.channel) {
            return channel.tryLock() != null;
        }
    }
}
