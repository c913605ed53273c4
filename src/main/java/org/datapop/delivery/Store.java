package org.datapop.delivery;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is kept of finished pages: some in memory, all on disk. */
@Component
class Store {

    private final Memory memory;
    private final Disk disk;
    private final ChangeClock clock;
    private final SiteTime time;

    Store(Memory memory, Disk disk, ChangeClock clock, SiteTime time) {
        this.memory = memory;
        this.disk = disk;
        this.clock = clock;
        this.time = time;
    }

    /** What is kept at an address, be it still true or not; null for nothing. */
    @Nullable Kept find(String address) {
        var kept = memory.find(address);
        if (kept == null) {
            kept = disk.find(address);
            if (kept != null) {
                memory.put(kept);
            }
        }
        return kept;
    }

    /** The same, where that takes no time; null for what would have to be looked for. */
    @Nullable Kept inMemory(String address) {
        return memory.find(address);
    }

    /** Whether nothing has changed since it was made, or nobody can tell. */
    boolean isMadeOfNow(Kept kept) {
        return clock.epoch() == null || clock.isCurrent(kept);
    }

    boolean isCurrent(Kept kept) {
        return clock.isCurrent(kept) && kept.label().isFreshAt(time.now());
    }

    /** Whether it may stand in for a page that can't be made now. */
    boolean isUsable(Kept kept) {
        return !clock.isVoid(kept.label());
    }

    void keep(Kept kept) {
        memory.put(kept);
        disk.keep(kept);
    }

    /** What nobody asked for goes to disk alone, unless an older one stands in memory. */
    void keepAside(Kept kept) {
        if (memory.find(kept.address()) != null) {
            memory.put(kept);
        }
        disk.keep(kept);
    }

    /** Whether there is one on disk that is true. */
    boolean isKept(String address) {
        var label = disk.label(address);
        return label != null && clock.isCurrent(label) && label.isFreshAt(time.now());
    }

    @Nullable Kept findOnDisk(String address) {
        return disk.find(address);
    }

    /** What must not be kept any longer goes at once, wherever it is. */
    void forgetVoid() {
        memory.all().stream().filter(kept -> !isUsable(kept)).toList().forEach(memory::remove);
        disk.sweep(clock::isVoid);
    }
}
