package org.datapop.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.content.FormerAddress;
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

/** Sends those who ask for addresses of an older site to where things are now. */
@Controller
class RedirectsController {

    private static final String PATH = "/admin/redirects";
    private static final int MOST_MISSED = 50;

    private final Desk desk;
    private final Redirects redirects;
    private final RedirectImport many;
    private final NotFoundLog missed;
    private final PublishedContent content;

    RedirectsController(
            Desk desk,
            Redirects redirects,
            RedirectImport many,
            NotFoundLog missed,
            PublishedContent content) {
        this.desk = desk;
        this.redirects = redirects;
        this.many = many;
        this.missed = missed;
        this.content = content;
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String from, Model model) {
        return show(RedirectForm.from(from), "", "", List.of(), model);
    }

    @PostMapping(PATH)
    String create(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "301") int status,
            @RequestParam(defaultValue = "page") String reach,
            HttpServletResponse response,
            Model model) {
        desk.require(Action.CONFIGURE, Subject.site());
        var typed = new RedirectForm(from, to, status, reach);
        var problem = many.create(typed.line(), desk.account().actor());
        if (!problem.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(typed, problem, "", List.of(), model);
        }
        return "redirect:" + PATH + "?saved";
    }

    @PostMapping(PATH + "/ended")
    String end(@RequestParam(defaultValue = "") String path) {
        desk.require(Action.CONFIGURE, Subject.site());
        if (FormerAddress.isOne(path)) {
            redirects.end(FormerAddress.of(path), desk.account().actor());
        }
        return "redirect:" + PATH + "?ended";
    }

    /** Many at once: all or none, and on trial first. */
    @PostMapping(PATH + "/import")
    String importAll(
            @RequestParam(defaultValue = "") String lines,
            @RequestParam(defaultValue = "try") String what,
            HttpServletResponse response,
            Model model) {
        desk.require(Action.CONFIGURE, Subject.site());
        var results = many.importAll(lines, what.equals("do"), desk.account().actor());
        var isFit = !results.isEmpty() && results.stream().allMatch(one -> one.problem().isEmpty());
        if (isFit && what.equals("do")) {
            return "redirect:" + PATH + "?saved";
        }
        if (!isFit) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        return show(RedirectForm.from(""), "", lines, results, model);
    }

    /**
     * An address that was asked for in vain.
     *
     * @param like the live page whose address is most like it; null where none is
     */
    record Missed(NotFoundLog.Entry entry, @Nullable Snapshot like) {}

    /** What was asked for in vain, and still would be. */
    @GetMapping(PATH + "/missed")
    String missed(Model model) {
        desk.require(Action.CONFIGURE, Subject.site());
        model.addAttribute(
                "missed",
                missed.mostWanted(MOST_MISSED).stream()
                        .flatMap(entry -> stillMissed(entry).stream())
                        .toList());
        return "admin/missed";
    }

    @PostMapping(PATH + "/missed/dropped")
    String drop(@RequestParam(defaultValue = "") String path) {
        desk.require(Action.CONFIGURE, Subject.site());
        if (SitePath.isPath(path)) {
            missed.forget(new SitePath(path));
        }
        return "redirect:" + PATH + "/missed";
    }

    private Optional<Missed> stillMissed(NotFoundLog.Entry entry) {
        var answer =
                content.find(
                        entry.path(), null, _ -> new Wanted(Language.ENGLISH, List.of(), false));
        if (answer instanceof Answer.Missing(var around)) {
            var like = around.list(PublishedContent.SUGGESTIONS).stream().findFirst();
            return Optional.of(new Missed(entry, like.orElse(null)));
        }
        missed.forget(entry.path());
        return Optional.empty();
    }

    private String show(
            RedirectForm form,
            String problem,
            String lines,
            List<RedirectImport.Result> results,
            Model model) {
        desk.require(Action.CONFIGURE, Subject.site());
        model.addAttribute("redirects", redirects.all());
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        model.addAttribute("lines", lines);
        model.addAttribute("results", results);
        model.addAttribute(
                "isFit", results.stream().allMatch(result -> result.problem().isEmpty()));
        return "admin/redirects";
    }
}
