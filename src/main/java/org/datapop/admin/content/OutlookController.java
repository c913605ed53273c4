package org.datapop.admin.content;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.Desk;
import org.datapop.content.ContentTypes;
import org.datapop.content.Overview;
import org.datapop.sharing.Sharing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the whole site as it is planned for an instant, and what changes until then. */
@Controller
class OutlookController {

    private static final String PATH = "/admin/outlook";

    /** More than anybody plans; the site itself shows all of it. */
    private static final int MOST = 500;

    private final Desk desk;
    private final ContentTypes types;
    private final Overview overview;
    private final Sharing sharing;
    private final SharePages shares;
    private final Clock clock;

    OutlookController(
            Desk desk,
            ContentTypes types,
            Overview overview,
            Sharing sharing,
            SharePages shares,
            Clock clock) {
        this.desk = desk;
        this.types = types;
        this.overview = overview;
        this.sharing = sharing;
        this.shares = shares;
        this.clock = clock;
    }

    /**
     * An instant as it was typed.
     *
     * @param instant null where none was, or there is a problem
     * @param problem {@code when} for what is no time, {@code past} for what has been; else empty
     */
    private record When(String typed, @Nullable Instant instant, String problem) {}

    /**
     * @param at in the clock of whoever is signed in; empty for all that is planned
     */
    @GetMapping(PATH)
    String outlook(
            @RequestParam(defaultValue = "") String at, HttpServletResponse response, Model model) {
        return show(when(at), ShareForm.empty(), "", response, model);
    }

    @PostMapping(PATH + "/shares")
    String share(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "0") int days,
            HttpServletResponse response,
            Model model) {
        desk.require(Action.PUBLISH, Subject.site());
        var when = when(at);
        var form = new ShareForm(label, days);
        var instant = when.instant();
        if (instant == null) {
            var without = when.problem().isEmpty() ? new When(at, null, "when") : when;
            return show(without, form, "", response, model);
        }
        if (!form.isFit()) {
            return show(when, form, "label", response, model);
        }
        var token =
                sharing.share(
                        new Sharing.Wanted(null, null, instant, "", label.strip(), form.life()),
                        desk.account());
        shares.made(token, model);
        return show(when, ShareForm.empty(), "", response, model);
    }

    @PostMapping(PATH + "/shares/{id}/ended")
    String end(@PathVariable UUID id) {
        desk.require(Action.PUBLISH, Subject.site());
        sharing.end(id, null, "", desk.account().actor());
        return "redirect:" + PATH + "?ended";
    }

    private When when(String typed) {
        try {
            var instant = ClockTime.of(typed, desk.account().timeZone());
            return instant != null && instant.isBefore(clock.instant())
                    ? new When(typed, null, "past")
                    : new When(typed, instant, "");
        } catch (DateTimeException _) {
            return new When(typed, null, "when");
        }
    }

    private String show(
            When when, ShareForm form, String problem, HttpServletResponse response, Model model) {
        desk.require(Action.READ, Subject.site());
        var instant = when.instant();
        if (!when.problem().isEmpty() || !problem.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("at", when.typed());
        model.addAttribute("instant", instant);
        model.addAttribute("wrong", when.problem());
        model.addAttribute("planned", overview.planned(types.keys(), instant, MOST));
        model.addAttribute("then", instant == null ? null : PreviewController.of(instant));
        model.addAttribute("mayShare", desk.permits(Action.PUBLISH, Subject.site()));
        shares.show(sharing.ofSite(), form, problem, model);
        return "admin/outlook";
    }
}
