package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.content.Change;
import org.datapop.content.DocumentEntry;
import org.datapop.content.Drafting;
import org.datapop.content.History;
import org.datapop.content.PathTaken;
import org.datapop.content.Publishing;
import org.datapop.content.Publishing.Order;
import org.datapop.content.ScheduleChoice;
import org.datapop.content.ScheduleExists;
import org.datapop.content.TooLate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Makes what was saved last public: now or later, after showing what will change. */
@Controller
class PublicationController {

    private static final int LONGEST_NOTE = 300;

    private final Desk desk;
    private final Drafting drafting;
    private final Publishing publishing;
    private final History history;
    private final EditPages pages;
    private final Comparison comparison;

    PublicationController(
            Desk desk,
            Drafting drafting,
            Publishing publishing,
            History history,
            EditPages pages,
            Comparison comparison) {
        this.desk = desk;
        this.drafting = drafting;
        this.publishing = publishing;
        this.history = history;
        this.pages = pages;
        this.comparison = comparison;
    }

    /**
     * What was chosen, as it was typed.
     *
     * @param revision what is to be published; nothing newer is, even if it was saved meanwhile
     * @param at in the clock of whoever is signed in; empty for now
     * @param until the same; empty for never
     * @param planned KEEP or CANCEL where something is planned
     */
    record PublicationForm(
            UUID revision,
            @Nullable String at,
            @Nullable String until,
            @Nullable Change change,
            @Nullable String note,
            @Nullable String planned) {}

    @GetMapping("/admin/content/{document}/publication")
    String form(@PathVariable UUID document, Locale locale, Model model) {
        var entry = desk.open(document, Action.PUBLISH);
        if (entry.head() == null) {
            return "redirect:/admin/content/" + document + "?check=true";
        }
        return show(
                entry, new PublicationForm(entry.head(), "", "", null, "", ""), "", locale, model);
    }

    @PostMapping("/admin/content/{document}/publication")
    String publish(
            @PathVariable UUID document,
            PublicationForm form,
            @RequestParam(defaultValue = "") String when,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var entry = desk.open(document, Action.PUBLISH);
        var me = desk.account().actor();
        try {
            var later = when.equals("later");
            var order =
                    new Order(
                            document,
                            form.revision(),
                            entry.live() == null ? null : form.change(),
                            cut(form.note()),
                            instant(form.until()),
                            choice(form.planned()));
            if (later) {
                var at = instant(form.at());
                if (at == null) {
                    return refuse("when", entry, form, response, locale, model);
                }
                publishing.schedule(order, at, me);
            } else {
                publishing.publish(order, me);
            }
            return "redirect:/admin/content/" + document + (later ? "?scheduled" : "?published");
        } catch (DateTimeException _) {
            return refuse("when", entry, form, response, locale, model);
        } catch (TooLate _) {
            return refuse("past", entry, form, response, locale, model);
        } catch (PathTaken _) {
            return refuse("taken", entry, form, response, locale, model);
        } catch (ScheduleExists _) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(entry, form, "planned", locale, model);
        } catch (org.datapop.content.UnfitBody _) {
            return "redirect:/admin/content/" + document + "?check=true";
        }
    }

    @PostMapping("/admin/content/{document}/publication/{planned}/cancelled")
    String cancel(@PathVariable UUID document, @PathVariable UUID planned) {
        desk.open(document, Action.PUBLISH);
        if (history.planned(document).stream().noneMatch(p -> p.publication().equals(planned))) {
            throw new org.datapop.content.ContentGone("Nothing is planned as " + planned);
        }
        publishing.cancel(planned, desk.account().actor());
        return "redirect:/admin/content/" + document + "?cancelled";
    }

    private String refuse(
            String problem,
            DocumentEntry entry,
            PublicationForm form,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(entry, form, problem, locale, model);
    }

    private String show(
            DocumentEntry entry, PublicationForm form, String problem, Locale locale, Model model) {
        model.addAttribute("entry", entry);
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute(
                "problems", pages.problems(entry, drafting.findings(entry.document()), locale));
        model.addAttribute("planned", history.planned(entry.document()));
        model.addAttribute("changes", List.of(Change.values()));
        model.addAttribute(
                "differences",
                entry.live() == null || entry.head() == null
                        ? List.of()
                        : comparison.of(entry, entry.live(), entry.head(), locale));
        return "admin/publication";
    }

    private @Nullable Instant instant(@Nullable String typed) {
        return typed == null || typed.isBlank()
                ? null
                : LocalDateTime.parse(typed.strip()).atZone(desk.account().timeZone()).toInstant();
    }

    private static @Nullable ScheduleChoice choice(@Nullable String planned) {
        return switch (planned) {
            case "KEEP" -> new ScheduleChoice.Keep();
            case "CANCEL" -> new ScheduleChoice.Cancel();
            case null, default -> null;
        };
    }

    private static String cut(@Nullable String note) {
        var said = note == null ? "" : note.strip();
        return said.substring(0, Math.min(LONGEST_NOTE, said.length()));
    }
}
