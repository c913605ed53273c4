package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.datapop.accounts.SignIn;
import org.datapop.accounts.SignIn.Outcome;
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

    /** How somebody whose password was right goes on. */
    static String next(Errand errand, Model model) {
        return errand.isForm()
                ? show(errand, "", model)
                : "redirect:"
                        + AdminSecurity.CODE
                        + "?to="
                        + UriUtils.encode(errand.to().path(), StandardCharsets.UTF_8);
    }

    @GetMapping(AdminSecurity.CODE)
    String form(HttpServletRequest request, Model model) {
        return sessions.half(request).isEmpty() ? TO_SIGN_IN : show(Errand.of(request), "", model);
    }

    @PostMapping(AdminSecurity.CODE)
    String signIn(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var errand = Errand.of(request);
        var half = sessions.half(request);
        if (half.isEmpty()) {
            return errand.isForm() ? SignInController.show("", errand, "late", model) : TO_SIGN_IN;
        }
        return switch (signIn.attemptCode(half.get(), code, request.getRemoteAddr())) {
            case Outcome.Welcome welcome -> {
                sessions.begin(welcome.account(), request);
                yield errand.goOn(welcome.account(), model);
            }
            case Outcome.TooMany wait -> {
                TooManyAttempts.tell(wait.retryAfter(), response, model);
                yield show(errand, "tooMany", model);
            }
            case Outcome.Refused _, Outcome.CodeNeeded _ -> {
                response.setStatus(422);
                yield show(errand, "refused", model);
            }
        };
    }

    private static String show(Errand errand, String problem, Model model) {
        errand.carry(model);
        model.addAttribute("problem", problem);
        return "admin/sign-in-code";
    }
}
