package org.datapop.admin;

import org.datapop.content.ContentGone;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Says to the staff on a screen of their own that there is nothing at an address. */
@Controller
class NowhereController {

    @GetMapping("/admin/**")
    void nothing() {
        throw new ContentGone("There is no such screen");
    }
}
