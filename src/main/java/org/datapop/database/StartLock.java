package org.datapop.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one start or stop of a server happen at a time, on the whole machine. */
final class StartLock implements AutoCloseable {

    /** File locks are between processes; this one is between threads. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private final FileChannel channel;

    private StartLock(FileChannel channel) {
        this.channel = channel;
    }

    static StartLock in(Path home) throws IOException {
        THREADS.lock();
        try {
            var channel =
                    FileChannel.open(
                            home.resolve("start.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            channel.lock();
            return new StartLock(channel);
        } catch (IOException | RuntimeException e) {
            THREADS.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            THREADS.unlock();
        }
    }
}
