package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import org.datapop.accounts.Account;
import org.datapop.accounts.EmailChanges;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where the link leads that was mailed to an address by which somebody wants to sign in. Opening it
 * changes nothing, for programs open links too; and it signs nobody in.
 */
@Controller
class EmailLinkController {

    private static final String PATH = "/admin/email/{token}";

    private final EmailChanges changes;
    private final StaffSessions sessions;

    EmailLinkController(EmailChanges changes, StaffSessions sessions) {
        this.changes = changes;
        this.sessions = sessions;
    }

    @GetMapping(PATH)
    String form(@PathVariable String token, HttpServletRequest request, Model model) {
        model.addAttribute("proof", changes.look(token).orElseThrow(LinkExpired::new));
        model.addAttribute("action", request.getRequestURI());
        return "admin/email-link";
    }

    @PostMapping(PATH)
    String confirm(@PathVariable String token, HttpServletRequest request) {
        // Whoever is signed in has to be asked before nobody is any more.
        var here = SecurityContextHolder.getContext().getAuthentication();
        var account = changes.confirm(token).orElseThrow(LinkExpired::new);
        if (here instanceof Staff staff && isSame(staff.account(), account)) {
            sessions.begin(account, request);
            return "redirect:/admin/account?readdressed";
        }
        return "redirect:" + AdminSecurity.SIGN_IN + "?readdressed";
    }

    private static boolean isSame(Account one, Account other) {
        return one.id().equals(other.id());
    }
}
