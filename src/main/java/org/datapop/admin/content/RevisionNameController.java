package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.content.RevisionNames;
import org.datapop.shared.TypedText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gives a save a name, another one, or none any more. */
@Controller
class RevisionNameController {

    private final Desk desk;
    private final RevisionNames names;
    private final RevisionPages pages;

    RevisionNameController(Desk desk, RevisionNames names, RevisionPages pages) {
        this.desk = desk;
        this.names = names;
        this.pages = pages;
    }

    /**
     * @param name empty to take it away
     */
    @PostMapping("/admin/content/{document}/history/{revision}/name")
    String name(
            @PathVariable UUID document,
            @PathVariable UUID revision,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var entry = desk.open(document, Action.SAVE);
        var line = name.strip();
        if (!TypedText.isLine(line, RevisionNames.LONGEST)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.showUnfit(entry, revision, name, locale, model);
        }
        names.name(document, revision, line, desk.account().actor());
        var done = line.isEmpty() ? "unnamed" : "named";
        return "redirect:/admin/content/" + document + "/history/" + revision + "?" + done;
    }
}
