package org.datapop.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.datapop.content.FormerAddress;
import org.datapop.content.Redirects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
        return show(RedirectForm.from(from), "", "", List.of(), model);
    }

    /**
     * @param missed with what to go on in the list of what was not found; null for whoever doesn't
     *     come from there
     */
    @PostMapping(PATH)
    String create(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "301") int status,
            @RequestParam(defaultValue = "page") String reach,
            @RequestParam(required = false) @Nullable String missed,
            HttpServletResponse response,
            RedirectAttributes address,
            Model model) {
        desk.require(Action.CONFIGURE, Subject.site());
        var typed = new RedirectForm(from, to, status, reach);
        var problem = many.create(typed.line(), desk.account().actor());
        if (!problem.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(typed, problem, "", List.of(), model);
        }
        return missed == null
                ? "redirect:" + PATH + "?saved"
                : MissedController.led(typed.line().from(), missed, address);
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
