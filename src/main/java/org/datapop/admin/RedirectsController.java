package org.datapop.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.admin.RedirectImport.Line;
import org.datapop.content.Redirects;
import org.datapop.shared.SitePath;
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

    private final Desk desk;
    private final Redirects redirects;
    private final RedirectImport many;

    RedirectsController(Desk desk, Redirects redirects, RedirectImport many) {
        this.desk = desk;
        this.redirects = redirects;
        this.many = many;
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String from, Model model) {
        return show(new Line(from, "", 301), "", "", List.of(), model);
    }

    @PostMapping(PATH)
    String create(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "301") int status,
            HttpServletResponse response,
            Model model) {
        desk.require(Action.CONFIGURE, Subject.site());
        var typed = new Line(from, to, status);
        var problem = many.create(typed, desk.account().actor());
        if (!problem.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(typed, problem, "", List.of(), model);
        }
        return "redirect:" + PATH + "?saved";
    }

    @PostMapping(PATH + "/ended")
    String end(@RequestParam(defaultValue = "") String path) {
        desk.require(Action.CONFIGURE, Subject.site());
        if (SitePath.isPath(path)) {
            redirects.end(new SitePath(path), desk.account().actor());
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
        return show(new Line("", "", 301), "", lines, results, model);
    }

    private String show(
            Line form,
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
