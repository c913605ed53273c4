package org.datapop.admin.content;

import java.util.List;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Confirmed;
import org.datapop.admin.Desk;
import org.datapop.audit.Activity;
import org.datapop.audit.Activity.Entry;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentList;
import org.datapop.shared.Deed.Area;
import org.datapop.shared.Deed.What;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Undoes a step of the record: everybody their own with documents, as far as they could do it anew;
 * administrators everybody's.
 */
@Controller
class UndoController {

    private final Desk desk;
    private final Activity activity;
    private final Undoing undoing;
    private final DocumentList documents;

    UndoController(Desk desk, Activity activity, Undoing undoing, DocumentList documents) {
        this.desk = desk;
        this.activity = activity;
        this.undoing = undoing;
        this.documents = documents;
    }

    @PostMapping("/admin/activity/{id}/undo")
    String undo(@PathVariable UUID id) {
        desk.require(Action.READ, Subject.site());
        return undo(step(id, false));
    }

    /** What somebody may do is changed by nobody who only found a screen open. */
    @Confirmed
    @PostMapping("/admin/activity/{id}/undo/account")
    String undoOfAnAccount(@PathVariable UUID id) {
        desk.require(Action.ADMINISTER, Subject.site());
        return undo(step(id, true));
    }

    private String undo(List<Entry> step) {
        var isAdministrator = desk.permits(Action.ADMINISTER, Subject.site());
        if (!isAdministrator && !step.stream().allMatch(this::isTheirs)) {
            throw new AccessDeniedException("This is not theirs to undo");
        }
        var done = undoing.undo(step, desk.account().actor());
        var screen = isAdministrator ? "activity" : "content";
        return "redirect:/admin/" + screen + "?undone=" + done + "&left=" + (step.size() - done);
    }

    private List<Entry> step(UUID line, boolean ofAccounts) {
        var step = activity.step(line);
        if (step.isEmpty()
                || step.stream()
                        .anyMatch(
                                one -> (one.deed().what().area() == Area.ACCOUNTS) != ofAccounts)) {
            throw new ContentGone("There is nothing to be undone as " + line);
        }
        return step;
    }

    private boolean isTheirs(Entry entry) {
        var deed = entry.deed();
        return deed.by().equals(desk.account().actor())
                && deed.what().area() == Area.CONTENT
                && documents
                        .find(deed.subject())
                        .filter(document -> desk.permits(action(deed.what()), document))
                        .isPresent();
    }

    private static Action action(What what) {
        return switch (what) {
            case SAVED, REVISION_NAMED, REVISION_UNNAMED -> Action.SAVE;
            case TRASHED, RESTORED -> Action.TRASH;
            default -> Action.PUBLISH;
        };
    }
}
