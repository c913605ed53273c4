package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.admin.Desk;
import org.datapop.admin.form.PostedForm;
import org.datapop.content.History;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lays what is published now into the version that is planned. All of it travels in the form, for
 * everything in it was saved already but for the decisions.
 */
@Controller
class RebaseController {

    private final Desk desk;
    private final Editing editing;
    private final Releases releases;
    private final Joining joining;
    private final History history;
    private final MergePages merging;
    private final PublicationPages pages;
    private final FormButtons buttons;

    RebaseController(
            Desk desk,
            Editing editing,
            Releases releases,
            Joining joining,
            History history,
            MergePages merging,
            PublicationPages pages,
            FormButtons buttons) {
        this.desk = desk;
        this.editing = editing;
        this.releases = releases;
        this.joining = joining;
        this.history = history;
        this.merging = merging;
        this.pages = pages;
        this.buttons = buttons;
    }

    /**
     * @param revision what is published now
     * @param base what was public when the joining began; null for nothing
     */
    @PostMapping("/admin/content/{document}/publication/{planned}/rebase")
    String rebase(
            @PathVariable UUID document,
            @PathVariable UUID planned,
            @RequestParam("form-revision") UUID revision,
            @RequestParam(name = "form-base", required = false) @Nullable UUID base,
            @RequestParam(name = "form-decided", required = false) @Nullable List<String> decided,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var entry = desk.open(document, Action.PUBLISH);
        var posted = editing.upToDate(entry, PostedForm.whole(request.getParameterMap()));
        var form = PublicationForm.within(posted, revision);
        var plan = history.plan(document, planned);
        var joint =
                joining.resume(
                        entry,
                        base,
                        plan.revision(),
                        joining.tree(entry, revision),
                        joining.read(entry, posted),
                        Joint.decided(decided),
                        joining.plan(locale));
        var pressed = buttons.pressed(entry, joining.form(entry), posted, joint.values(), model);
        var place = joint.take(posted.value("form-take")).or(pressed::place);
        return place.isPresent()
                ? merging.plan(entry, form, plan, joint, pressed.findings(), locale, model)
                : pages.answer(
                        releases.rebase(entry, form, plan, joint, desk.account(), locale),
                        entry,
                        form,
                        response,
                        locale,
                        model);
    }
}
