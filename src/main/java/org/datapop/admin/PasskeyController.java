package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.datapop.accounts.Passkey;
import org.datapop.accounts.Passkeys;
import org.datapop.content.ContentGone;
import org.datapop.shared.TypedText;
import org.datapop.web.PublicAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody makes passkeys, names them and takes them away. */
@Controller
class PasskeyController {

    private static final String PATH = AccountController.PATH + "/passkeys";
    private static final String ACCOUNT = "redirect:" + AccountController.PATH;
    private static final int LONGEST_NAME = 60;

    private final Desk desk;
    private final Passkeys passkeys;
    private final PublicAddress address;

    PasskeyController(Desk desk, Passkeys passkeys, PublicAddress address) {
        this.desk = desk;
        this.passkeys = passkeys;
        this.address = address;
    }

    /** Posted, for it is confirmed before anything is made that the site would then refuse. */
    @Confirmed
    @PostMapping(PATH + "/new")
    String begin(HttpServletRequest request, Model model) {
        var agent = Optional.ofNullable(request.getHeader("User-Agent")).orElse("");
        model.addAttribute("browser", StaffBrowser.of(agent));
        return showNew("", model);
    }

    @Confirmed
    @PostMapping(PATH)
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String passkey,
            HttpServletResponse response,
            Model model) {
        if (isName(name) && passkeys.add(desk.account(), name.strip(), passkey)) {
            return ACCOUNT + "?passkey=added";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("name", name);
        return showNew(isName(name) ? "refused" : "name", model);
    }

    @GetMapping(PATH + "/{id}")
    String form(@PathVariable UUID id, Model model) {
        var passkey = find(id);
        return show(passkey, passkey.name(), "", model);
    }

    @PostMapping(PATH + "/{id}")
    String rename(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            HttpServletResponse response,
            Model model) {
        var passkey = find(id);
        if (!isName(name)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(passkey, name, "name", model);
        }
        passkeys.rename(desk.account(), passkey, name.strip());
        return ACCOUNT + "?passkey=renamed";
    }

    @Confirmed
    @PostMapping(PATH + "/{id}/removed")
    String remove(@PathVariable UUID id) {
        passkeys.remove(desk.account(), find(id));
        return ACCOUNT + "?passkey=removed";
    }

    private Passkey find(UUID id) {
        return passkeys.find(desk.account(), id)
                .orElseThrow(() -> new ContentGone("They have no passkey " + id));
    }

    private static boolean isName(String name) {
        return !name.isBlank() && TypedText.isLine(name, LONGEST_NAME);
    }

    private String showNew(String problem, Model model) {
        model.addAttribute("problem", problem);
        model.addAttribute("options", passkeys.begin(desk.account()));
        model.addAttribute("origin", address.origin());
        return "admin/passkey-new";
    }

    private static String show(Passkey passkey, String name, String problem, Model model) {
        model.addAttribute("passkey", passkey);
        model.addAttribute("name", name);
        model.addAttribute("problem", problem);
        return "admin/passkey";
    }
}
