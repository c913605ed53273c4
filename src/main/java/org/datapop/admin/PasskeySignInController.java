package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.datapop.accounts.Passkeys;
import org.datapop.accounts.Passkeys.Question;
import org.datapop.accounts.SignIn;
import org.datapop.accounts.SignIn.Outcome;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets staff in by a passkey, which says who they are and stands for both steps. */
@Controller
class PasskeySignInController {

    private final Passkeys passkeys;
    private final SignIn signIn;
    private final StaffSessions sessions;

    PasskeySignInController(Passkeys passkeys, SignIn signIn, StaffSessions sessions) {
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /** For the script, which is asked by a person: nothing is kept of whoever only looks. */
    @PostMapping(AdminSecurity.PASSKEY_CHALLENGE)
    ResponseEntity<String> challenge(HttpServletRequest request) {
        return switch (passkeys.ask(request.getRemoteAddr())) {
            case Question.Asked(var json) ->
                    ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
            case Question.TooMany(var wait) ->
                    ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                            .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1))
                            .build();
        };
    }

    /** Whoever loads the answer to a refusal again. */
    @GetMapping(AdminSecurity.PASSKEY)
    String form() {
        return "redirect:" + AdminSecurity.SIGN_IN;
    }

    @PostMapping(AdminSecurity.PASSKEY)
    String signIn(
            @RequestParam(defaultValue = "") String passkey,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var errand = Errand.of(request);
        return switch (signIn.attemptPasskey(passkey, request.getRemoteAddr())) {
            case Outcome.Welcome welcome -> {
                sessions.begin(welcome.account(), request);
                yield errand.goOn(welcome.account(), model);
            }
            case Outcome.TooMany wait -> {
                TooManyAttempts.tell(wait.retryAfter(), response, model);
                yield SignInController.show("", errand, "tooMany", model);
            }
            case Outcome.Refused _, Outcome.CodeNeeded _ -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield SignInController.show("", errand, "passkey", model);
            }
        };
    }
}
