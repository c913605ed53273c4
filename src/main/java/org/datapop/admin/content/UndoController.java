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
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Undoes a step of the record. */
@Controller
class UndoController {

    private final Desk desk;
    private final Activity activity;
    private final Undoing undoing;
    private final UndoRights rights;

    UndoController(Desk desk, Activity activity, Undoing undoing, UndoRights rights) {
        this.desk = desk;
        this.activity = activity;
        this.undoing = undoing;
        this.rights = rights;
    }

    @PostMapping("/admin/activity/{id}/undo")
    String undo(@PathVariable UUID id) {
        return undo(id, false);
    }

    @Confirmed
    @PostMapping("/admin/activity/{id}/undo/confirmed")
    String undoConfirmed(@PathVariable UUID id) {
        return undo(id, true);
    }

    private String undo(UUID line, boolean isConfirmed) {
        desk.require(Action.READ, Subject.site());
        var step = step(line, isConfirmed);
        if (!step.stream().map(Entry::deed).allMatch(rights::permit)) {
            throw new AccessDeniedException("This is not theirs to undo");
        }
        var done = undoing.undo(step, desk.account().actor());
        var screen = desk.permits(Action.ADMINISTER, Subject.site()) ? "activity" : "content";
        return "redirect:/admin/" + screen + "?undone=" + done + "&left=" + (step.size() - done);
    }

    private List<Entry> step(UUID line, boolean isConfirmed) {
        var step = activity.step(line);
        if (step.isEmpty()
                || step.stream()
                        .anyMatch(
                                one -> UndoRights.isConfirmed(one.deed().what()) != isConfirmed)) {
            throw new ContentGone("There is nothing to be undone as " + line);
        }
        return step;
    }
}
