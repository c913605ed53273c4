package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentList.Wanted;
import org.datapop.content.DocumentState;
import org.datapop.content.Publishing;
import org.datapop.shared.TypedText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Takes a document from the public, after showing what points to it. */
@Controller
class WithdrawalController {

    private static final int LONGEST_REASON = 500;
    private static final int CHOICES = 1_000;

    private final Desk desk;
    private final DocumentList documents;
    private final Publishing publishing;

    WithdrawalController(Desk desk, DocumentList documents, Publishing publishing) {
        this.desk = desk;
        this.documents = documents;
        this.publishing = publishing;
    }

    @GetMapping("/admin/content/{document}/withdrawal")
    String form(@PathVariable UUID document, Model model) {
        return show(desk.open(document, Action.PUBLISH), "", null, "", model);
    }

    @PostMapping("/admin/content/{document}/withdrawal")
    String withdraw(
            @PathVariable UUID document,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable UUID successor,
            HttpServletResponse response,
            Model model) {
        var entry = desk.open(document, Action.PUBLISH);
        var problem = problem(entry, reason.strip(), successor);
        if (!problem.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(entry, reason, successor, problem, model);
        }
        publishing.withdraw(document, reason.strip(), successor, desk.account().actor());
        return "redirect:/admin/content/" + document + "?withdrawn";
    }

    private String problem(DocumentEntry entry, String reason, @Nullable UUID successor) {
        if (reason.isEmpty()) {
            return "reason";
        }
        if (!TypedText.isText(reason, LONGEST_REASON)) {
            return "long";
        }
        var known =
                successor == null
                        || successors(entry).stream()
                                .anyMatch(other -> other.content().equals(successor));
        return known ? "" : "successor";
    }

    /** What may stand for a document: of the same type, and public. */
    private java.util.List<DocumentEntry> successors(DocumentEntry entry) {
        return documents.list(Wanted.byTitle(entry.type(), entry.language()), CHOICES).stream()
                .filter(other -> other.live() != null && !other.content().equals(entry.content()))
                .toList();
    }

    private String show(
            DocumentEntry entry,
            String reason,
            @Nullable UUID successor,
            String problem,
            Model model) {
        if (entry.live() == null && entry.state() != DocumentState.SCHEDULED) {
            throw new ContentGone("Document " + entry.document() + " isn't public");
        }
        model.addAttribute("entry", entry);
        model.addAttribute("reason", reason);
        model.addAttribute("successor", successor);
        model.addAttribute("successors", successors(entry));
        model.addAttribute("linking", documents.linkingTo(entry.content()));
        model.addAttribute("problem", problem);
        return "admin/withdrawal";
    }
}
