package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentEntry;
import org.datapop.content.DocumentState;
import org.datapop.content.InTheTrash;
import org.datapop.sharing.Sharing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes and ends the links by which people without an account read a draft. */
@Controller
class SharesController {

    private static final String PATH = "/admin/content/{document}/shares";

    private final Desk desk;
    private final Sharing sharing;
    private final SharePages pages;

    SharesController(Desk desk, Sharing sharing, SharePages pages) {
        this.desk = desk;
        this.sharing = sharing;
        this.pages = pages;
    }

    @GetMapping(PATH)
    String list(@PathVariable UUID document, Model model) {
        return show(desk.open(document, Action.SAVE), ShareForm.empty(), "", model);
    }

    /**
     * @param which {@code this} for the newest save as it is, else whichever is the newest
     */
    @PostMapping(PATH)
    String create(
            @PathVariable UUID document,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "0") int days,
            @RequestParam(defaultValue = "") String which,
            HttpServletResponse response,
            Model model) {
        var entry = desk.open(document, Action.SAVE);
        var form = new ShareForm(label, days);
        if (entry.state() == DocumentState.TRASHED) {
            throw new InTheTrash(document);
        }
        if (entry.head() == null || entry.state() == DocumentState.ERASED) {
            throw new ContentGone("Nothing of " + document + " can be shown");
        }
        if (!form.isFit()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(entry, form, "label", model);
        }
        var token =
                sharing.share(
                        new Sharing.Wanted(
                                document,
                                which.equals("this") ? entry.head() : null,
                                null,
                                entry.title(),
                                label.strip(),
                                form.life()),
                        desk.account());
        pages.made(token, model);
        return show(entry, ShareForm.empty(), "", model);
    }

    @PostMapping(PATH + "/{id}/ended")
    String end(@PathVariable UUID document, @PathVariable UUID id) {
        var entry = desk.open(document, Action.SAVE);
        sharing.end(id, document, entry.title(), desk.account().actor());
        return "redirect:/admin/content/" + document + "/shares?ended";
    }

    private String show(DocumentEntry entry, ShareForm form, String problem, Model model) {
        model.addAttribute("entry", entry);
        pages.show(sharing.ofDocument(entry.document()), form, problem, model);
        return "admin/shares";
    }
}
