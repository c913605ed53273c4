package org.datapop.admin.content;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.datapop.audit.Activity;
import org.datapop.audit.Activity.Entry;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed.What;
import org.datapop.shared.Step;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Undoes what the record tells, for a month, step by step: by a deed that does the opposite, which
 * the record tells too. What was public stays in the timeline, and what somebody has changed since
 * stays as they left it.
 */
@Service
class Undoing {

    static final Duration WITHIN = Duration.ofDays(30);

    private final Activity activity;
    private final Map<What, Inverse> inverses;
    private final Clock clock;
    private final TransactionOperations transaction;

    Undoing(
            Activity activity,
            List<Inverse> inverses,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.activity = activity;
        this.inverses =
                inverses.stream().collect(Collectors.toMap(Inverse::of, Function.identity()));
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether it is worth trying: nobody undid it or did it anew, and it has an opposite. */
    boolean isOpen(Entry entry) {
        var inverse = inverses.get(entry.deed().what());
        return inverse != null
                && entry.undoneBy() == null
                && entry.isLatest()
                && entry.at().isAfter(clock.instant().minus(WITHIN))
                && inverse.isComplete(entry.deed());
    }

    /**
     * Undoes some lines of one step, the last first.
     *
     * @return how many could be undone
     */
    int undo(List<Entry> entries, Actor by) {
        var step = Step.begin();
        return (int) entries.reversed().stream().filter(entry -> undo(entry, step, by)).count();
    }

    private boolean undo(Entry entry, Step step, Actor by) {
        var inverse = inverses.get(entry.deed().what());
        if (inverse == null || !isOpen(entry)) {
            return false;
        }
        try {
            return step.undoing(entry.id()).call(() -> inOne(inverse, entry, by));
        } catch (RuntimeException refused) {
            if (Inverse.isRefusal(refused)) {
                return false;
            }
            throw refused;
        }
    }

    /** Of two who undo the same, the second finds that it is undone. */
    private boolean inOne(Inverse inverse, Entry entry, Actor by) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> {
                    if (!activity.isLeftToUndo(entry.id())) {
                        return false;
                    }
                    inverse.undo(entry.deed(), by);
                    return true;
                }));
    }
}
