package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.PasswordRequests;
import org.datapop.mail.Mails;
import org.datapop.mail.Occasion;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where somebody who forgot their password asks for a link. Known and unknown addresses take the
 * same path through the same code: whose it is, is looked up only when the mail goes out.
 */
@Controller
class ForgottenController {

    private final PasswordRequests requests;
    private final Mails mails;

    ForgottenController(PasswordRequests requests, Mails mails) {
        this.requests = requests;
        this.mails = mails;
    }

    @GetMapping(AdminSecurity.FORGOTTEN)
    String form(Model model) {
        return show("", "", model);
    }

    @PostMapping(AdminSecurity.FORGOTTEN)
    String ask(
            @RequestParam(defaultValue = "") String email,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var typed = email.strip();
        if (!EmailAddress.isAddress(typed)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(typed, "address", model);
        }
        var wait = requests.count(request.getRemoteAddr());
        if (wait.isPresent()) {
            TooManyAttempts.tell(wait.get(), response, model);
            return show(typed, "tooMany", model);
        }
        var address = new EmailAddress(typed);
        if (requests.mayBeMailed(address)) {
            mails.write(Occasion.RESET, address);
        }
        return "redirect:" + AdminSecurity.FORGOTTEN + "?asked";
    }

    private static String show(String email, String problem, Model model) {
        model.addAttribute("email", email);
        model.addAttribute("problem", problem);
        return "admin/forgotten";
    }
}
