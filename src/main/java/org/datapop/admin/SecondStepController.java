package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.datapop.accounts.SignIn;
import org.datapop.accounts.SignIn.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The second step of signing in: a code of one's telephone. */
@Controller
class SecondStepController {

    private static final String TO_SIGN_IN = "redirect:" + AdminSecurity.SIGN_IN + "?late";

    private final SignIn signIn;
    private final StaffSessions sessions;

    SecondStepController(SignIn signIn, StaffSessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /** From where somebody whose password was right goes on. */
    static String next(Destination destination) {
        return "redirect:"
                + AdminSecurity.CODE
                + "?to="
                + UriUtils.encode(destination.path(), StandardCharsets.UTF_8);
    }

    @GetMapping(AdminSecurity.CODE)
    String form(
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            Model model) {
        return sessions.half(request).isEmpty() ? TO_SIGN_IN : show(Destination.of(to), "", model);
    }

    @PostMapping(AdminSecurity.CODE)
    String signIn(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var destination = Destination.of(to);
        var half = sessions.half(request);
        if (half.isEmpty()) {
            return TO_SIGN_IN;
        }
        return switch (signIn.attemptCode(half.get(), code, request.getRemoteAddr())) {
            case Outcome.Welcome welcome -> {
                sessions.begin(welcome.account(), request);
                yield "redirect:" + destination.path();
            }
            case Outcome.TooMany wait -> {
                response.setStatus(429);
                response.setHeader("Retry-After", Long.toString(wait.retryAfter().toSeconds() + 1));
                model.addAttribute("minutes", wait.retryAfter().toMinutes() + 1);
                yield show(destination, "tooMany", model);
            }
            case Outcome.Refused _, Outcome.CodeNeeded _ -> {
                response.setStatus(422);
                yield show(destination, "refused", model);
            }
        };
    }

    private static String show(Destination to, String problem, Model model) {
        model.addAttribute("to", to.path());
        model.addAttribute("problem", problem);
        return "admin/sign-in-code";
    }
}
