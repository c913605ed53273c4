package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.datapop.accounts.SecondFactor;
import org.datapop.accounts.WeakPassword;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody who was invited, or forgot their password, chooses one. */
@Controller
class PasswordLinkController {

    private static final String INVITATION = "/admin/invitation/{token}";
    private static final String RESET = "/admin/reset/{token}";

    private final PasswordLinks links;
    private final StaffSessions sessions;
    private final SecondFactor secondFactor;

    PasswordLinkController(PasswordLinks links, StaffSessions sessions, SecondFactor secondFactor) {
        this.links = links;
        this.sessions = sessions;
        this.secondFactor = secondFactor;
    }

    @GetMapping({INVITATION, RESET})
    String form(@PathVariable String token, HttpServletRequest request, Model model) {
        model.addAttribute("owner", links.owner(token).orElseThrow(LinkExpired::new));
        model.addAttribute("action", request.getRequestURI());
        return "admin/password-link";
    }

    @PostMapping({INVITATION, RESET})
    String choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var account = links.choose(token, password).orElseThrow(LinkExpired::new);
            if (secondFactor.isOn(account.id())) {
                sessions.beginHalf(account, request);
                return SecondStepController.next(Errand.VISIT, model);
            }
            sessions.begin(account, request);
            return "redirect:/admin";
        } catch (WeakPassword weak) {
            model.addAttribute("weak", weak.reason());
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(token, request, model);
        }
    }
}
