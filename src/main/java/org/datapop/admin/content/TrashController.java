package org.datapop.admin.content;

import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.content.Drafting;
import org.datapop.content.StillPublic;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Puts documents into the trash and takes them out again. What is public is withdrawn before. */
@Controller
class TrashController {

    private final Desk desk;
    private final Drafting drafting;

    TrashController(Desk desk, Drafting drafting) {
        this.desk = desk;
        this.drafting = drafting;
    }

    @PostMapping("/admin/content/{document}/trash")
    String trash(@PathVariable UUID document) {
        desk.open(document, Action.TRASH);
        try {
            drafting.trash(document, "", desk.account().actor());
            return "redirect:/admin/content/" + document + "?trashed";
        } catch (StillPublic _) {
            desk.open(document, Action.PUBLISH);
            return "redirect:/admin/content/" + document + "/withdrawal";
        }
    }

    @PostMapping("/admin/content/{document}/restoration")
    String restore(@PathVariable UUID document) {
        desk.open(document, Action.TRASH);
        drafting.restore(document, desk.account().actor());
        return "redirect:/admin/content/" + document + "?restored";
    }
}
