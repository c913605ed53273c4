package org.datapop.admin.content;

import java.util.List;
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
import org.datapop.shared.Deed.What;

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

    static boolean isRefusal(RuntimeException refused) {
        return REFUSALS.stream().anyMatch(kind -> kind.isInstance(refused));
    }
}
