package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.admin.content.Differences.Difference;
import org.datapop.admin.form.FormDrawing;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Drafting;
import org.datapop.content.History;
import org.datapop.content.SavedRevision;
import org.datapop.content.StaleDraft;
import org.datapop.content.WorkingCopies.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what became of a document, and brings back what it once said. */
@Controller
class HistoryController {

    private final Desk desk;
    private final History history;
    private final Drafting drafting;
    private final Editing editing;
    private final Comparison comparison;
    private final Authors authors;

    HistoryController(
            Desk desk,
            History history,
            Drafting drafting,
            Editing editing,
            Comparison comparison,
            Authors authors) {
        this.desk = desk;
        this.history = history;
        this.drafting = drafting;
        this.editing = editing;
        this.comparison = comparison;
        this.authors = authors;
    }

    @GetMapping("/admin/content/{document}/history")
    String list(@PathVariable UUID document, Model model) {
        var entry = desk.open(document, Action.READ);
        var saves = history.of(document);
        model.addAttribute("entry", entry);
        model.addAttribute("saves", saves);
        model.addAttribute("authors", authors.of(saves.stream().map(History.Entry::author)));
        return "admin/history";
    }

    /**
     * One save beside another.
     *
     * @param with the other one; null for the one before it, and beside the first for the newest
     */
    @GetMapping("/admin/content/{document}/history/{revision}")
    String save(
            @PathVariable UUID document,
            @PathVariable UUID revision,
            @RequestParam(required = false) @Nullable UUID with,
            Locale locale,
            Model model) {
        var entry = desk.open(document, Action.READ);
        var saved = comparison.revision(entry, revision);
        var other = other(entry, saved, with);
        var isOlder = other == null || other.number() < saved.number();
        model.addAttribute("entry", entry);
        model.addAttribute("save", saved);
        model.addAttribute("saves", history.of(document));
        model.addAttribute("other", other);
        model.addAttribute("older", isOlder ? other : saved);
        model.addAttribute("newer", isOlder ? saved : other);
        model.addAttribute("author", authors.name(saved.author()));
        model.addAttribute("isHead", revision.equals(entry.head()));
        model.addAttribute("maySave", desk.permits(Action.SAVE, entry));
        model.addAttribute("differences", differences(entry, saved, other, locale));
        return "admin/revision";
    }

    private @Nullable SavedRevision other(
            DocumentEntry entry, SavedRevision saved, @Nullable UUID with) {
        var before = with == null ? saved.basedOn() : with;
        var other = before == null ? entry.head() : before;
        return other == null || other.equals(saved.revision())
                ? null
                : comparison.revision(entry, other);
    }

    private List<Difference> differences(
            DocumentEntry entry, SavedRevision one, @Nullable SavedRevision other, Locale locale) {
        if (other == null) {
            return List.of();
        }
        return other.number() < one.number()
                ? comparison.of(entry, other.revision(), one.revision(), locale)
                : comparison.of(entry, one.revision(), other.revision(), locale);
    }

    /** Saves an old revision anew, as the newest. */
    @PostMapping("/admin/content/{document}/history/{revision}/restoration")
    String restore(@PathVariable UUID document, @PathVariable UUID revision) {
        var entry = desk.open(document, Action.SAVE);
        var old = comparison.revision(entry, revision);
        try {
            drafting.save(
                    document, entry.head(), old.slug(), old.body(), "", desk.account().actor());
            return "redirect:/admin/content/" + document + "?restored";
        } catch (StaleDraft _) {
            return "redirect:/admin/content/" + document + "/history";
        }
    }

    /**
     * Puts one field of an old revision into what the editor is writing, who goes on from there.
     */
    @PostMapping("/admin/content/{document}/history/{revision}/field")
    String bringBack(
            @PathVariable UUID document,
            @PathVariable UUID revision,
            @RequestParam(defaultValue = "") String field) {
        var entry = desk.open(document, Action.SAVE);
        var editor = desk.account().actor();
        var sheet = editing.sheet(entry, editor);
        new BringBack(editing.form(entry))
                .bring(field, comparison.body(entry, revision), sheet.values());
        editing.keep(
                entry,
                sheet.startedFrom(),
                sheet.values(),
                editor,
                new Seen(false, sheet.keptAt()));
        return "redirect:/admin/content/" + document + "?brought#" + FormDrawing.id(field);
    }
}
