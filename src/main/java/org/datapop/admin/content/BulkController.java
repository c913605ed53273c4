package org.datapop.admin.content;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentState;
import org.datapop.content.Drafting;
import org.datapop.content.InTheTrash;
import org.datapop.content.StillPublic;
import org.datapop.shared.Step;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Does to many documents of a list what can be taken back: trash, and out of it again. */
@Controller
class BulkController {

    private final Desk desk;
    private final DocumentList documents;
    private final Drafting drafting;

    BulkController(Desk desk, DocumentList documents, Drafting drafting) {
        this.desk = desk;
        this.documents = documents;
        this.drafting = drafting;
    }

    @PostMapping("/admin/content/trash")
    String trash(
            @RequestParam(name = "document", defaultValue = "") List<UUID> chosen,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String sort) {
        var fit = fit(chosen, BulkController::canBeTrashed);
        var done = Step.begin().call(() -> fit.stream().filter(this::trash).count());
        return done("trashed", type, "", sort, done, chosen.size());
    }

    @PostMapping("/admin/content/restoration")
    String restore(
            @RequestParam(name = "document", defaultValue = "") List<UUID> chosen,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "") String sort) {
        var fit = fit(chosen, entry -> entry.state() == DocumentState.TRASHED);
        var me = desk.account().actor();
        Step.begin()
                .call(() -> {
                    fit.forEach(entry -> drafting.restore(entry.document(), me));
                    return fit.size();
                });
        return done("restored", type, "TRASHED", sort, fit.size(), chosen.size());
    }

    /** Unless somebody did something else to it a moment ago. */
    private boolean trash(DocumentEntry entry) {
        try {
            drafting.trash(entry.document(), "", desk.account().actor());
            return true;
        } catch (StillPublic | InTheTrash | ContentGone _) {
            return false;
        }
    }

    /**
     * Those that it can be done to, and by whoever asks; of the others the answer says how many.
     */
    private List<DocumentEntry> fit(List<UUID> chosen, Predicate<DocumentEntry> can) {
        desk.require(Action.READ, Subject.site());
        return chosen.stream()
                .distinct()
                .flatMap(id -> documents.find(id).stream())
                .filter(can)
                .filter(entry -> desk.permits(Action.TRASH, entry))
                .toList();
    }

    /** What the public sees is withdrawn one by one, with a reason. */
    private static boolean canBeTrashed(DocumentEntry entry) {
        return entry.live() == null
                && entry.planned() == null
                && entry.state() != DocumentState.TRASHED
                && entry.state() != DocumentState.ERASED;
    }

    private static String done(
            String what, String type, String state, String sort, long done, int asked) {
        return "redirect:"
                + UriComponentsBuilder.fromPath("/admin/content")
                        .queryParam("type", type)
                        .queryParam("state", state)
                        .queryParam("sort", sort)
                        .queryParam(what, done)
                        .queryParam("left", asked - done)
                        .encode()
                        .toUriString();
    }
}
