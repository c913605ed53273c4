package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.admin.content.Editing.Outcome;
import org.datapop.admin.form.FormDrawing;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.DocumentEntry;
import org.datapop.content.History;
import org.datapop.content.spi.Finding;
import org.datapop.content.spi.FormSpec;
import org.datapop.shared.Slug;
import org.datapop.shared.TypedText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** The form of one document: shown, changed row by row, kept aside while it is typed, saved. */
@Controller
class EditController {

    private final Desk desk;
    private final Editing editing;
    private final EditPages pages;
    private final Joining joining;
    private final History history;
    private final MergePages merging;
    private final Spoken spoken;
    private final FormButtons buttons;

    EditController(
            Desk desk,
            Editing editing,
            EditPages pages,
            Joining joining,
            History history,
            MergePages merging,
            Spoken spoken,
            FormButtons buttons) {
        this.desk = desk;
        this.editing = editing;
        this.pages = pages;
        this.joining = joining;
        this.history = history;
        this.merging = merging;
        this.spoken = spoken;
        this.buttons = buttons;
    }

    /**
     * @param carried whether a change was just brought into the next of the planned versions: it is
     *     said of the others that they were left
     */
    @GetMapping("/admin/content/{document}")
    String form(
            @PathVariable UUID document,
            @RequestParam(required = false) boolean check,
            @RequestParam(required = false) boolean carried,
            Locale locale,
            Model model) {
        var entry = desk.open(document, Action.READ);
        var sheet = editing.sheet(entry, desk.account().actor());
        if (joining.left(entry, sheet, joining.saves(locale)).isPresent()
                && desk.permits(Action.SAVE, entry)) {
            return "redirect:" + MergeController.of(document);
        }
        var findings =
                check
                        ? editing.findings(
                                editing.form(entry), sheet.values(), FormSpec.Purpose.PUBLISHING)
                        : List.<Finding>of();
        model.addAttribute(
                "later", carried ? history.planned(document).stream().skip(1).toList() : List.of());
        return pages.show(entry, sheet, "", findings, locale, model);
    }

    /** Whoever comes back to where a form was sent. */
    @GetMapping("/admin/content/{document}/revisions")
    String form(@PathVariable UUID document) {
        desk.open(document, Action.READ);
        return "redirect:/admin/content/" + document;
    }

    @PostMapping("/admin/content/{document}/revisions")
    String save(
            @PathVariable UUID document,
            @RequestParam(name = "form-started", required = false) @Nullable UUID startedFrom,
            @RequestParam(name = "form-then", defaultValue = "") String then,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var entry = desk.open(document, Action.SAVE);
        var posted = editing.upToDate(entry, PostedForm.whole(request.getParameterMap()));
        var form = editing.form(entry);
        var values = posted.read(form);
        var pressed = buttons.pressed(entry, form, posted, values, model);
        if (isBeingJoined(new Attempt(entry, startedFrom, posted, values, null), locale)) {
            return "redirect:" + MergeController.of(document);
        }
        var kept = editing.keep(entry, startedFrom, values, desk.account().actor(), posted.seen());
        var attempt = new Attempt(entry, startedFrom, posted, values, kept.at());
        var findings = new ArrayList<>(kept.unfit().isEmpty() ? attempt.findings() : kept.unfit());
        findings.addAll(pressed.findings());
        if (!findings.isEmpty()) {
            return unfit(attempt, findings, response, locale, model);
        }
        return pressed.place()
                .map(at -> "redirect:/admin/content/" + document + "#" + FormDrawing.id(at))
                .orElseGet(() -> save(attempt, then, response, locale, model));
    }

    /** Whether the same was sent before, and its author is at joining it with what was saved. */
    private boolean isBeingJoined(Attempt attempt, Locale locale) {
        var sheet = editing.sheet(attempt.entry(), desk.account().actor());
        return joining.left(attempt.entry(), sheet, joining.saves(locale))
                .filter(joint -> Objects.equals(joint.base(), attempt.startedFrom()))
                .filter(joint -> joining.isOf(joint, attempt.withItsAddress()))
                .isPresent();
    }

    /** What somebody wants to save, all of it as they typed it. */
    private record Attempt(
            DocumentEntry entry,
            @Nullable UUID startedFrom,
            PostedForm posted,
            ObjectNode values,
            @Nullable Instant keptAt) {

        String slug() {
            return posted.value("form-slug").strip();
        }

        String note() {
            return posted.value("form-note").strip();
        }

        /** What is wrong with what stands beside the fields of the type. */
        List<Finding> findings() {
            var findings = new ArrayList<Finding>();
            if (!slug().isEmpty() && !Slug.isSlug(slug())) {
                findings.add(Finding.of("form-slug", "slug"));
            }
            if (!TypedText.isLine(note(), Joining.LONGEST_NOTE)) {
                findings.add(Finding.of("form-note", "note", Joining.LONGEST_NOTE));
            }
            return findings;
        }

        ObjectNode withItsAddress() {
            return values.deepCopy().put(Joining.SLUG, slug()).put(Joining.NOTE, note());
        }
    }

    private String save(
            Attempt attempt,
            String then,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        if (then.equals("pictures")) {
            return "redirect:/admin/pictures?for=" + attempt.entry().document();
        }
        if (then.equals("preview")) {
            return "redirect:" + PreviewController.of(attempt.entry().document());
        }
        var outcome =
                editing.save(
                        attempt.entry(),
                        attempt.startedFrom(),
                        attempt.values(),
                        attempt.slug().isEmpty() ? null : new Slug(attempt.slug()),
                        attempt.note(),
                        desk.account().actor(),
                        attempt.posted().value(PostedForm.KEY));
        return switch (outcome) {
            case Outcome.Saved saved ->
                    "redirect:/admin/content/"
                            + saved.revision().document()
                            + (then.equals("publish") ? "/publication" : "?saved");
            case Outcome.Unfit unfit -> unfit(attempt, unfit.findings(), response, locale, model);
            case Outcome.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield merging.begin(
                        attempt.entry(),
                        attempt.startedFrom(),
                        stale.newest(),
                        attempt.withItsAddress(),
                        locale,
                        model);
            }
        };
    }

    /** Answers a script that keeps aside what is being typed. */
    @PostMapping("/admin/content/{document}/working-copy")
    ResponseEntity<String> keep(
            @PathVariable UUID document,
            @RequestParam(name = "form-started", required = false) @Nullable UUID startedFrom,
            HttpServletRequest request,
            Locale locale) {
        var entry = desk.open(document, Action.SAVE);
        var posted = editing.upToDate(entry, new PostedForm(request.getParameterMap()));
        if (!posted.isWhole()) {
            return spoken.say(HttpStatus.BAD_REQUEST, "admin.status.cut", locale);
        }
        var values = posted.read(editing.form(entry));
        var me = desk.account().actor();
        return spoken.kept(
                entry,
                me,
                posted.value(PostedForm.KEY),
                () -> editing.keep(entry, startedFrom, values, me, posted.seen()),
                desk.times(locale));
    }

    @PostMapping("/admin/content/{document}/working-copy/discarded")
    String discard(@PathVariable UUID document) {
        var entry = desk.open(document, Action.SAVE);
        editing.discard(entry, desk.account().actor());
        return "redirect:/admin/content/" + document + "?discarded";
    }

    private String unfit(
            Attempt attempt,
            List<Finding> findings,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        var sheet =
                new Editing.Sheet(
                        attempt.values(),
                        attempt.startedFrom(),
                        attempt.keptAt(),
                        editing.version(attempt.entry()));
        var page = pages.show(attempt.entry(), sheet, "unfit", findings, locale, model);
        return withItsAddress(page, attempt, model);
    }

    /** Address and note stand on the form, but are no fields of the type. */
    private static String withItsAddress(String page, Attempt attempt, Model model) {
        model.addAttribute("slug", attempt.slug());
        model.addAttribute("note", attempt.note());
        return page;
    }
}
