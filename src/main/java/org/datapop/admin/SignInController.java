package org.datapop.admin;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.datapop.accounts.SignIn;
import org.datapop.accounts.SignIn.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets staff in. */
@Controller
class SignInController {

    private final Desk desk;
    private final SignIn signIn;
    private final StaffSessions sessions;

    SignInController(Desk desk, SignIn signIn, StaffSessions sessions) {
        this.desk = desk;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping(AdminSecurity.SIGN_IN)
    String form(@RequestParam(required = false) @Nullable String to, Model model) {
        return show("", new Errand(Destination.of(to), false, List.of()), "", model);
    }

    /**
     * Where a form arrives whose sender isn't signed in, by a forward from where it was sent to.
     */
    @PostMapping(AdminSecurity.AGAIN)
    String again(HttpServletRequest request, HttpServletResponse response, Model model) {
        if (!(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String at)) {
            return "redirect:" + AdminSecurity.SIGN_IN;
        }
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Form");
        return show("", Errand.form(at, request), "", model);
    }

    /** Where a script that lets somebody sign in beside their work learns that they did. */
    @GetMapping(AdminSecurity.SIGNED_IN)
    String signedIn(Model model) {
        model.addAttribute("admin", null); // nothing around it
        model.addAttribute("who", desk.account().actor().id());
        Errand.VISIT.carry(model);
        return "admin/signed-in";
    }

    @PostMapping(AdminSecurity.SIGN_IN)
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var errand = Errand.of(request);
        return switch (signIn.attempt(email, password, request.getRemoteAddr())) {
            case Outcome.Welcome welcome -> {
                sessions.begin(welcome.account(), request);
                yield errand.goOn(welcome.account(), model);
            }
            case Outcome.CodeNeeded half -> {
                sessions.beginHalf(half.account(), request);
                yield SecondStepController.next(errand, model);
            }
            case Outcome.Refused _ -> {
                response.setStatus(422);
                yield show(email, errand, "refused", model);
            }
            case Outcome.TooMany wait -> {
                TooManyAttempts.tell(wait.retryAfter(), response, model);
                yield show(email, errand, "tooMany", model);
            }
        };
    }

    @PostMapping("/admin/sign-out")
    String signOut(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
        return "redirect:" + AdminSecurity.SIGN_IN;
    }

    /** The form; what was typed stays, but for the password. */
    static String show(String email, Errand errand, String problem, Model model) {
        errand.carry(model);
        model.addAttribute("email", email);
        model.addAttribute("problem", problem);
        return "admin/sign-in";
    }
}
