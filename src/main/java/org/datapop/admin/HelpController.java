package org.datapop.admin;

import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells on one page how the site is written, for whoever sees it for the first time. */
@Controller
class HelpController {

    private final Desk desk;

    HelpController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/admin/help")
    String help() {
        desk.require(Action.READ, Subject.site());
        return "admin/help";
    }
}
