package org.datapop.admin.content;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.datapop.accounts.LastAdministrator;
import org.datapop.content.ContentGone;
import org.datapop.content.InTheTrash;
import org.datapop.content.PathTaken;
import org.datapop.content.ScheduleExists;
import org.datapop.content.StaleDraft;
import org.datapop.content.StillPublic;
import org.datapop.content.TooLate;
import org.datapop.content.UnfitBody;
import org.datapop.content.UnfitRedirect;
import org.datapop.shared.Actor;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.Change;
import org.datapop.shared.Deed.What;
import org.jspecify.annotations.Nullable;

/**
 * The opposite of a deed.
 *
 * @param of what it is the opposite of
 * @param needs what the record must tell of the deed
 * @param opposite does it
 */
record Inverse(What of, Predicate<Deed> needs, Opposite opposite) {

    /** What stands in the way is somebody's later deed, and no failure. */
    private static final List<Class<? extends RuntimeException>> REFUSALS =
            List.of(
                    ChangedSince.class,
                    StaleDraft.class,
                    StillPublic.class,
                    InTheTrash.class,
                    ContentGone.class,
                    UnfitBody.class,
                    PathTaken.class,
                    ScheduleExists.class,
                    TooLate.class,
                    UnfitRedirect.class,
                    LastAdministrator.class);

    static final Inverse NONE = new Inverse(What.SAVED, _ -> false, (_, _) -> {});

    /** Does the opposite of a deed, or says why it can't be done. */
    @FunctionalInterface
    interface Opposite {
        void of(Deed deed, Actor by);
    }

    /** Somebody has done something else to it since. */
    static final class ChangedSince extends RuntimeException {

        ChangedSince(Deed deed) {
            super("%s of %s was followed by another deed".formatted(deed.what(), deed.subject()));
        }

        static void unless(boolean isAsItWas, Deed deed) {
            if (!isAsItWas) {
                throw new ChangedSince(deed);
            }
        }
    }

    boolean isComplete(Deed deed) {
        return needs.test(deed);
    }

    void undo(Deed deed, Actor by) {
        opposite.of(deed, by);
    }

    boolean isRefusal(RuntimeException refused) {
        return REFUSALS.stream().anyMatch(kind -> kind.isInstance(refused));
    }

    static Optional<String> before(Deed deed, String of) {
        return value(deed, of, Change::before);
    }

    static Optional<String> after(Deed deed, String of) {
        return value(deed, of, Change::after);
    }

    private static Optional<String> value(
            Deed deed, String of, Function<Change, @Nullable String> side) {
        return deed.changes().stream()
                .filter(change -> change.of().equals(of))
                .map(side)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
