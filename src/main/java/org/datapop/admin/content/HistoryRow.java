package org.datapop.admin.content;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.datapop.content.History.Entry;

/**
 * A save as the history lists it, with the smaller ones that led to it: those by the same person,
 * each within an hour of the one after it, that never were public and of which nobody said
 * anything.
 *
 * @param smaller newest first
 */
record HistoryRow(Entry save, List<Entry> smaller) {

    private static final Duration AT_ONE_SITTING = Duration.ofHours(1);

    /** A single one takes no more room than the line that would hide it. */
    private static final int WORTH_IT = 2;

    /** Of more than so many the next begins a row of its own, so that no row grows without end. */
    private static final int MOST = 50;

    HistoryRow {
        smaller = List.copyOf(smaller);
    }

    /**
     * @param saves newest first
     */
    static List<HistoryRow> of(List<Entry> saves) {
        var rows = new ArrayList<HistoryRow>();
        for (var i = 0; i < saves.size(); ) {
            var smaller = smaller(saves, i);
            rows.add(new HistoryRow(saves.get(i), smaller));
            i += 1 + smaller.size();
        }
        return rows;
    }

    /** Of the smaller ones. */
    public Entry newest() {
        return smaller.getFirst();
    }

    public Entry oldest() {
        return smaller.getLast();
    }

    private static List<Entry> smaller(List<Entry> saves, int leading) {
        var end = leading + 1;
        while (end < saves.size()
                && end - leading <= MOST
                && isStep(saves.get(end), saves.get(end - 1))) {
            end++;
        }
        var smaller = saves.subList(leading + 1, end);
        return smaller.size() < WORTH_IT ? List.of() : smaller;
    }

    private static boolean isStep(Entry save, Entry next) {
        return save.author().equals(next.author())
                && save.name().isEmpty()
                && save.note().isEmpty()
                && save.live().isEmpty()
                && Duration.between(save.savedAt(), next.savedAt()).compareTo(AT_ONE_SITTING) <= 0;
    }
}
