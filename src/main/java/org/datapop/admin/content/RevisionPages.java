package org.datapop.admin.content;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.content.ContentGone;
import org.datapop.content.DocumentEntry;
import org.datapop.content.History;
import org.datapop.content.History.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Draws the screen of one save: who made it, what it is called, and what changed with it. */
@Component
class RevisionPages {

    private final Desk desk;
    private final History history;
    private final Comparison comparison;
    private final Authors authors;

    RevisionPages(Desk desk, History history, Comparison comparison, Authors authors) {
        this.desk = desk;
        this.history = history;
        this.comparison = comparison;
        this.authors = authors;
    }

    String show(DocumentEntry entry, UUID revision, Locale locale, Model model) {
        var saves = history.of(entry.document());
        return show(entry, saves, find(saves, revision), locale, model);
    }

    /** The same after a name that can't be, which is shown as it was typed. */
    String showUnfit(DocumentEntry entry, UUID revision, String name, Locale locale, Model model) {
        var template = show(entry, revision, locale, model);
        model.addAttribute("name", name);
        model.addAttribute("problem", "name");
        return template;
    }

    /**
     * One of these saves.
     *
     * @throws ContentGone when it is none of them
     */
    static Entry find(List<Entry> saves, UUID revision) {
        return saves.stream()
                .filter(save -> save.revision().equals(revision))
                .findFirst()
                .orElseThrow(
                        () -> new ContentGone("There is no revision " + revision + " among them"));
    }

    private String show(
            DocumentEntry entry, List<Entry> saves, Entry save, Locale locale, Model model) {
        var other = beside(saves, save);
        model.addAttribute("entry", entry);
        model.addAttribute("save", save);
        model.addAttribute("saves", saves);
        model.addAttribute("other", other);
        model.addAttribute("name", save.name());
        model.addAttribute("problem", "");
        model.addAttribute("author", authors.name(save.author()));
        model.addAttribute("isHead", save.revision().equals(entry.head()));
        model.addAttribute("maySave", desk.permits(Action.SAVE, entry));
        model.addAttribute(
                "compared", other == null ? null : comparison.of(entry, save, other, locale));
        return "admin/revision";
    }

    /** The save before this one; beside the first the newest, null where there is no other. */
    private static @Nullable Entry beside(List<Entry> saves, Entry save) {
        var before = saves.indexOf(save) + 1;
        var other = before < saves.size() ? saves.get(before) : saves.getFirst();
        return other.equals(save) ? null : other;
    }
}
