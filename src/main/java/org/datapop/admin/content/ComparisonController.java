package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.content.History;
import org.datapop.content.History.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows any two saves of a document beside each other, field by field or within the page. */
@Controller
class ComparisonController {

    private final Desk desk;
    private final History history;
    private final Comparison comparison;
    private final Authors authors;

    ComparisonController(Desk desk, History history, Comparison comparison, Authors authors) {
        this.desk = desk;
        this.history = history;
        this.comparison = comparison;
        this.authors = authors;
    }

    /**
     * @param one null for the save before the newest
     * @param other null for the newest
     * @param view {@code page} for the page, else the fields
     */
    @GetMapping("/admin/content/{document}/comparison")
    String compare(
            @PathVariable UUID document,
            @RequestParam(required = false) @Nullable UUID one,
            @RequestParam(required = false) @Nullable UUID other,
            @RequestParam(defaultValue = "") String view,
            Locale locale,
            Model model) {
        var entry = desk.open(document, Action.READ);
        var saves = history.of(document);
        model.addAttribute("entry", entry);
        model.addAttribute("saves", saves);
        model.addAttribute("inPage", view.equals("page"));
        model.addAttribute("maySave", desk.permits(Action.SAVE, entry));
        if (saves.size() > 1) {
            var first = chosen(saves, one, 1);
            var second = chosen(saves, other, 0);
            var compared = comparison.of(entry, first, second, locale);
            model.addAttribute("compared", compared);
            model.addAttribute("isSame", first.equals(second));
            model.addAttribute("older", authors.name(compared.older().author()));
            model.addAttribute("newer", authors.name(compared.newer().author()));
        }
        return "admin/comparison";
    }

    private static Entry chosen(List<Entry> saves, @Nullable UUID revision, int otherwise) {
        return revision == null ? saves.get(otherwise) : RevisionPages.find(saves, revision);
    }
}
