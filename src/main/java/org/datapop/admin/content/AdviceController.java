package org.datapop.admin.content;

import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** Tells a script what may be amiss with what was kept last. */
@Controller
class AdviceController {

    private final Desk desk;
    private final Editing editing;
    private final Advising advising;
    private final AdviceWords words;

    AdviceController(Desk desk, Editing editing, Advising advising, AdviceWords words) {
        this.desk = desk;
        this.editing = editing;
        this.advising = advising;
        this.words = words;
    }

    @GetMapping("/admin/content/{document}/advice")
    @ResponseBody
    AdviceWords.Panel advice(@PathVariable UUID document, Locale locale) {
        var entry = desk.open(document, Action.READ);
        var sheet = editing.sheet(entry, desk.account().actor());
        return words.of(entry, advising.of(entry, sheet), locale);
    }
}
