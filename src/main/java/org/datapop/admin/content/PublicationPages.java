package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import org.datapop.admin.content.Releases.Outcome;
import org.datapop.content.Change;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Drafting;
import org.datapop.content.History;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Draws the screen from which a document is published, and what comes of it. */
@Component
class PublicationPages {

    private final Drafting drafting;
    private final History history;
    private final EditPages pages;
    private final MergePages merging;
    private final Comparison comparison;
    private final Advising advising;
    private final AdviceWords words;

    PublicationPages(
            Drafting drafting,
            History history,
            EditPages pages,
            MergePages merging,
            Comparison comparison,
            Advising advising,
            AdviceWords words) {
        this.drafting = drafting;
        this.history = history;
        this.pages = pages;
        this.merging = merging;
        this.comparison = comparison;
        this.advising = advising;
        this.words = words;
    }

    String show(
            DocumentEntry entry, PublicationForm form, String problem, Locale locale, Model model) {
        model.addAttribute("entry", entry);
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute(
                "problems", pages.problems(entry, drafting.findings(entry.document()), locale));
        model.addAttribute("advice", words.of(entry, advising.of(entry, form.revision()), locale));
        model.addAttribute("planned", history.planned(entry.document()));
        model.addAttribute("changes", List.of(Change.values()));
        model.addAttribute(
                "differences",
                entry.live() == null || entry.head() == null
                        ? List.of()
                        : comparison.of(entry, entry.live(), entry.head(), locale));
        return "admin/publication";
    }

    String answer(
            Outcome outcome,
            DocumentEntry entry,
            PublicationForm form,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var document = "redirect:/admin/content/" + entry.document();
        return switch (outcome) {
            case Outcome.Published(var isCarried) ->
                    document + (isCarried ? "?published&carried=true" : "?published");
            case Outcome.Planned() -> document + "?scheduled";
            case Outcome.Incomplete() -> document + "?check=true";
            case Outcome.Refused(var problem) -> {
                response.setStatus(status(problem).value());
                yield show(entry, form, problem, locale, model);
            }
            case Outcome.ToBeJoined(var plan, var joint, var findings) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield merging.plan(entry, form, plan, joint, findings, locale, model);
            }
        };
    }

    private static HttpStatus status(String problem) {
        return problem.matches("planned|newer|begun")
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_CONTENT;
    }
}
