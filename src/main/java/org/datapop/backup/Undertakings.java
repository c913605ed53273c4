package org.datapop.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.datapop.backup.BackupFailed.Reason;
import org.datapop.backup.Undertaking.Kind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does one thing with backups at a time, in the background, and knows how far it has come. All of
 * it is told by files beside the backups and nothing by the database, which may be lost, locked or
 * replaced meanwhile; so every process that shares the folder knows the same.
 */
@Service
public class Undertakings {

    private static final Logger log = LoggerFactory.getLogger(Undertakings.class);

    private static final String STATE = ".state.json";
    private static final String LOCK = ".lock";

    private final Backups backups;
    private final AsyncTaskExecutor executor;

    /** The last of this process, which a full disk may have kept from being written down. */
    private @Nullable Undertaking mine;

    Undertakings(
            Backups backups, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
        this.backups = backups;
        this.executor = executor;
    }

    /** What is done in the background. */
    @FunctionalInterface
    public interface Work {

        /**
         * @return the name of the backup that it was done with
         */
        String run(Progress progress);
    }

    /**
     * Begins it and returns.
     *
     * @param backup its name; empty for one that is being made
     * @param key by which whoever begins it knows it again; may be empty
     * @return false, and nothing is begun, while something else is under way
     * @throws BackupFailed with a sentence, when the folder of backups can't be used
     */
    public synchronized boolean begin(Kind kind, String backup, String key, Work work) {
        var folder = backups.usableFolder();
        try {
            var place = mine != null && mine.isUnderWay() ? null : lock(folder).begin();
            if (place == null) {
                return false;
            }
            tell(Undertaking.begun(kind, backup, key));
            executor.execute(() -> run(work, place));
            return true;
        } catch (IOException e) {
            throw new BackupFailed(
                    "The folder %s can't be used (%s): correct that and try again."
                            .formatted(folder, e),
                    e);
        }
    }

    /** What is under way, or else what was last. */
    public synchronized Optional<Undertaking> latest() {
        var known = mine;
        if (known != null && known.isUnderWay()) {
            return Optional.of(known);
        }
        var written = written();
        if (written != null && written.isUnderWay() && isAbandoned()) {
            // It may have come to its end between the two looks.
            written = written();
            if (written != null && written.isUnderWay()) {
                written = written.failed(Reason.STOPPED, "");
            }
        }
        return Optional.ofNullable(
                known == null || (written != null && written.since().isAfter(known.since()))
                        ? written
                        : known);
    }

    /** The place is given free when the end is told. */
    private void run(Work work, FileChannel place) {
        try (place) {
            tell(outcome(work));
        } catch (IOException e) {
            log.warn("The folder of backups isn't given free: {}", e.toString());
        }
    }

    private Undertaking outcome(Work work) {
        try {
            var name = work.run(step -> tell(current().passed(step)));
            return current().done(name);
        } catch (BackupFailed e) {
            log.warn("{}", e.getMessage());
            return current().failed(e.reason(), String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            log.error("Something with a backup failed", e);
            var told = BackupFailed.of(e);
            return current().failed(told.reason(), BackupFailed.words(told));
        }
    }

    private synchronized Undertaking current() {
        if (mine == null) {
            throw new IllegalStateException("Nothing is under way");
        }
        return mine;
    }

    private synchronized void tell(Undertaking now) {
        mine = now;
        try {
            var part = Files.createTempFile(backups.folder(), STATE, Backups.PART);
            try {
                Files.write(part, JsonMapper.shared().writeValueAsBytes(now));
                Files.move(part, backups.folder().resolve(STATE), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            log.debug("Only this process knows that {}", now, e);
        }
    }

    private @Nullable Undertaking written() {
        try {
            var json = Files.readAllBytes(backups.folder().resolve(STATE));
            return JsonMapper.shared().readValue(json, Undertaking.class);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException | JacksonException e) {
            log.warn("What was last done with backups can't be read: {}", e.toString());
            return null;
        }
    }

    private boolean isAbandoned() {
        try {
            return lock(backups.folder()).isFree();
        } catch (IOException e) {
            return false;
        }
    }

    private static OneAtATime lock(Path folder) {
        return new OneAtATime(folder.resolve(LOCK));
    }
}
