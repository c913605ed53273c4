package org.datapop.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.datapop.backup.Undertaking.Kind;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with backups of the running site. What takes a while goes on without them. */
@Service
public class BackupDeeds {

    private final Backups backups;
    private final Undertakings undertakings;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    BackupDeeds(
            Backups backups,
            Undertakings undertakings,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.backups = backups;
        this.undertakings = undertakings;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Begins to take one, which is then read again to see that it is whole.
     *
     * @return false while something else is under way
     */
    public boolean take(Actor by) {
        return undertakings.begin(
                Kind.TAKING,
                "",
                "",
                progress -> {
                    var backup = backups.take(progress);
                    try {
                        backups.check(backup, progress);
                        note(by, What.BACKUP_MADE, backup, () -> {});
                    } catch (RuntimeException e) {
                        Backups.delete(backup);
                        throw e;
                    }
                    return backup.name();
                });
    }

    /**
     * Begins to compare every byte of one with its checksum.
     *
     * @param key by which whoever asks for it knows it again; may be empty
     * @return false while something else is under way
     */
    public boolean check(Backup backup, String key) {
        return undertakings.begin(
                Kind.CHECKING,
                backup.name(),
                key,
                progress -> {
                    backups.check(backup, progress);
                    return backup.name();
                });
    }

    /**
     * Begins to put one in the place of the starter content. It isn't written down: the record
     * becomes that of the backup.
     *
     * @return false while something else is under way
     */
    public boolean bringBack(Backup backup, String key) {
        return undertakings.begin(
                Kind.RESTORING,
                backup.name(),
                key,
                progress -> {
                    backups.replaceStarter(backup.file(), progress);
                    return backup.name();
                });
    }

    /** Notes that somebody takes one away, before they do. */
    public void download(Backup backup, Actor by) {
        note(by, What.BACKUP_DOWNLOADED, backup, () -> {});
    }

    public void delete(Backup backup, Actor by) {
        note(by, What.BACKUP_DELETED, backup, () -> Backups.delete(backup));
    }

    /** What can't be written down isn't done. */
    private void note(Actor by, What what, Backup backup, Runnable work) {
        transaction.executeWithoutResult(_ -> {
            var subject = UUID.nameUUIDFromBytes(backup.name().getBytes(UTF_8));
            events.publishEvent(new Deed(by, what, subject, backup.name()));
            work.run();
        });
    }
}
