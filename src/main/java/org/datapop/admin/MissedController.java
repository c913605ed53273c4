package org.datapop.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.RedirectImport.Line;
import org.datapop.content.Redirects;
import org.datapop.content.published.Answer;
import org.datapop.content.published.PublishedContent;
import org.datapop.content.published.Snapshot;
import org.datapop.content.published.Wanted;
import org.datapop.redirects.NotFoundLog;
import org.datapop.shared.Language;
import org.datapop.shared.SitePath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What visitors asked for in vain, to be led somewhere one after the other: whoever has done with
 * one finds the next.
 */
@Controller
class MissedController {

    static final String PATH = "/admin/redirects/missed";

    private static final int FOR_GOOD = 301;
    private static final int MOST = 50;

    private final Desk desk;
    private final Redirects redirects;
    private final RedirectImport making;
    private final NotFoundLog missed;
    private final PublishedContent content;

    MissedController(
            Desk desk,
            Redirects redirects,
            RedirectImport making,
            NotFoundLog missed,
            PublishedContent content) {
        this.desk = desk;
        this.redirects = redirects;
        this.making = making;
        this.missed = missed;
        this.content = content;
    }

    /**
     * An address that was asked for in vain.
     *
     * @param like the live page whose address is most like it; null where none is
     * @param next the one to go on with after it; empty for none
     */
    record Missed(NotFoundLog.Entry entry, @Nullable Snapshot like, String next) {}

    /**
     * What was done last.
     *
     * @param what in the keys of its words
     * @param target where the address leads now; empty for nowhere
     */
    record Told(String what, String address, String target) {}

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String led,
            @RequestParam(defaultValue = "") String dropped,
            @RequestParam(defaultValue = "") String next,
            Model model) {
        return show(told(led, dropped), "", next, model);
    }

    @PostMapping(PATH)
    String lead(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String next,
            HttpServletResponse response,
            RedirectAttributes address,
            Model model) {
        desk.require(Action.CONFIGURE, Subject.site());
        var problem = making.create(new Line(from, to, FOR_GOOD), desk.account().actor());
        if (!problem.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(null, problem, from, model);
        }
        return led(from, next, address);
    }

    @PostMapping(PATH + "/dropped")
    String drop(
            @RequestParam(defaultValue = "") String path,
            @RequestParam(defaultValue = "") String next,
            RedirectAttributes address) {
        desk.require(Action.CONFIGURE, Subject.site());
        if (SitePath.isPath(path)) {
            missed.forget(new SitePath(path));
        }
        address.addAttribute("dropped", path).addAttribute("next", next);
        return "redirect:" + PATH;
    }

    /** Back to the list, after a redirect was made. */
    static String led(String from, String next, RedirectAttributes address) {
        address.addAttribute("led", from).addAttribute("next", next);
        return "redirect:" + PATH;
    }

    /** As it is, whatever the address of the screen claims. */
    private @Nullable Told told(String led, String dropped) {
        var made =
                redirects.all().stream()
                        .filter(one -> one.from().toString().equals(led))
                        .findFirst();
        return made.map(one -> new Told("led", led, one.target()))
                .orElseGet(
                        () -> SitePath.isPath(dropped) ? new Told("dropped", dropped, "") : null);
    }

    private String show(@Nullable Told told, String problem, String next, Model model) {
        desk.require(Action.CONFIGURE, Subject.site());
        var list = stillMissed();
        model.addAttribute("missed", list);
        model.addAttribute("told", told);
        model.addAttribute("problem", problem);
        model.addAttribute(
                "next",
                list.stream()
                        .map(one -> one.entry().path().value())
                        .filter(next::equals)
                        .findFirst()
                        .orElse(list.isEmpty() ? "" : list.getFirst().entry().path().value()));
        return "admin/missed";
    }

    private List<Missed> stillMissed() {
        var all = new ArrayList<Missed>();
        for (var entry : missed.mostWanted(MOST).reversed()) {
            var next = all.isEmpty() ? "" : all.getLast().entry().path().value();
            stillMissed(entry, next).ifPresent(all::add);
        }
        return all.reversed();
    }

    private Optional<Missed> stillMissed(NotFoundLog.Entry entry, String next) {
        var answer = content.find(entry.path(), null, _ -> Wanted.nothing(Language.ENGLISH));
        if (answer instanceof Answer.Missing(var around)) {
            var like = around.list(PublishedContent.SUGGESTIONS).stream().findFirst();
            return Optional.of(new Missed(entry, like.orElse(null), next));
        }
        missed.forget(entry.path());
        return Optional.empty();
    }
}
