package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.datapop.accounts.SignIn;
import org.datapop.accounts.SignIn.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets staff in. */
@Controller
class SignInController {

    private final SignIn signIn;
    private final StaffSessions sessions;

    SignInController(SignIn signIn, StaffSessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping(AdminSecurity.SIGN_IN)
    String form(@RequestParam(required = false) @Nullable String to, Model model) {
        return show(new SignInForm("", Destination.of(to).path()), "", model);
    }

    @PostMapping(AdminSecurity.SIGN_IN)
    String signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var destination = Destination.of(to);
        var form = new SignInForm(email, destination.path());
        return switch (signIn.attempt(email, password, request.getRemoteAddr())) {
            case Outcome.Welcome welcome -> {
                sessions.begin(welcome.account(), request);
                yield "redirect:" + destination.path();
            }
            case Outcome.CodeNeeded half -> {
                sessions.beginHalf(half.account(), request);
                yield SecondStepController.next(destination);
            }
            case Outcome.Refused _ -> {
                response.setStatus(422);
                yield show(form, "refused", model);
            }
            case Outcome.TooMany wait -> {
                response.setStatus(429);
                response.setHeader("Retry-After", Long.toString(wait.retryAfter().toSeconds() + 1));
                model.addAttribute("minutes", wait.retryAfter().toMinutes() + 1);
                yield show(form, "tooMany", model);
            }
        };
    }

    @PostMapping("/admin/sign-out")
    String signOut(HttpServletRequest request) {
        Optional.ofNullable(request.getSession(false)).ifPresent(HttpSession::invalidate);
        return "redirect:" + AdminSecurity.SIGN_IN;
    }

    private static String show(SignInForm form, String problem, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("problem", problem);
        return "admin/sign-in";
    }

    /** What was typed, but for the password. */
    record SignInForm(String email, String to) {}
}
