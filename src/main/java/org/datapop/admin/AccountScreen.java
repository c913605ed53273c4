package org.datapop.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.datapop.accounts.Account;
import org.datapop.accounts.Passkeys;
import org.datapop.accounts.SecondFactor;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Shows somebody their own account, with what went wrong when they changed it. */
@Component
class AccountScreen {

    private final Desk desk;
    private final SecondFactor secondFactor;
    private final Passkeys passkeys;
    private final SignedIn signedIn;

    AccountScreen(Desk desk, SecondFactor secondFactor, Passkeys passkeys, SignedIn signedIn) {
        this.desk = desk;
        this.secondFactor = secondFactor;
        this.passkeys = passkeys;
        this.signedIn = signedIn;
    }

    /**
     * @param problem in the keys of its words; empty for none
     */
    String show(String problem, HttpServletRequest request, Model model) {
        var me = desk.account();
        model.addAttribute("account", me);
        if (!model.containsAttribute("name")) {
            model.addAttribute("name", me.name());
        }
        model.addAttribute("zones", zones(me));
        model.addAttribute("hasSecondFactor", secondFactor.isOn(me.id()));
        model.addAttribute("codesLeft", secondFactor.codesLeft(me.id()));
        model.addAttribute("passkeys", passkeys.of(me));
        model.addAttribute("places", signedIn.of(me, request));
        model.addAttribute("problem", problem);
        return "admin/account";
    }

    /** With their own, which an installation may have set to one that isn't of a place. */
    static SortedSet<String> zones(Account of) {
        var zones = new TreeSet<String>(List.of("UTC", of.timeZone().getId()));
        ZoneId.getAvailableZoneIds().stream()
                .filter(zone ->
                        zone.matches(
                                "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .forEach(zones::add);
        return zones;
    }
}
