package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.EmailChanges;
import org.datapop.accounts.SignIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where somebody asks to sign in by another address. Whether it is somebody else's, nobody is told
 * here: nothing changes before the link is opened that is sent there.
 */
@Controller
class EmailController {

    private final Desk desk;
    private final SignIn signIn;
    private final EmailChanges changes;
    private final AccountScreen screen;

    EmailController(Desk desk, SignIn signIn, EmailChanges changes, AccountScreen screen) {
        this.desk = desk;
        this.signIn = signIn;
        this.changes = changes;
        this.screen = screen;
    }

    /**
     * @param current the password, as for another one
     * @param code where a second step is asked for
     */
    @PostMapping(AccountController.PATH + "/email")
    String ask(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var me = desk.account();
        model.addAttribute("wanted", email.strip());
        if (!EmailAddress.isAddress(email.strip())) {
            return refuse("address", request, response, model);
        }
        var wanted = new EmailAddress(email);
        if (wanted.isSameAs(new EmailAddress(me.email()))) {
            return refuse("same", request, response, model);
        }
        return switch (signIn.confirm(me, current, code, request.getRemoteAddr())) {
            case SignIn.Outcome.Welcome _ ->
                    changes.ask(me.id(), wanted)
                            .map(wait -> later(wait, request, response, model))
                            .orElse("redirect:" + AccountController.PATH + "?asked");
            case SignIn.Outcome.TooMany(var wait) -> later(wait, request, response, model);
            case SignIn.Outcome.Refused _, SignIn.Outcome.CodeNeeded _ ->
                    refuse("refused", request, response, model);
        };
    }

    private String later(
            Duration wait, HttpServletRequest request, HttpServletResponse response, Model model) {
        TooManyAttempts.tell(wait, response, model);
        model.addAttribute("emailProblem", "tooMany");
        return screen.show("", request, model);
    }

    private String refuse(
            String problem, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("emailProblem", problem);
        return screen.show("", request, model);
    }
}
