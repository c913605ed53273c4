package org.datapop.admin.content;

import java.util.EnumSet;
import java.util.Set;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.content.DocumentList;
import org.datapop.shared.Deed;
import org.datapop.shared.Deed.Area;
import org.datapop.shared.Deed.What;
import org.springframework.stereotype.Component;

/**
 * Who may undo what: everybody their own with documents, as far as they could do it anew;
 * administrators everything. What somebody calls their passkey is nobody else's.
 */
@Component
class UndoRights {

    /** Whose opposite leaves nothing that could be brought back. */
    private static final Set<What> FOR_GOOD = EnumSet.of(What.PICTURE_ADDED, What.BACKUP_MADE);

    private final Desk desk;
    private final DocumentList documents;

    UndoRights(Desk desk, DocumentList documents) {
        this.desk = desk;
        this.documents = documents;
    }

    boolean permit(Deed deed) {
        if (deed.what() == What.PASSKEY_RENAMED) {
            return deed.subject().equals(desk.account().id());
        }
        return desk.permits(Action.ADMINISTER, Subject.site()) || isTheirs(deed);
    }

    static boolean isForGood(What what) {
        return FOR_GOOD.contains(what);
    }

    /** What nobody shall undo who only found a screen open, as where it is done. */
    static boolean isConfirmed(What what) {
        return what.area() == Area.ACCOUNTS || isForGood(what);
    }

    private boolean isTheirs(Deed deed) {
        return deed.by().equals(desk.account().actor())
                && deed.what().area() == Area.CONTENT
                && documents
                        .find(deed.subject())
                        .filter(document -> desk.permits(action(deed.what()), document))
                        .isPresent();
    }

    private static Action action(What what) {
        return switch (what) {
            case SAVED, REVISION_NAMED, REVISION_UNNAMED, DRAFT_SHARED -> Action.SAVE;
            case TRASHED, RESTORED -> Action.TRASH;
            default -> Action.PUBLISH;
        };
    }
}
