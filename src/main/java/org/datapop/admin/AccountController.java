package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import org.datapop.accounts.Accounts;
import org.datapop.accounts.SignIn;
import org.datapop.accounts.WeakPassword;
import org.datapop.content.ContentGone;
import org.datapop.shared.Language;
import org.datapop.shared.TypedText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What somebody may change of their own account. */
@Controller
class AccountController {

    static final String PATH = "/admin/account";
    private static final int LONGEST_NAME = 120;

    private final Desk desk;
    private final Accounts accounts;
    private final SignIn signIn;
    private final StaffSessions sessions;
    private final SignedIn signedIn;
    private final AccountScreen screen;

    AccountController(
            Desk desk,
            Accounts accounts,
            SignIn signIn,
            StaffSessions sessions,
            SignedIn signedIn,
            AccountScreen screen) {
        this.desk = desk;
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.signedIn = signedIn;
        this.screen = screen;
    }

    @GetMapping(PATH)
    String form(HttpServletRequest request, Model model) {
        return screen.show("", request, model);
    }

    @PostMapping(PATH)
    String describe(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String timeZone,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var zones = AccountScreen.zones(desk.account());
        var isKnown = AdminLocales.isSpoken(language) && zones.contains(timeZone);
        if (name.isBlank() || !TypedText.isLine(name, LONGEST_NAME) || !isKnown) {
            model.addAttribute("name", name);
            return refuse("name", request, response, model);
        }
        accounts.describe(
                desk.account().id(),
                name.strip(),
                new Language(language),
                ZoneId.of(timeZone),
                desk.account().actor());
        return "redirect:" + PATH + "?saved";
    }

    @PostMapping(PATH + "/password")
    String changePassword(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var me = desk.account();
        var outcome = signIn.attempt(me.email(), current, request.getRemoteAddr());
        if (!(outcome instanceof SignIn.Outcome.Welcome
                || outcome instanceof SignIn.Outcome.CodeNeeded)) {
            return refuse("current", request, response, model);
        }
        try {
            sessions.begin(accounts.changePassword(me.id(), password), request);
            return "redirect:" + PATH + "?changed";
        } catch (WeakPassword weak) {
            model.addAttribute("weak", weak.reason());
            return refuse("", request, response, model);
        }
    }

    /** Everywhere but here. */
    @PostMapping(PATH + "/sessions/ended")
    String signOutEverywhere(HttpServletRequest request) {
        sessions.begin(accounts.signOutEverywhere(desk.account().id()), request);
        return "redirect:" + PATH + "?ended";
    }

    @PostMapping(PATH + "/sessions/{key}/ended")
    String end(@PathVariable String key) {
        if (!signedIn.end(desk.account(), key)) {
            throw new ContentGone("Nobody is signed in there");
        }
        return "redirect:" + PATH + "?ended";
    }

    private String refuse(
            String problem, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return screen.show(problem, request, model);
    }
}
