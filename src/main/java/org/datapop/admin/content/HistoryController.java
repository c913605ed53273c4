package org.datapop.admin.content;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.admin.form.FormDrawing;
import org.datapop.content.Drafting;
import org.datapop.content.History;
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

    private static final int PAGE = 50;

    private final Desk desk;
    private final History history;
    private final Drafting drafting;
    private final Editing editing;
    private final Comparison comparison;
    private final Authors authors;
    private final RevisionPages pages;
    private final Clock clock;

    HistoryController(
            Desk desk,
            History history,
            Drafting drafting,
            Editing editing,
            Comparison comparison,
            Authors authors,
            RevisionPages pages,
            Clock clock) {
        this.desk = desk;
        this.history = history;
        this.drafting = drafting;
        this.editing = editing;
        this.comparison = comparison;
        this.authors = authors;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * @param after the last save of the page before; null for the first page
     */
    @GetMapping("/admin/content/{document}/history")
    String list(
            @PathVariable UUID document,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        var entry = desk.open(document, Action.READ);
        var rows = HistoryRow.of(history.of(document));
        var from = after(rows, after);
        var shown = rows.stream().skip(from).limit(PAGE).toList();
        model.addAttribute("entry", entry);
        model.addAttribute("rows", shown);
        model.addAttribute("now", clock.instant());
        model.addAttribute("authors", authors.of(shown.stream().map(row -> row.save().author())));
        model.addAttribute(
                "next", from + PAGE < rows.size() ? shown.getLast().save().revision() : null);
        model.addAttribute("isFirst", from == 0);
        return "admin/history";
    }

    /** How many rows come before those of a page. */
    private static int after(List<HistoryRow> rows, @Nullable UUID last) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).save().revision().equals(last))
                .map(i -> i + 1)
                .findFirst()
                .orElse(0);
    }

    /** One save, and what changed with it. */
    @GetMapping("/admin/content/{document}/history/{revision}")
    String save(
            @PathVariable UUID document, @PathVariable UUID revision, Locale locale, Model model) {
        return pages.show(desk.open(document, Action.READ), revision, locale, model);
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
