package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.EmailTaken;
import org.datapop.accounts.WeakPassword;
import org.datapop.shared.TypedText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the first administrator begins, by the link in the log of the server. */
@Controller
class FirstRunController {

    private final FirstRun firstRun;
    private final StaffSessions sessions;

    FirstRunController(FirstRun firstRun, StaffSessions sessions) {
        this.firstRun = firstRun;
        this.sessions = sessions;
    }

    @GetMapping("/admin/first-run/{token}")
    String form(@PathVariable String token, Model model) {
        firstRun.require(token);
        model.addAttribute("form", firstRun.form());
        return "admin/first-run";
    }

    /** Path variables are no attributes of the model when a form is shown again. */
    @ModelAttribute("token")
    String token(@PathVariable String token) {
        return token;
    }

    @PostMapping("/admin/first-run/{token}")
    String begin(
            @PathVariable String token,
            @Valid @ModelAttribute("form") FirstRunForm form,
            BindingResult problems,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        firstRun.require(token);
        if (!problems.hasFieldErrors("email") && !EmailAddress.isAddress(form.email().strip())) {
            problems.rejectValue("email", "Email");
        }
        refuseIllegible("name", form.name(), problems);
        refuseIllegible("siteName", form.siteName(), problems);
        if (!problems.hasErrors()) {
            try {
                var account = firstRun.begin(token, form).orElseThrow(LinkExpired::new);
                sessions.begin(account, request);
                return "redirect:/admin";
            } catch (WeakPassword weak) {
                model.addAttribute("weak", weak.reason());
            } catch (EmailTaken _) {
                problems.rejectValue("email", "Taken");
                model.addAttribute("taken", true);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "admin/first-run";
    }

    /** How long they are was looked at before. */
    private static void refuseIllegible(String field, String typed, BindingResult problems) {
        if (!problems.hasFieldErrors(field) && !TypedText.isLine(typed.strip(), typed.length())) {
            problems.rejectValue(field, "Illegible");
        }
    }
}
