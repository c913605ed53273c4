package org.datapop.admin;

import java.util.UUID;
import org.datapop.accounts.Action;
import org.datapop.accounts.EmailAddress;
import org.datapop.accounts.Subject;
import org.datapop.mail.Mails;
import org.datapop.mail.Occasion;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows what became of the mails that the site wrote, so that nobody waits for one in vain. */
@Controller
class MailsController {

    private static final String PATH = "/admin/mails";

    private final Desk desk;
    private final Mails mails;

    MailsController(Desk desk, Mails mails) {
        this.desk = desk;
        this.mails = mails;
    }

    @GetMapping(PATH)
    String list(Model model) {
        desk.require(Action.ADMINISTER, Subject.site());
        model.addAttribute("mails", mails.latest());
        model.addAttribute("areSent", mails.areSent());
        return "admin/mails";
    }

    @PostMapping(PATH + "/{id}/again")
    String again(@PathVariable UUID id) {
        desk.require(Action.ADMINISTER, Subject.site());
        mails.again(id);
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/{id}/dropped")
    String drop(@PathVariable UUID id) {
        desk.require(Action.ADMINISTER, Subject.site());
        mails.drop(id);
        return "redirect:" + PATH;
    }

    /** To whoever asks for it. */
    @PostMapping(PATH + "/trial")
    String tryOut() {
        desk.require(Action.ADMINISTER, Subject.site());
        mails.write(Occasion.TRIAL, new EmailAddress(desk.account().email()));
        return "redirect:" + PATH;
    }
}
