package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Confirmed;
import org.datapop.admin.Desk;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentList;
import org.datapop.content.DocumentState;
import org.datapop.content.Erasure;
import org.datapop.shared.TypedText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Removes every word of a document for ever, after whoever does it has typed its name. */
@Controller
class ErasureController {

    private static final String PATH = "/admin/content/{document}/erasure";
    private static final int LONGEST_REASON = 500;

    private final Desk desk;
    private final DocumentList documents;
    private final Erasure erasure;

    ErasureController(Desk desk, DocumentList documents, Erasure erasure) {
        this.desk = desk;
        this.documents = documents;
        this.erasure = erasure;
    }

    @GetMapping(PATH)
    String form(@PathVariable UUID document, Model model) {
        return show(open(document), "", "", "", model);
    }

    @Confirmed
    @PostMapping(PATH)
    String erase(
            @PathVariable UUID document,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model) {
        var entry = open(document);
        var problem = problem(entry, name.strip(), reason.strip());
        if (!problem.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(entry, name, reason, problem, model);
        }
        erasure.erase(document, reason.strip(), desk.account().actor());
        return "redirect:/admin/content?type=" + entry.type() + "&erased";
    }

    private DocumentEntry open(UUID document) {
        var entry = desk.open(document, Action.ERASE);
        if (entry.state() == DocumentState.ERASED) {
            throw new ContentGone("Document " + document + " is erased");
        }
        return entry;
    }

    private static String problem(DocumentEntry entry, String name, String reason) {
        if (!name.equals(entry.title().strip())) {
            return "name";
        }
        if (reason.isEmpty()) {
            return "reason";
        }
        return TypedText.isText(reason, LONGEST_REASON) ? "" : "long";
    }

    private String show(
            DocumentEntry entry, String name, String reason, String problem, Model model) {
        model.addAttribute("entry", entry);
        model.addAttribute("name", name);
        model.addAttribute("reason", reason);
        model.addAttribute("linking", documents.linkingTo(entry.content()));
        model.addAttribute("problem", problem);
        return "admin/erasure";
    }
}
