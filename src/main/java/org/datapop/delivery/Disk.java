package org.datapop.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.datapop.web.SiteProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/**
 * Finished pages as files, one each, in the folder {@value #FOLDER} of the data folder. It is no
 * loss when they are gone: whatever can't be read is deleted, and what can't be written isn't kept.
 */
@Component
class Disk implements AutoCloseable {

    static final String FOLDER = "pages";

    private static final Logger log = LoggerFactory.getLogger(Disk.class);
    private static final Duration SELDOM = Duration.ofMinutes(1);
    private static final int FOLDER_DIGITS = 2;
    private static final int NAME_BYTES = 16;

    private final Path home;
    private final String stamp;
    private final long most;
    private final Predicate<Label> isVoid;
    private final AtomicLong used = new AtomicLong();
    private final Map<String, Kept> waiting = new ConcurrentHashMap<>();
    private volatile long complainedAt = System.nanoTime() - SELDOM.toNanos();

    /** One thread, so that nothing is written behind a sweep. */
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("finished-pages").factory());

    @Autowired
    Disk(
            SiteProperties site,
            DeliverySettings settings,
            ChangeClock clock,
            Cdn cdn,
            ObjectProvider<BuildProperties> build) {
        this(
                site.data().resolve(FOLDER),
                stamp(site, build.getIfAvailable()) + cdn.headers(new int[0]),
                settings.disk().toBytes(),
                clock::isVoid);
    }

    /**
     * @param stamp of the version that makes pages as they are made now
     * @param isVoid of what must not be kept
     */
    Disk(Path home, String stamp, long most, Predicate<Label> isVoid) {
        this.home = home;
        this.stamp = stamp;
        this.most = most;
        this.isVoid = isVoid;
    }

    /** Another build, or other settings, make other pages of the same content. */
    private static String stamp(SiteProperties site, @Nullable BuildProperties build) {
        return String.join(
                " ",
                build == null ? "unknown" : String.valueOf(build.getTime()),
                String.valueOf(site.url()),
                site.language().toLanguageTag(),
                site.timeZone().getId());
    }

    String stamp() {
        return stamp;
    }

    @Nullable Kept find(String address) {
        var waits = waiting.get(address);
        if (waits != null) {
            return waits;
        }
        var file = file(address);
        try {
            var kept = PageFile.read(file, stamp);
            return kept.address().equals(address) ? kept : null;
        } catch (NoSuchFileException _) {
            return null;
        } catch (IOException e) {
            drop(file, e);
            return null;
        }
    }

    /** The label of what is kept at an address; null for nothing that can be read. */
    @Nullable Label label(String address) {
        var waits = waiting.get(address);
        if (waits != null) {
            return waits.label();
        }
        try {
            return PageFile.readLabel(file(address), stamp);
        } catch (IOException _) {
            return null;
        }
    }

    /** Writes it in a moment. */
    void keep(Kept kept) {
        if (waiting.put(kept.address(), kept) == null) {
            later(() -> write(kept.address()));
        }
    }

    private void write(String address) {
        var kept = waiting.get(address);
        if (kept == null) {
            return;
        }
        var file = file(address);
        try {
            var before = size(file);
            if (!isVoid.test(kept.label()) && (before > 0 || used.get() < most)) {
                PageFile.write(file, stamp, kept);
                used.addAndGet(size(file) - before);
            }
        } catch (IOException | UncheckedIOException e) {
            complain("A page can't be kept on disk", e);
        } finally {
            if (!waiting.remove(address, kept)) {
                later(() -> write(address)); // Another one came meanwhile.
            }
        }
    }

    /** Deletes all of a kind, what can't be read too, and counts the rest. */
    void sweep(Predicate<Label> isUnwanted) {
        later(() -> {
            var left = new AtomicLong();
            each((file, size) -> {
                try {
                    if (isUnwanted.test(PageFile.readLabel(file, stamp))) {
                        Files.deleteIfExists(file);
                    } else {
                        left.addAndGet(size);
                    }
                } catch (IOException e) {
                    drop(file, e);
                }
            });
            used.set(left.get());
        });
    }

    /** Waits until all is written that was to be. */
    void flush() {
        try {
            writer.submit(() -> {}).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        writer.close();
    }

    private interface Visit {
        void at(Path file, long size) throws IOException;
    }

    private void each(Visit visit) {
        try {
            Files.walkFileTree(
                    home,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            visit.at(file, attributes.size());
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException gone) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            complain("Pages on disk can't be looked through", e);
        }
    }

    private void drop(Path file, IOException e) {
        if (!(e instanceof PageFile.OfAnotherVersion)) {
            log.warn("A finished page on disk is left out: {}", e.getMessage());
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException again) {
            complain("A page on disk can't be deleted", again);
        }
    }

    /** A disk stays full for a while, and the log needn't. */
    private void complain(String what, Exception e) {
        var now = System.nanoTime();
        if (now - complainedAt > SELDOM.toNanos()) {
            complainedAt = now;
            log.warn("{}: {}", what, e.toString());
        }
    }

    private void later(Runnable task) {
        try {
            writer.execute(task);
        } catch (RejectedExecutionException _) {
            // The site ends.
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    private Path file(String address) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(address.getBytes(StandardCharsets.UTF_8));
            var name = HexFormat.of().formatHex(digest, 0, NAME_BYTES);
            return home.resolve(name.substring(0, FOLDER_DIGITS)).resolve(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
