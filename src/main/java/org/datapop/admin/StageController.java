package org.datapop.admin;

import org.datapop.accounts.Action;
import org.datapop.accounts.Subject;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The empty frame that a page is put into while it is typed. */
@Controller
class StageController {

    static final String STAGE = "/admin/stage";

    private final Desk desk;

    StageController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping(STAGE)
    String stage() {
        desk.require(Action.READ, Subject.site());
        return "admin/stage";
    }
}
