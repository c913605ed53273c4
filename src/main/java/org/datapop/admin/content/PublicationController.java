package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.content.History;
import org.datapop.content.Publishing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes what was saved last public: now or later, after showing what will change. */
@Controller
class PublicationController {

    private final Desk desk;
    private final Releases releases;
    private final Publishing publishing;
    private final History history;
    private final PublicationPages pages;

    PublicationController(
            Desk desk,
            Releases releases,
            Publishing publishing,
            History history,
            PublicationPages pages) {
        this.desk = desk;
        this.releases = releases;
        this.publishing = publishing;
        this.history = history;
        this.pages = pages;
    }

    @GetMapping("/admin/content/{document}/publication")
    String form(@PathVariable UUID document, Locale locale, Model model) {
        var entry = desk.open(document, Action.PUBLISH);
        if (entry.head() == null) {
            return "redirect:/admin/content/" + document + "?check=true";
        }
        return pages.show(entry, PublicationForm.of(entry.head()), "", locale, model);
    }

    @PostMapping("/admin/content/{document}/publication")
    String publish(
            @PathVariable UUID document,
            @Valid PublicationForm form,
            @RequestParam(defaultValue = "") String when,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var entry = desk.open(document, Action.PUBLISH);
        var outcome =
                when.equals("later")
                        ? releases.schedule(entry, form, desk.account())
                        : releases.publish(entry, form, desk.account(), locale);
        return pages.answer(outcome, entry, form, response, locale, model);
    }

    @PostMapping("/admin/content/{document}/publication/{planned}/cancelled")
    String cancel(@PathVariable UUID document, @PathVariable UUID planned) {
        desk.open(document, Action.PUBLISH);
        publishing.cancel(history.plan(document, planned).publication(), desk.account().actor());
        return "redirect:/admin/content/" + document + "?cancelled";
    }
}
