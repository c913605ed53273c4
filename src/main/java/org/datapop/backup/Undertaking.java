package org.datapop.backup;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.datapop.backup.BackupFailed.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Something with a backup that takes a while, under way or over.
 *
 * @param backup its name; empty as long as it has none
 * @param until null while it is under way
 * @param doing what is being done just now
 * @param number of the part that was done last, of so many
 * @param reason null unless it failed
 * @param sentence that tells the failure in English; else empty
 * @param key known to whoever began it; may be empty
 */
public record Undertaking(
        Kind kind,
        String backup,
        Instant since,
        @Nullable Instant until,
        Step.Deed doing,
        int number,
        int of,
        @Nullable Reason reason,
        String sentence,
        String key) {

    public Undertaking {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(since);
        Objects.requireNonNull(doing);
        of = Math.max(1, of);
    }

    /** What is undertaken, with what is done one after the other. */
    public enum Kind {
        TAKING(Step.Deed.SAVED, Step.Deed.CHECKED),
        CHECKING(Step.Deed.CHECKED),
        RESTORING(Step.Deed.CHECKED, Step.Deed.RESTORED);

        private final List<Step.Deed> deeds;

        Kind(Step.Deed... deeds) {
            this.deeds = List.of(deeds);
        }
    }

    static Undertaking begun(Kind kind, String backup, String key) {
        var first = kind.deeds.getFirst();
        return new Undertaking(kind, backup, Instant.now(), null, first, 0, 1, null, "", key);
    }

    Undertaking passed(Step step) {
        return new Undertaking(
                kind,
                backup,
                since,
                null,
                step.deed(),
                step.done() ? step.number() : step.number() - 1,
                step.of(),
                null,
                "",
                key);
    }

    Undertaking done(String name) {
        var last = kind.deeds.getLast();
        return new Undertaking(kind, name, since, Instant.now(), last, of, of, null, "", key);
    }

    Undertaking failed(Reason why, String words) {
        return new Undertaking(
                kind, backup, since, Instant.now(), doing, number, of, why, words, key);
    }

    public boolean isUnderWay() {
        return until == null;
    }

    /** While nobody knows yet of how many parts it is made. */
    public boolean isBeginning() {
        return of == 1 && number == 0;
    }

    /** How much of it is done, in percent. */
    public int percent() {
        var before = Math.max(0, kind.deeds.indexOf(doing));
        return (int) (100L * ((long) before * of + number) / ((long) kind.deeds.size() * of));
    }
}
