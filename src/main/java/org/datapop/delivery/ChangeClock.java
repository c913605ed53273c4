package org.datapop.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows what changed last when, counted in changes instead of hours: a page is true as long as none
 * of its tags has changed since before it was made.
 */
@Component
class ChangeClock {

    private final Map<Integer, Long> changed = new ConcurrentHashMap<>();
    private final Map<Integer, Long> erased = new ConcurrentHashMap<>();
    private volatile @Nullable UUID epoch;
    private volatile long now;
    private volatile long since;

    /**
     * One change of what the public sees.
     *
     * @param number in the order in which they became visible
     * @param erased whether nothing of what was there may be kept
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Change(long number, int[] tags, boolean erased) {}

    /**
     * What was read of the changes.
     *
     * @param epoch changes with the database itself
     * @param newest the number up to which they were read
     * @param since the number after which all are known to the database
     */
    record Reading(@Nullable UUID epoch, long newest, long since, List<Change> changes) {

        boolean isOf(@Nullable UUID other) {
            return epoch != null && epoch.equals(other);
        }
    }

    /** The newest change that is known here. */
    long now() {
        return now;
    }

    @Nullable UUID epoch() {
        return epoch;
    }

    /**
     * Takes in what was read. By one at a time, in the order of reading.
     *
     * @return the changes that weren't known yet; null when this is another database than before,
     *     or the first
     */
    @Nullable List<Change> take(Reading reading) {
        var isOther = !reading.isOf(epoch) || reading.newest() < now;
        if (isOther) {
            changed.clear();
            erased.clear();
            epoch = reading.epoch();
        }
        var after = isOther ? 0 : now;
        var news = reading.changes().stream().filter(change -> change.number() > after).toList();
        for (var change : news) {
            for (var tag : change.tags()) {
                changed.put(tag, change.number());
                if (change.erased()) {
                    erased.put(tag, change.number());
                }
            }
        }
        since = reading.since();
        if (isOther || reading.newest() > now) {
            now = reading.newest();
        }
        return isOther ? null : news;
    }

    /** Whether a page says what a new one would say. */
    boolean isCurrent(Kept kept) {
        var newest = now;
        if (epoch == null || !epoch.equals(kept.label().epoch())) {
            return false;
        }
        if (kept.trueAt() == newest) {
            return true;
        }
        if (!isCurrent(kept.label())) {
            return false;
        }
        kept.trueAt(newest);
        return true;
    }

    boolean isCurrent(Label label) {
        return epoch != null
                && epoch.equals(label.epoch())
                && label.asOf() >= since
                && label.asOf() <= now
                && !isAny(label.tags(), changed, label.asOf());
    }

    /** Whether a page was made of another database, of which this one may be an old copy. */
    boolean isForeign(Label label) {
        return epoch != null && (!epoch.equals(label.epoch()) || label.asOf() > now);
    }

    /**
     * Whether a page may not even stand in for a new one that can't be made: something else was
     * said at its own address, or something on it was erased.
     */
    boolean isVoid(Label label) {
        return isForeign(label)
                || isAny(new int[] {label.own()}, changed, label.asOf())
                || isAny(label.tags(), erased, label.asOf());
    }

    private static boolean isAny(int[] tags, Map<Integer, Long> changes, long after) {
        for (var tag : tags) {
            var change = changes.get(tag);
            if (change != null && change > after) {
                return true;
            }
        }
        return false;
    }
}
