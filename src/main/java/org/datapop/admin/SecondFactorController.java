package org.datapop.admin;

import io.nayuki.qrcodegen.QrCode;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.datapop.accounts.SecondFactor;
import org.datapop.web.PublicAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** Where somebody connects their telephone, and disconnects it. */
@Controller
class SecondFactorController {

    private static final String PATH = "/admin/account/second-factor";
    private static final String ACCOUNT = "redirect:/admin/account";

    private final Desk desk;
    private final SecondFactor secondFactor;
    private final PublicAddress address;

    SecondFactorController(Desk desk, SecondFactor secondFactor, PublicAddress address) {
        this.desk = desk;
        this.secondFactor = secondFactor;
        this.address = address;
    }

    @GetMapping(PATH)
    String form(Model model) {
        return show("", model);
    }

    @Confirmed
    @PostMapping(PATH)
    String turnOn(
            @RequestParam(defaultValue = "") String code,
            HttpServletResponse response,
            Model model) {
        var codes = secondFactor.confirm(desk.account().id(), code);
        if (codes.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show("wrong", model);
        }
        model.addAttribute("codes", codes.get());
        return "admin/recovery-codes";
    }

    @Confirmed
    @PostMapping(PATH + "/codes")
    String renewCodes(Model model) {
        if (!secondFactor.isOn(desk.account().id())) {
            return ACCOUNT;
        }
        model.addAttribute("codes", secondFactor.renewCodes(desk.account().id()));
        return "admin/recovery-codes";
    }

    @Confirmed
    @PostMapping(PATH + "/removed")
    String turnOff() {
        secondFactor.turnOff(desk.account().id(), desk.account().actor());
        return ACCOUNT + "?off";
    }

    private String show(String problem, Model model) {
        var secret = secondFactor.begin(desk.account().id());
        if (secret.isEmpty()) {
            return ACCOUNT; // It is on.
        }
        var qr = QrCode.encodeText(uri(secret.get()), QrCode.Ecc.MEDIUM);
        model.addAttribute("problem", problem);
        model.addAttribute("secret", secret.get().replaceAll("(.{4})(?!$)", "$1 "));
        model.addAttribute("size", qr.size);
        model.addAttribute("dots", dots(qr));
        return "admin/second-factor";
    }

    /** As telephones read it: the format of Google Authenticator, which all others took over. */
    private String uri(String secret) {
        var issuer = encoded(address.host());
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                .formatted(issuer, encoded(desk.account().email()), secret, issuer);
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }

    /** The dark squares as an SVG path. */
    private static String dots(QrCode qr) {
        var path = new StringBuilder();
        for (var y = 0; y < qr.size; y++) {
            for (var x = 0; x < qr.size; x++) {
                if (qr.getModule(x, y)) {
                    path.append("M%d,%dh1v1h-1z".formatted(x, y));
                }
            }
        }
        return path.toString();
    }
}
