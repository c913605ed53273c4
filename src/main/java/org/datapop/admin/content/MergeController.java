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
import org.datapop.content.spi.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets an editor join their text with what was saved while they wrote it. */
@Controller
class MergeController {

    private final Desk desk;
    private final Editing editing;
    private final Joining joining;
    private final MergeNotes notes;
    private final MergePages pages;
    private final Spoken spoken;
    private final FormButtons buttons;

    MergeController(
            Desk desk,
            Editing editing,
            Joining joining,
            MergeNotes notes,
            MergePages pages,
            Spoken spoken,
            FormButtons buttons) {
        this.desk = desk;
        this.editing = editing;
        this.joining = joining;
        this.notes = notes;
        this.pages = pages;
        this.spoken = spoken;
        this.buttons = buttons;
    }

    /** Where an editor finds what they left unfinished. */
    static String of(UUID document) {
        return "/admin/content/" + document + "/merge";
    }

    @GetMapping("/admin/content/{document}/merge")
    String form(@PathVariable UUID document, Locale locale, Model model) {
        var entry = desk.open(document, Action.SAVE);
        var sheet = editing.sheet(entry, desk.account().actor());
        return joining.left(entry, sheet, joining.saves(locale))
                .map(joint -> pages.show(entry, joint, sheet.keptAt(), List.of(), locale, model))
                .orElse("redirect:/admin/content/" + document);
    }

    @PostMapping("/admin/content/{document}/merge")
    String save(
            @PathVariable UUID document,
            @RequestParam("form-started") UUID started,
            @RequestParam(name = "form-base", required = false) @Nullable UUID base,
            @RequestParam(name = "form-decided", required = false) @Nullable List<String> decided,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var entry = desk.open(document, Action.SAVE);
        var posted = editing.upToDate(entry, PostedForm.whole(request.getParameterMap()));
        var joint = joint(entry, started, base, decided, posted, joining.saves(locale));
        var pressed = buttons.pressed(entry, editing.form(entry), posted, joint.values(), model);
        var place =
                joint.take(posted.value("form-take"))
                        .or(() -> pressed.place().map(FormDrawing::id));
        var kept = joining.keep(entry, joint, desk.account().actor(), posted.seen());
        var unkept = new ArrayList<>(kept.unfit());
        unkept.addAll(pressed.findings());
        if (!unkept.isEmpty()) {
            return refuse(entry, joint, kept.at(), unkept, response, locale, model);
        }
        if (posted.value("form-then").equals("pictures")) {
            return "redirect:/admin/pictures?for=" + document;
        }
        return place.map(at -> "redirect:" + of(document) + "#" + at)
                .orElseGet(() ->
                        save(
                                entry,
                                joint,
                                kept.at(),
                                posted.value(PostedForm.KEY),
                                response,
                                locale,
                                model));
    }

    /** Answers a script that keeps aside what is being typed. */
    @PostMapping("/admin/content/{document}/merge/working-copy")
    ResponseEntity<String> keep(
            @PathVariable UUID document,
            @RequestParam("form-started") UUID started,
            @RequestParam(name = "form-base", required = false) @Nullable UUID base,
            @RequestParam(name = "form-decided", required = false) @Nullable List<String> decided,
            HttpServletRequest request,
            Locale locale) {
        var entry = desk.open(document, Action.SAVE);
        var posted = editing.upToDate(entry, new PostedForm(request.getParameterMap()));
        if (!posted.isWhole()) {
            return spoken.say(HttpStatus.BAD_REQUEST, "admin.status.cut", locale);
        }
        var joint = joint(entry, started, base, decided, posted, joining.saves(locale));
        var me = desk.account().actor();
        return spoken.kept(
                entry,
                me,
                posted.value(PostedForm.KEY),
                () -> joining.keep(entry, joint, me, posted.seen()),
                desk.times(locale));
    }

    private String save(
            DocumentEntry entry,
            Joint joint,
            @Nullable Instant keptAt,
            String key,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var findings = new ArrayList<>(joining.findings(joint));
        findings.addAll(notes.findings(entry, joint, locale));
        if (!findings.isEmpty() || !joint.undecided().isEmpty()) {
            return refuse(entry, joint, keptAt, findings, response, locale, model);
        }
        var outcome =
                editing.save(
                        entry,
                        joint.theirs().revision(),
                        joint.values(),
                        Joining.slug(joint),
                        notes.note(entry, joint, locale),
                        desk.account().actor(),
                        key);
        return switch (outcome) {
            case Outcome.Saved saved ->
                    "redirect:/admin/content/" + saved.revision().document() + "?saved";
            case Outcome.Unfit unfit ->
                    refuse(entry, joint, keptAt, unfit.findings(), response, locale, model);
            case Outcome.Stale stale -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield pages.begin(
                        entry,
                        joint.theirs().revision(),
                        stale.newest(),
                        joint.values(),
                        locale,
                        model);
            }
        };
    }

    /** With the text as it was before, unless another window has put something else aside. */
    private Joint joint(
            DocumentEntry entry,
            UUID started,
            @Nullable UUID base,
            @Nullable List<String> decided,
            PostedForm posted,
            Marks marks) {
        var values = joining.read(entry, posted);
        var mine =
                joining.left(entry, editing.sheet(entry, desk.account().actor()), marks)
                        .filter(left -> left.theirs().revision().equals(started))
                        .filter(left -> Objects.equals(left.base(), base))
                        .map(Joint::mine)
                        .orElseGet(values::deepCopy);
        return joining.resume(entry, base, started, mine, values, Joint.decided(decided), marks);
    }

    private String refuse(
            DocumentEntry entry,
            Joint joint,
            @Nullable Instant keptAt,
            List<Finding> findings,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return pages.show(entry, joint, keptAt, findings, locale, model);
    }
}
